"""The agents: three lists, what narrows them, and what to do when there are none."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from studio.catalogue import SubmissionState
from studio.ui.components import Card, Segmented, Select, TextField, Waiting, label
from studio.ui.language import tr
from studio.ui.pages.agents.empty import empty_state
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.list import AgentsList
from studio.ui.pages.agents.narrowing import Narrowing, Order, State, owners
from studio.ui.theme import size, space

EDITED, USED, ARCHIVED = "edited", "used", "archived"
_SOON_MILLISECONDS = 60


class AgentsView(QWidget):
    """Signals of an agent bring its id, and whether it is one that is only used."""

    opened = Signal(str, bool)
    renamed = Signal(str)
    duplicated = Signal(str)
    exported = Signal(str)
    archived = Signal(str)
    brought_back = Signal(str)
    deleted = Signal(str, bool)
    created = Signal()
    sample_wanted = Signal()
    catalogue_opened = Signal()
    dropped = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._lines: dict[str, list[AgentLine]] = {EDITED: [], USED: [], ARCHIVED: []}
        self._known: set[str] = set()
        self._stand, self._submitted = "", dict[str, SubmissionState]()
        self._which = Segmented([(EDITED, tr("I edit")), (USED, tr("I use")), (ARCHIVED, tr("Archived"))])
        self.search = TextField(tr("Search agents"), "magnify")
        self.state, self.owner, self.order = Select(_states()), Select(), Select(_orders())
        self._found = label("", "dense", "muted")
        self.list, self._stack = AgentsList(), QStackedWidget()
        card = Card(padded=False, fill=True)
        card.body.addWidget(self.list)
        self._stack.addWidget(card)
        self.waiting = Waiting(self._stack)
        self._column = layout = QVBoxLayout(self)
        layout.addLayout(self._top())
        layout.addWidget(self.waiting, 1)
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MILLISECONDS)
        self._soon.timeout.connect(self._draw)
        self.setAcceptDrops(True)
        self._connect()

    def show_lines(self, which: str, lines: Sequence[AgentLine]) -> None:
        """`which` is EDITED, USED or ARCHIVED; a standing that was known is shown until it is known anew."""
        before = {line.id: line.standing for line in self._lines[which]}
        self._lines[which] = [line.with_standing_of(before) for line in lines]
        self._known.add(which)
        self._which.set_text(which, _titles(len(lines))[which])
        if which == self._which.value():
            self._offer_owners()
            self._fit()
            self._draw()

    def show_standing(self, line: AgentLine) -> None:
        """Readiness of one agent has been found out; a moment's worth of them is painted at once."""
        self._lines[EDITED] = [line if old.id == line.id else old for old in self._lines[EDITED]]
        if not self._soon.isActive():
            self._soon.start()

    def show_submitted(self, states: Mapping[str, SubmissionState]) -> None:
        """How the newest submission of each stands."""
        self._submitted = dict(states)
        self._soon.start()

    def stand_at(self, agent: str) -> None:
        """Make it the current one, as soon as it is among those shown."""
        self._stand = agent

    def show_which(self, which: str) -> None:
        self._which.set_value(which)
        self._turn()

    def show_builds(self, builds: bool) -> None:
        """Who only uses agents has one list."""
        self._which.setVisible(builds)
        if not builds:
            self.show_which(USED)

    def which(self) -> str:
        return self._which.value()

    def rows(self) -> list[AgentLine]:
        """Those that are shown, as they stand."""
        return [] if self._stack.currentIndex() else self.list.lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        low, edge = self.window().height() < size("breakpoints.low"), space("page")
        above = space("3") if low else edge
        self._column.setContentsMargins(edge, above, edge, above)
        self._column.setSpacing(space("3") if low else space("gap"))
        self._fit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = _file(event)
        if file is not None:
            event.acceptProposedAction()
            self.dropped.emit(str(file))

    def _draw(self) -> None:
        which = self._which.value()
        if which not in self._known:
            return
        found = self._narrowing().of(self._lines[which])
        if which == EDITED:
            found = [replace(line, submitted=self._submitted.get(line.id)) for line in found]
        self._found.setText(tr("{count} shown", count=len(found)) if self._is_narrowed() else "")
        while self._stack.count() > 1:
            self._stack.widget(1).deleteLater()
            self._stack.removeWidget(self._stack.widget(1))
        if found:
            self.list.show_lines(found, used=which == USED, archive=which == ARCHIVED)
            self._stand_there()
        else:
            self._stack.setCurrentIndex(self._stack.addWidget(self._empty(which)))
        self.waiting.show_content()

    def _stand_there(self) -> None:
        if self.list.agents.row_of(self._stand) >= 0:
            self.list.stand_at(self._stand)
            self._stand = ""

    def _empty(self, which: str) -> QWidget:
        empty = empty_state(which, searched=bool(self._lines[which]))
        if which == USED:
            empty.primary_clicked.connect(self.catalogue_opened)
        elif which == EDITED:
            empty.primary_clicked.connect(self._clear if self._lines[which] else self.created)
            empty.secondary_clicked.connect(self.sample_wanted)
        return empty

    def _narrowing(self) -> Narrowing:
        edited = self._which.value() == EDITED
        return Narrowing(
            self.search.text(),
            State(self.state.value()) if edited else State.ANY,
            self.owner.value() if edited else "",
            Order(self.order.value()) if edited else Order.CHANGED,
        )

    def _is_narrowed(self) -> bool:
        narrowing = self._narrowing()
        return bool(narrowing.words or narrowing.state or narrowing.owner)

    def _clear(self) -> None:
        self.search.clear()
        self.state.set_value("")
        self.owner.set_value("")
        self._draw()

    def _turn(self) -> None:
        self._offer_owners()
        self._fit()
        self._draw()

    def _offer_owners(self) -> None:
        chosen, names = self.owner.value(), owners(self._lines[EDITED])
        self.owner.set_options([("", tr("All offices")), *((name, name) for name in names)])
        self.owner.set_value(chosen if chosen in names else "")

    def _fit(self) -> None:
        """What narrows further gives way first."""
        edited, width = self._which.value() == EDITED, self.width()
        self.state.setVisible(edited and width >= size("room.two.columns"))
        self.order.setVisible(edited and width >= size("room.two.columns"))
        self.owner.setVisible(edited and width >= size("room.readiness") and self.owner.count() > 2)
        self._found.setVisible(width >= size("room.readiness"))

    def _top(self) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setSpacing(space("3"))
        self.search.setAccessibleName(tr("Search agents"))
        self.search.setMaximumWidth(size("search"))
        for field, name in ((self.state, tr("State")), (self.owner, tr("Office")), (self.order, tr("Order"))):
            field.setAccessibleName(name)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            field.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            field.setMaximumWidth(size("column.most"))
        top.addWidget(self._which)
        top.addWidget(self.search, 1)
        for field in (self.state, self.owner, self.order):
            top.addWidget(field)
        top.addStretch(1)
        top.addWidget(self._found)
        return top

    def _connect(self) -> None:
        self._which.chosen.connect(self._turn)
        self.search.textChanged.connect(self._draw)
        for field in (self.state, self.owner, self.order):
            field.chosen.connect(self._draw)
        self.list.opened.connect(self._open)
        self.list.deleted.connect(self._delete)
        for theirs, ours in (
            (self.list.renamed, self.renamed), (self.list.duplicated, self.duplicated),
            (self.list.exported, self.exported), (self.list.archived, self.archived),
            (self.list.brought_back, self.brought_back),
        ):  # fmt: skip
            theirs.connect(ours)

    def _open(self, agent: str) -> None:
        self.opened.emit(agent, self._which.value() == USED)

    def _delete(self, agent: str) -> None:
        self.deleted.emit(agent, self._which.value() == USED)


def _titles(count: int) -> dict[str, str]:
    return {
        EDITED: tr("I edit {count}", count=count),
        USED: tr("I use {count}", count=count),
        ARCHIVED: tr("Archived {count}", count=count),
    }


def _states() -> list[tuple[str, str]]:
    return [
        (State.ANY.value, tr("Any state")),
        (State.OPEN.value, tr("Something missing")),
        (State.READY.value, tr("Ready to submit")),
        (State.UNTESTED.value, tr("Not tested yet")),
        (State.FAILED.value, tr("Tests failed")),
    ]


def _orders() -> list[tuple[str, str]]:
    return [
        (Order.CHANGED.value, tr("Last changed")),
        (Order.NAME.value, tr("By name")),
        (Order.READINESS.value, tr("By readiness")),
    ]


def _file(event: QDropEvent) -> Path | None:
    """One folder or zip; the import says what is wrong with any other."""
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
