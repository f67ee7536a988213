"""What is written in a field and not sent yet outlives a crash, for each agent on its own."""

from PySide6.QtCore import QObject

from studio.ui.components import TextArea
from studio.ui.scratch import Scratch


class Written(QObject):
    def __init__(self, field: TextArea, scratch: Scratch) -> None:
        super().__init__(field)
        self._field, self._scratch, self._place = field, scratch, ""
        field.textChanged.connect(self._keep)

    def load(self, place: str) -> None:
        """Show what was written at that place last."""
        self._place = ""
        self._field.set_value(self._scratch.text(place))
        self._place = place

    def _keep(self) -> None:
        if self._place:
            self._scratch.keep(self._place, self._field.toPlainText())
