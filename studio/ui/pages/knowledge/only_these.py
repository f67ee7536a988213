"""Says that the table shows only some documents, of one load say, and calls that off."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import IconButton, Tag
from studio.ui.language import tr
from studio.ui.theme import space


class OnlyThese(QWidget):
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._names: frozenset[str] | None = None
        self._tag = Tag("", "accent", "filter-variant")
        stop = IconButton("close", tr("Show all again"), small=True)
        stop.clicked.connect(self._end)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        layout.addWidget(self._tag)
        layout.addWidget(stop)
        self.hide()

    def names(self) -> frozenset[str] | None:
        return self._names

    def show_names(self, title: str, names: Sequence[str]) -> None:
        self._names = frozenset(names)
        self._tag.set(title, "accent")
        self.show()

    def forget(self) -> None:
        self._names = None
        self.hide()

    def _end(self) -> None:
        self.forget()
        self.ended.emit()
