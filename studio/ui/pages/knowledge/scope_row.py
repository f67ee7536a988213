"""The filters of the search test in words, and a cross that clears them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import ElidedLabel, IconButton
from studio.ui.language import tr
from studio.ui.theme import space


class ScopeRow(QWidget):
    cleared = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = ElidedLabel("", "caption", "secondary")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        clear = IconButton("close", tr("Clear the filters"), small=True)
        clear.clicked.connect(self.cleared)
        layout.addWidget(self._told, 1)
        layout.addWidget(clear)

    def tell(self, said: Sequence[str]) -> None:
        self._told.set_text(" · ".join(said))
        self.setVisible(bool(said))

    def told(self) -> str:
        return self._told.full_text()
