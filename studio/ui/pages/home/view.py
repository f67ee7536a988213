"""Home's widgets: what to do at left, the side cards at right or, in a narrow window, below."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Link, ScrollPage, Waiting, label
from studio.ui.dates import long_date
from studio.ui.language import tr
from studio.ui.pages.home.agents import AgentRows
from studio.ui.pages.home.courses import CourseCard
from studio.ui.pages.home.facts import HomeFacts
from studio.ui.pages.home.gathering import SHOWN
from studio.ui.pages.home.guide import Guide, Welcome
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
        self.welcome, self.guide = Welcome(), Guide()
        self.recent, self.agents = Recent(), AgentRows()
        self.endpoint, self.news = EndpointCard(), NewsCard()
        self.feedback, self.due, self.course = FeedbackCard(), DueCard(), CourseCard()
        self._parts = (
            self.welcome, self.guide, self.recent, self.endpoint, self.news, self.feedback, self.due,
            self.course,
        )  # fmt: skip
        self._recent_title = label(tr("Go on working"), "section")
        self._agents_title, self._agents_note = (
            label(tr("My agents"), "section"),
            label("", "dense", "secondary"),
        )
        self.all_agents = Link(tr("All agents"))
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(space("gap"))
        self._columns.addLayout(self._main(), 3)
        self._columns.addLayout(self._side(), 1)
        scroll = ScrollPage()
        scroll.column.addLayout(self._columns)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.waiting = Waiting(scroll, 8)
        layout.addWidget(self.waiting)
        self._builds = True
        self._connect()

    def open(self, *path: str) -> None:
        self._show_header()

    def refresh(self) -> None:
        self.refreshed.emit()

    def show_facts(self, facts: HomeFacts) -> None:
        if facts.builds is not self._builds:
            self._builds = facts.builds
            self._show_header()
        self.waiting.show_content()
        led = self._has_focus(self.welcome) or self._has_focus(self.guide)
        for part in self._parts:
            part.show_facts(facts)
        if led and not self.guide.isHidden():
            self.guide.take_focus()
        self._recent_title.setVisible(not self.recent.isHidden())
        self.agents.show_facts(facts, SHOWN)
        guided = not (self.guide.isHidden() and self.welcome.isHidden())  # which offers the same
        self.agents.setVisible(bool(facts.agents) or not facts.builds or not guided)
        self._agents_title.setVisible(not self.agents.isHidden())
        self._agents_title.setText(tr("My agents") if facts.builds else tr("Agents I use"))
        self._agents_note.setText(_note(facts))
        self._agents_note.setVisible(not self.agents.isHidden())
        self.all_agents.setVisible(len(facts.agents if facts.builds else facts.used) > 0)

    def _has_focus(self, part: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and part.isAncestorOf(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < size("breakpoints.compact.rail")
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)

    def _show_header(self) -> None:
        new_base = HeaderAction(tr("New knowledge base"), self._create_base, icon="bookshelf")
        new_agent = HeaderAction(tr("New agent"), self._create_agent, "primary", "plus", "Ctrl+N")
        find = HeaderAction(tr("Open the catalogue"), self._open_catalogue, icon="storefront-outline")
        actions = (new_base, new_agent) if self._builds else (find,)
        self.set_header(Header(title=tr("Home"), note=long_date(), actions=actions))

    def _main(self) -> QVBoxLayout:
        main = QVBoxLayout()
        main.setSpacing(space("gap"))
        for part in (self.welcome, self.guide, self._recent_title, self.recent):
            main.addWidget(part)
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        head.addWidget(self._agents_title)
        head.addWidget(self._agents_note, 1)
        head.addWidget(self.all_agents)
        main.addLayout(head)
        main.addWidget(self.agents)
        main.addWidget(self.feedback)
        main.addStretch(1)
        return main

    def _side(self) -> QVBoxLayout:
        side = QVBoxLayout()
        side.setSpacing(space("gap"))
        for part in (self.course, self.endpoint, self.news, self.due):
            side.addWidget(part)
        side.addStretch(1)
        return side

    def _connect(self) -> None:
        self.recent.went.connect(self.went)
        self.agents.opened.connect(self._open_agent)
        self.agents.led.connect(self._see_to)
        self.agents.used.connect(self._use)
        self.agents.created.connect(self._create_agent)
        self.agents.catalogue_wanted.connect(self._open_catalogue)
        self.all_agents.clicked.connect(self._open_agents)
        self.endpoint.opened.connect(self._open_endpoints)
        self.news.opened.connect(self._open_review)
        self.news.mended.connect(self._open_release)
        self.news.all_opened.connect(self._open_reviews)
        self.feedback.opened.connect(self._open_tests)
        self.due.opened.connect(self._open_passport)

    def _open_agent(self, agent: str) -> None:
        self.went.emit(("builder", agent))

    def _see_to(self, agent: str, need: str) -> None:
        self.went.emit(("builder", agent, need))

    def _use(self, agent: str) -> None:
        self.went.emit(("agents", "use", agent))

    def _open_tests(self, agent: str) -> None:
        self.went.emit(("builder", agent, "tests"))

    def _open_release(self, agent: str) -> None:
        self.went.emit(("builder", agent, "release"))

    def _open_passport(self, agent: str) -> None:
        self.went.emit(("catalogue", agent))

    def _open_agents(self) -> None:
        self.went.emit(("agents",))

    def _create_agent(self) -> None:
        self.went.emit(("agents", "new"))

    def _create_base(self) -> None:
        self.went.emit(("knowledge",))

    def _open_catalogue(self) -> None:
        self.went.emit(("catalogue",))

    def _open_endpoints(self) -> None:
        self.went.emit(("settings", "endpoints"))

    def _open_reviews(self) -> None:
        self.went.emit(("reviews",))

    def _open_review(self, number: int) -> None:
        self.went.emit(("reviews", str(number)))


def _note(facts: HomeFacts) -> str:
    """4 个 · 2 个需要处理"""
    lines = facts.agents if facts.builds else facts.used
    if not lines:
        return ""
    parts = [tr("{count} in all", count=len(lines))]
    open_ones = sum(line.standing is not None and line.standing.first_missing is not None for line in lines)
    if open_ones and len(lines) <= SHOWN:
        parts.append(tr("{count} need something", count=open_ones))
    return " · ".join(parts)
