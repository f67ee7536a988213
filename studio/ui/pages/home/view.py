"""Home's widgets: rows at left, the side cards at right or, in a narrow window, below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import ScrollPage, label
from studio.ui.dates import long_date
from studio.ui.language import tr
from studio.ui.pages.home.agents import AgentRows
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.pages.home.guide import Guide
from studio.ui.pages.home.recent import Recent
from studio.ui.pages.home.side import EndpointCard, NewsCard
from studio.ui.pages.home.upkeep import DueCard, FeedbackCard
from studio.ui.shell import Header, HeaderAction, Page
from studio.ui.theme import size, space


class HomePage(Page):
    went = Signal(tuple)
    refreshed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.guide, self.recent, self.agents = Guide(), Recent(), AgentRows()
        self.endpoint, self.news = EndpointCard(), NewsCard()
        self.feedback, self.due = FeedbackCard(), DueCard()
        self._recent_title = label(tr("Go on working"), "section")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space("gap"))
        self._columns.addLayout(self._main(), 3)
        self._columns.addLayout(self._side(), 1)
        scroll = ScrollPage()
        scroll.column.addLayout(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.guide.went.connect(self.went)
        self.recent.went.connect(self.went)
        self.agents.opened.connect(self._open_agent)
        self.agents.created.connect(self._create_agent)
        self.endpoint.opened.connect(self._open_endpoints)
        self.news.opened.connect(self._open_review)
        self.news.all_opened.connect(self._open_reviews)
        self.feedback.opened.connect(self._open_tests)
        self.due.opened.connect(self._open_passport)

    def open(self, *path: str) -> None:
        new_base = HeaderAction(tr("New knowledge base"), self._create_base, icon="bookshelf")
        new_agent = HeaderAction(tr("New agent"), self._create_agent, kind="primary", icon="plus")
        self.set_header(Header(title=tr("Home"), note=long_date(), actions=(new_base, new_agent)))

    def refresh(self) -> None:
        self.refreshed.emit()

    def show_facts(self, facts: HomeFacts) -> None:
        self.guide.show_facts(facts)
        self.recent.show_facts(facts)
        self._recent_title.setVisible(bool(facts.agents or facts.bases))
        self.agents.show_agents(facts.agents)
        self.endpoint.show_facts(facts)
        self.news.show_facts(facts)
        self.feedback.show_facts(facts)
        self.due.show_facts(facts)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < size("breakpoints.compact.rail")
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    def _main(self) -> QVBoxLayout:
        main = QVBoxLayout()
        main.setSpacing(space("gap"))
        for part in (self.guide, self._recent_title, self.recent):
            main.addWidget(part)
        main.addWidget(label(tr("My agents"), "section"))
        main.addWidget(self.agents)
        main.addStretch(1)
        return main

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(space("gap"))
        side.addWidget(self.endpoint)
        side.addWidget(self.feedback)
        side.addWidget(self.news)
        side.addWidget(self.due)
        side.addStretch(1)
        return side

    def _open_agent(self, agent: str) -> None:
        self.went.emit(("builder", agent))

    def _open_tests(self, agent: str) -> None:
        self.went.emit(("builder", agent, "tests"))

    def _open_passport(self, agent: str) -> None:
        self.went.emit(("catalogue", agent))

    def _create_agent(self) -> None:
        self.went.emit(("agents",))

    def _create_base(self) -> None:
        self.went.emit(("knowledge",))

    def _open_endpoints(self) -> None:
        self.went.emit(("settings", "endpoints"))

    def _open_reviews(self) -> None:
        self.went.emit(("reviews",))

    def _open_review(self, number: int) -> None:
        self.went.emit(("reviews", str(number)))
