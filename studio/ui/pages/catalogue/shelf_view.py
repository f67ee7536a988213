"""The catalogue's front: filters, search, banners and cards."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.catalogue import Sort, Wanted
from studio.ui.components import (
    Banner,
    Button,
    EmptyState,
    FlowLayout,
    ScrollPage,
    Segmented,
    TextField,
    Waiting,
    label,
)
from studio.ui.language import tr
from studio.ui.pages.catalogue.card import AgentCard
from studio.ui.pages.catalogue.card_grid import CardGrid
from studio.ui.pages.catalogue.filters import Filters
from studio.ui.pages.catalogue.how_it_gets_here import HowItGetsHere
from studio.ui.pages.catalogue.shelf import Asked, Here, ShelfAgent
from studio.ui.theme import size, space

_LONGEST_QUERY = 200


class ShelfView(QWidget):
    passport_opened = Signal(str)
    install_chosen = Signal(str)
    use_chosen = Signal(str)
    agents_opened = Signal()
    reviews_opened = Signal()
    narrowed = Signal()
    typed = Signal()
    more_wanted = Signal()
    placed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filters, self.grid, self.body = Filters(self), CardGrid(), ScrollPage()
        self._in_page, self._finding = False, QHBoxLayout()
        self.search = TextField(tr("Name, purpose, office, document"), "magnify")
        self.search.setClearButtonEnabled(True)
        self.search.setAccessibleName(tr("Search the catalogue"))
        self.order = Segmented(
            [(Sort.USED, tr("Most used")), (Sort.NEWEST, tr("Newest")), (Sort.RATED, tr("Best rated"))]
        )
        self.order.setAccessibleName(tr("Order"))
        self.segments = Segmented(
            [(Here.ALL, tr("All")), (Here.INSTALLED, tr("Installed")), (Here.UPDATE, tr("To be updated"))]
        )
        self._more = Button(tr("Show more"))
        self._count = label("", "dense", "muted")
        self._banners = QVBoxLayout()
        self._nothing = self._make_nothing()
        self.teaching = HowItGetsHere()
        self._category, self._department = "", ""
        self.waiting = Waiting(self.body)
        self._arrange()
        self.search.setMinimumWidth(size("sheet") * 2 // 3)
        self._connect()

    def asked(self) -> Asked:
        """What the person narrowed the shelf down to, and in which order."""
        query, sort = self.search.value()[:_LONGEST_QUERY], Sort(self.order.value())
        wanted = Wanted(query, self._category, self._department, sort)
        return Asked(wanted, Here(self.segments.value()))

    def show_cards(
        self,
        agents: Sequence[ShelfAgent],
        busy: frozenset[str],
        *,
        empty: bool = False,
        more: bool = False,
        unknown: bool = False,
    ) -> None:
        """`empty`: the whole catalogue holds nothing yet; `more`: there are others that fit; `unknown`: it
        could not be asked, which a banner says."""
        cards = [self._card(agent, busy) for agent in agents]
        self.grid.set_cards(cards)
        self.grid.setVisible(bool(cards))
        self._bar.setVisible(not empty)
        self.teaching.setVisible(empty)
        self._nothing.setVisible(not cards and not empty and not unknown)
        self._count.setVisible(bool(cards) or not unknown)
        shown = tr("First {count} shown", count=len(cards))
        self._count.setText(shown if more else tr("{count} {count:agent|agents} shown", count=len(cards)))
        self._more.setVisible(more)

    def show_updates(self, count: int) -> None:
        text = tr("To be updated")
        self.segments.set_text(Here.UPDATE, f"{text} {count}" if count else text)

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
        as_list = width >= size("breakpoints.compact.rail")
        self.filters.fit(as_list=as_list)
        self._place_search(in_page=width < size("breakpoints.one.column"))

    @property
    def header_search(self) -> TextField | None:
        """The search, while it stands in the window's header."""
        return None if self._in_page else self.search

    def _place_search(self, *, in_page: bool) -> None:
        """In one column the header has no room for it."""
        if in_page is self._in_page:
            return
        self._in_page = in_page
        self.search.setMinimumWidth(0 if in_page else size("sheet") * 2 // 3)
        if in_page:
            self._finding.addWidget(self.search, 1)
            self.search.show()
        self.placed.emit()

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
        self.body.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignHCenter)

    def _make_bar(self) -> QWidget:
        bar = QWidget()
        whole, line, choices = QVBoxLayout(bar), QHBoxLayout(), FlowLayout(gap="3")
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(space("3"))
        for part in (self._finding, line):
            part.setSpacing(space("3"))
            whole.addLayout(part)
        self._finding.addWidget(self.filters.drop_down, 1)
        choices.addWidget(self.order)
        choices.addWidget(self.segments)
        line.addLayout(choices, 1)
        line.addWidget(self._count)
        return bar

    def _make_nothing(self) -> EmptyState:
        text = tr("Other words may help, or another category.")
        nothing = EmptyState("magnify", tr("No agent fits"), text, secondary=tr("Show all"))
        nothing.secondary_clicked.connect(self._show_all)
        return nothing

    def _connect(self) -> None:
        self.filters.chosen.connect(self._narrow)
        self.search.textChanged.connect(self.typed)
        self.segments.chosen.connect(self.narrowed)
        self.order.chosen.connect(self.narrowed)
        self._more.clicked.connect(self.more_wanted)
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
        self._category, self._department = category, department
        self.narrowed.emit()

    def _show_all(self) -> None:
        self._category, self._department = "", ""
        self.filters.reset()
        self.search.clear()
        self.segments.set_value(Here.ALL)
        self.narrowed.emit()
