"""Says over the field that an earlier question is being written anew, and what becomes of its answer."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import ElidedLabel, IconButton, IconLabel
from studio.ui.language import tr
from studio.ui.theme import space


class EditStrip(QWidget):
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._said = ElidedLabel("", "caption", "secondary")
        self.cancel = IconButton("close", tr("Do not edit (Esc)"), small=True)
        self.cancel.clicked.connect(self.cancelled)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(IconLabel("pencil-outline", "text.secondary", "icon.small"))
        line.addWidget(self._said, 1)
        line.addWidget(self.cancel)
        self.hide()

    def tell(self, number: int) -> None:
        """`number` counts questions from 0."""
        said = tr("Editing question {number}: its earlier answers stay reachable", number=number + 1)
        self._said.set_text(said)
        self.show()
