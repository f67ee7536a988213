"""The list of agents: two segments, a search, and rows or what to do when there are none."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import EmptyState, RowList, ScrollPage, Segmented, TextField, clear_layout
from studio.ui.language import tr
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.rows import AgentRow
from studio.ui.theme import size, space

EDITED, USED = "edited", "used"


class AgentsView(QWidget):
    opened = Signal(str, bool)
    renamed = Signal(str)
    duplicated = Signal(str)
    exported = Signal(str)
    deleted = Signal(str, bool)
    created = Signal()
    sample_wanted = Signal()
    catalogue_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, list[AgentLine]] = {EDITED: [], USED: []}
        self._which = Segmented([(EDITED, tr("I edit")), (USED, tr("I use"))])
        self.search = TextField(tr("Search agents"), "magnify")
        self.search.setAccessibleName(tr("Search agents"))
        self.search.setMaximumWidth(size("search"))
        self._scroll = ScrollPage()
        self._below = QVBoxLayout()
        top = QHBoxLayout()
        top.setSpacing(space("3"))
        top.addWidget(self._which)
        top.addWidget(self.search, 1)
        top.addStretch(1)
        self._scroll.column.addLayout(top)
        self._scroll.column.addLayout(self._below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)
        self._which.chosen.connect(self._draw)
        self.search.textChanged.connect(self._draw)

    def show_lines(self, which: str, lines: Sequence[AgentLine]) -> None:
        """`which` is EDITED or USED."""
        self._lines[which] = list(lines)
        words = {EDITED: tr("I edit {count}", count=len(lines)), USED: tr("I use {count}", count=len(lines))}
        self._which.set_text(which, words[which])
        if which == self._which.value():
            self._draw()

    def show_standing(self, line: AgentLine) -> None:
        """Readiness of one agent has been found out."""
        self._lines[EDITED] = [line if old.id == line.id else old for old in self._lines[EDITED]]
        for row in self.rows():
            if self._which.value() == EDITED and row.line.id == line.id:
                row.show_standing(line)
                row.fit(self.width())

    def show_which(self, which: str) -> None:
        self._which.set_value(which)
        self._draw()

    def rows(self) -> list[AgentRow]:
        return self.findChildren(AgentRow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for row in self.rows():
            row.fit(self.width())

    def _draw(self) -> None:
        clear_layout(self._below)
        which = self._which.value()
        lines = self._lines[which]
        found = [line for line in lines if line.holds(self.search.text())]
        self._below.addWidget(self._list(found, which) if found else self._empty(which, searched=bool(lines)))

    def _list(self, lines: Sequence[AgentLine], which: str) -> RowList:
        rows = [AgentRow(line, used=which == USED) for line in lines]
        for row in rows:
            row.opened.connect(self._open)
            row.renamed.connect(self._rename)
            row.duplicated.connect(self._duplicate)
            row.exported.connect(self._export)
            row.deleted.connect(self._delete)
            row.fit(self.width())
        card = RowList()
        card.set_rows(rows)
        return card

    def _empty(self, which: str, *, searched: bool) -> EmptyState:
        if searched:
            return EmptyState(
                "magnify",
                tr("No agent of that name"),
                tr("Search for part of its name or of the office it belongs to."),
            )
        if which == USED:
            text = tr(
                "Agents that colleagues have released stand in the catalogue; install one and it is here."
            )
            empty = EmptyState(
                "storefront-outline", tr("No agent installed yet"), text, tr("Open the catalogue")
            )
            empty.primary_clicked.connect(self.catalogue_opened)
            return empty
        text = tr(
            "An agent answers colleagues' questions from your office's documents and names where it stands."
        )
        empty = EmptyState(
            "robot-outline", tr("No agent yet"), text, tr("New agent"), tr("Try it with the sample")
        )
        empty.primary_clicked.connect(self.created)
        empty.secondary_clicked.connect(self.sample_wanted)
        return empty

    def _open(self) -> None:
        row = self._sender()
        self.opened.emit(row.line.id, self._which.value() == USED)

    def _rename(self) -> None:
        self.renamed.emit(self._sender().line.id)

    def _duplicate(self) -> None:
        self.duplicated.emit(self._sender().line.id)

    def _export(self) -> None:
        self.exported.emit(self._sender().line.id)

    def _delete(self) -> None:
        self.deleted.emit(self._sender().line.id, self._which.value() == USED)

    def _sender(self) -> AgentRow:
        row = self.sender()
        assert isinstance(row, AgentRow)
        return row
