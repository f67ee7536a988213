"""“‹ 2 / 3 ›”: a question was asked in several ways, and this is one of them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import IconButton, label
from studio.ui.language import tr


class Siblings(QWidget):
    """`wanted` brings the number of the one to go to; `branches` is which of how many, counted from 1."""

    wanted = Signal(int)

    def __init__(self, branches: tuple[int, int]) -> None:
        super().__init__()
        self._which, self._total = branches
        self.before = IconButton("chevron-left", tr("Earlier version of this question"), small=True)
        self.after = IconButton("chevron-right", tr("Later version of this question"), small=True)
        self.before.setEnabled(self._which > 1)
        self.after.setEnabled(self._which < self._total)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(0)
        self.told = label(f"{self._which} / {self._total}", "caption", "muted")
        for part in (self.before, self.told, self.after):
            line.addWidget(part)
        self.before.clicked.connect(self._go_back)
        self.after.clicked.connect(self._go_on)

    def _go_back(self) -> None:
        self.wanted.emit(self._which - 1)

    def _go_on(self) -> None:
        self.wanted.emit(self._which + 1)
