"""A line that is being written and not saved yet: kept as it is typed, put back when one comes again."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLineEdit

from studio.ui.components import Segmented, Select
from studio.ui.scratch import Scratch


class TypedLine(QObject):
    """In sight where `choice` stands on `side`: who chooses the other one gives up what they wrote."""

    def __init__(
        self, field: QLineEdit, choice: Segmented | Select, side: str, place: str, scratch: Scratch
    ) -> None:
        super().__init__(field)
        self._field, self._choice, self._side = field, choice, side
        self._place, self._scratch = place, scratch
        field.textEdited.connect(self._keep)
        choice.chosen.connect(self._note_choice)

    def put_back(self) -> None:
        if typed := self._scratch.text(self._place):
            self._choice.set_value(self._side)
            self._choice.chosen.emit(self._side)
            self._field.setText(typed)

    def forget(self) -> None:
        self._scratch.forget(self._place)

    def _keep(self, text: str) -> None:
        self._scratch.keep(self._place, text)

    def _note_choice(self, side: str) -> None:
        if side != self._side:
            self.forget()
