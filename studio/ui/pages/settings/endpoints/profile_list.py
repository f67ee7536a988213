"""The endpoints there are, one a row: name over server, and what is worth knowing before it is opened."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.components import Button, ListRow, Tag, clear_layout, hairline, label, scrolling
from studio.ui.language import tr
from studio.ui.theme import size, space


@dataclass(frozen=True)
class ProfileLine:
    """`broken` says it when its last probe found that agents cannot use it."""

    id: str
    name: str
    server: str
    practice: bool = False
    default: bool = False
    broken: str = ""


class ProfileList(QWidget):
    chosen = Signal(str)
    added = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listColumn")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.add = Button(tr("Add"), icon="plus", small=True)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        note = tr("Keys are kept in the system keyring, never in a file, and never leave with an agent.")
        self._note = label(note, "caption", "muted", wrap=True)
        self._note.setContentsMargins(space("4"), space("4"), space("4"), space("4"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._head())
        layout.addWidget(hairline())
        layout.addWidget(self._scrolled(), 1)
        self.add.clicked.connect(self.added)

    def show_profiles(self, lines: Sequence[ProfileLine], current: str) -> None:
        clear_layout(self._rows)
        for line in lines:
            row = _row(line)
            row.set_selected(line.id == current)
            row.opened.connect(self._choose)
            self._rows.addWidget(row)

    def rows(self) -> list[ListRow]:
        found = (self._rows.itemAt(index).widget() for index in range(self._rows.count()))
        return [row for row in found if isinstance(row, ListRow)]

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setContentsMargins(space("4"), space("2"), space("4"), space("2"))
        head.addWidget(label(tr("Model endpoints"), "section"), 1)
        head.addWidget(self.add)
        return head

    def _scrolled(self) -> QScrollArea:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(self._rows)
        column.addWidget(self._note)
        column.addStretch(1)
        area = scrolling(whole)
        area.setMinimumHeight(size("row.two"))
        return area

    def _choose(self) -> None:
        self.chosen.emit(str(self.sender().property("endpoint")))


def _row(line: ProfileLine) -> ListRow:
    """One tag at most, the one that tells most: the name needs the room. Its colour tells of practice."""
    default = tr("Default")
    tagged = not line.broken and not line.practice
    below = f"{default} · {line.server}" if line.default and not tagged else line.server
    row = ListRow("flask-outline" if line.practice else "server-outline", line.name, below)
    if line.broken:
        row.extra.addWidget(Tag(line.broken, "danger"))
    elif line.default and tagged:
        row.extra.addWidget(Tag(default, "plain"))
    row.setProperty("endpoint", line.id)
    return row
