"""My agents as a table: how ready each is, how its last test went, and the first missing thing as a link."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from studio.ui.components import EmptyState, RowList
from studio.ui.language import tr
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.home.agent_row import AgentRow, AgentsHead, UsedRow
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.pages.home.told import Told


class AgentRows(RowList):
    """`opened` an agent, `led` to what it needs, `used` one that is only used."""

    opened = Signal(str)
    led = Signal(str, str)
    used = Signal(str)
    created = Signal()
    sample_wanted = Signal()
    catalogue_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._told = Told()

    def show_facts(self, facts: HomeFacts, most: int) -> None:
        lines = (facts.agents if facts.builds else facts.used)[:most]
        if not self._told.is_new(facts.builds, lines, facts.live, facts.returned):
            return
        if not facts.builds:
            self._show_used(lines)
            return
        rows = [self._row(line, facts) for line in lines]
        self.set_rows([AgentsHead(), *rows] if rows else [self._empty()])
        self._fit()

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent
        self._fit()

    def _fit(self) -> None:
        for row in self.rows():
            if isinstance(row, AgentsHead | AgentRow):
                row.columns.fit(self.width())

    def _show_used(self, lines: Sequence[AgentLine]) -> None:
        rows = [self._used_row(line) for line in lines]
        self.set_rows(rows or [self._nothing_used()])

    def _row(self, line: AgentLine, facts: HomeFacts) -> AgentRow:
        row = AgentRow(line, facts.live, facts.returned)
        row.opened.connect(self._open)
        row.led.connect(self._lead)
        return row

    def _used_row(self, line: AgentLine) -> UsedRow:
        row = UsedRow(line)
        row.opened.connect(self._use)
        return row

    def _empty(self) -> EmptyState:
        empty = EmptyState(
            "robot-outline",
            tr("No agents yet"),
            tr("An agent answers questions from your department's documents."),
            tr("New agent"),
            tr("Try the flood-duty sample"),
        )
        empty.primary_clicked.connect(self.created)
        empty.secondary_clicked.connect(self.sample_wanted)
        return empty

    def _nothing_used(self) -> EmptyState:
        text = tr("Agents that colleagues have released stand in the catalogue; install one and it is here.")
        empty = EmptyState("storefront-outline", tr("No agent installed yet"), text, tr("Open the catalogue"))
        empty.primary_clicked.connect(self.catalogue_wanted)
        return empty

    def _open(self) -> None:
        self.opened.emit(self._sender().line.id)

    def _lead(self, need: str) -> None:
        self.led.emit(self._sender().line.id, need)

    def _use(self) -> None:
        row = self.sender()
        assert isinstance(row, UsedRow)
        self.used.emit(row.line.id)

    def _sender(self) -> AgentRow:
        row = self.sender()
        assert isinstance(row, AgentRow)
        return row
