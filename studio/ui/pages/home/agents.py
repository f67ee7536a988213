"""My agents in rows: how ready each is, how its last test went, and the first thing that is missing."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from studio.ui.components import EmptyState, ListRow, RowList, StatusLabel, label, restyle
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.home.facts import AgentLine, Missing
from studio.ui.theme import size, space


def missing_text(missing: Missing) -> str:
    return {
        Missing.NOTHING: tr("Ready to submit"),
        Missing.INSTRUCTIONS: tr("No instructions yet"),
        Missing.KNOWLEDGE: tr("No knowledge base yet"),
        Missing.TESTS: tr("No test cases yet"),
        Missing.TEST_RUN: tr("Not tested as it is now"),
        Missing.FAILED_TESTS: tr("Tests failed"),
    }[missing]


class AgentRows(RowList):
    opened = Signal(str)
    created = Signal()
    sample_wanted = Signal()

    def show_agents(self, agents: tuple[AgentLine, ...]) -> None:
        if agents:
            self.set_rows([self._row(agent) for agent in agents])
            return
        empty = EmptyState(
            "robot-outline",
            tr("No agents yet"),
            tr("An agent answers questions from your department's documents."),
            tr("New agent"),
            tr("Try the flood-duty sample"),
        )
        empty.primary_clicked.connect(self.created)
        empty.secondary_clicked.connect(self.sample_wanted)
        self.set_rows([empty])

    def _row(self, agent: AgentLine) -> ListRow:
        action = tr("Open") if agent.missing is Missing.NOTHING else tr("Go on")
        row = ListRow(agent.icon, agent.name, tr("Draft {version}", version=agent.version), action=action)
        row.setProperty("agent", agent.id)
        row.extra.addWidget(_Readiness(agent))
        row.extra.addWidget(_last_test(agent))
        row.opened.connect(self._open)
        row.acted.connect(self._open)
        return row

    def _open(self) -> None:
        self.opened.emit(str(self.sender().property("agent")))


class _Readiness(QWidget):
    """A bar and a number; hidden where the window is too narrow for both it and the name."""

    def __init__(self, agent: AgentLine) -> None:
        super().__init__()
        self.setToolTip(missing_text(agent.missing))
        bar = QProgressBar(textVisible=False)
        bar.setFixedWidth(size("meter.wide"))
        bar.setRange(0, agent.needed)
        bar.setValue(agent.ready)
        if agent.missing is Missing.NOTHING:
            bar.setProperty("tone", "success")
            restyle(bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        layout.addWidget(bar)
        layout.addWidget(label(f"{agent.ready} / {agent.needed}", "dense", "secondary"))


def _last_test(agent: AgentLine) -> QWidget:
    holder = QWidget()
    holder.setFixedWidth(size("section.list") + space("10"))
    layout = QHBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(StatusLabel(*_verdict(agent)))
    layout.addStretch(1)
    return holder


def _verdict(agent: AgentLine) -> tuple[str, str]:
    score = f"{agent.passed} / {agent.total}"
    if agent.missing is Missing.NOTHING:
        return f"{score} · {short_time(agent.tested)}", "success"
    if agent.tested:
        return f"{score} {missing_text(agent.missing)}", "warning"
    never = agent.missing is Missing.TEST_RUN
    return tr("Not tested yet") if never else missing_text(agent.missing), "muted"
