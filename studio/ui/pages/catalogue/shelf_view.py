"""The catalogue's front: filters, search, banners and cards."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Banner, EmptyState, ScrollPage, Segmented, TextField, Waiting, label
from studio.ui.language import tr
from studio.ui.pages.catalogue.card import AgentCard
from studio.ui.pages.catalogue.card_grid import CardGrid
from studio.ui.pages.catalogue.filters import Filters
from studio.ui.pages.catalogue.how_it_gets_here import HowItGetsHere
from studio.ui.pages.catalogue.shelf import ShelfAgent, Wanted
from studio.ui.theme import size, space


class ShelfView(QWidget):
    passport_opened = Signal(str)
    install_chosen = Signal(str)
    use_chosen = Signal(str)
    agents_opened = Signal()
    reviews_opened = Signal()
    narrowed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filters, self.grid, self.body = Filters(self), CardGrid(), ScrollPage()
        self.search = TextField(tr("Name, purpose, office"), "magnify")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search the catalogue"))
        self.segments = Segmented(
            [("", tr("All")), ("here", tr("Installed")), ("update", tr("To be updated"))]
        )
        self._count = label("", "dense", "muted")
        self._banners = QVBoxLayout()
        self._nothing = self._make_nothing()
        self.teaching = HowItGetsHere()
        self._wanted = Wanted()
        self.waiting = Waiting(self.body)
        self._arrange()
        self._connect()

    @property
    def wanted(self) -> Wanted:
        category, department = self._wanted.category, self._wanted.department
        return Wanted(category, department, self.search.value(), self.segments.value())

    def show_cards(self, agents: Sequence[ShelfAgent], busy: frozenset[str], *, empty: bool) -> None:
        """`empty`: the whole catalogue holds nothing yet."""
        cards = [self._card(agent, busy) for agent in agents]
        self.grid.set_cards(cards)
        self.grid.setVisible(bool(cards))
        self._bar.setVisible(not empty)
        self.teaching.setVisible(empty)
        self._nothing.setVisible(not cards and not empty)
        self._count.setText(tr("{count} agents shown", count=len(cards)))

    def show_updates(self, count: int) -> None:
        text = tr("To be updated")
        self.segments.set_text("update", f"{text} {count}" if count else text)

    def set_banners(self, banners: Sequence[Banner]) -> None:
        while self._banners.count():
            old = self._banners.takeAt(0).widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for banner in banners:
            self._banners.addWidget(banner)

    def set_busy(self, agent: str, busy: bool) -> None:
        for card in self.cards():
            if card.agent.id == agent:
                card.set_busy(busy)

    def cards(self) -> list[AgentCard]:
        return [card for card in self.grid.cards() if isinstance(card, AgentCard)]

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        narrow = width < size("breakpoints.narrow")
        self.filters.fit(narrow=narrow, as_list=width >= size("breakpoints.compact.rail"))

    def _arrange(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.filters.side)
        row.addWidget(self.waiting, 1)
        self._banners.setSpacing(space("2"))
        self._bar = self._make_bar()
        self.body.column.addLayout(self._banners)
        for part in (self._bar, self.grid, self._nothing, self.teaching):
            self.body.column.addWidget(part)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        whole, line = QVBoxLayout(bar), QHBoxLayout()
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space("3"))
        line.setSpacing(space("3"))
        line.addWidget(self.search, 1)
        line.addWidget(self.segments)
        self.search.setMaximumWidth(size("chat.min"))
        line.addStretch(1)
        line.addWidget(self._count)
        whole.addWidget(self.filters.drop_down)
        whole.addLayout(line)
        return bar

    def _make_nothing(self) -> EmptyState:
        text = tr("Other words may help, or another category.")
        nothing = EmptyState("magnify", tr("No agent fits"), text, secondary=tr("Show all"))
        nothing.secondary_clicked.connect(self._show_all)
        return nothing

    def _connect(self) -> None:
        self.filters.chosen.connect(self._narrow)
        self.search.textChanged.connect(self.narrowed)
        self.segments.chosen.connect(self.narrowed)
        self.teaching.agents_opened.connect(self.agents_opened)
        self.teaching.reviews_opened.connect(self.reviews_opened)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search.setFocus)

    def _card(self, agent: ShelfAgent, busy: frozenset[str]) -> AgentCard:
        card = AgentCard(agent)
        card.passport_opened.connect(self.passport_opened)
        card.install_chosen.connect(self.install_chosen)
        card.use_chosen.connect(self.use_chosen)
        card.set_busy(agent.id in busy)
        return card

    def _narrow(self, category: str, department: str) -> None:
        self._wanted = Wanted(category, department)
        self.narrowed.emit()

    def _show_all(self) -> None:
        self._wanted = Wanted()
        self.filters.reset()
        self.search.clear()
        self.segments.set_value("")
        self.narrowed.emit()
