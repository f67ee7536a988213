"""One base: its tabs, and the search test beside them."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Button, SidePlace, Tabs, Waiting
from studio.ui.language import tr
from studio.ui.pages.knowledge.chunks import ChunksView
from studio.ui.pages.knowledge.documents_view import DocumentsView
from studio.ui.pages.knowledge.gathering import BaseFacts
from studio.ui.pages.knowledge.questions import QuestionsView
from studio.ui.pages.knowledge.search_panel import SearchPanel
from studio.ui.pages.knowledge.search_view import SearchView
from studio.ui.pages.knowledge.settings import SettingsView
from studio.ui.theme import size, tokens

_WITH_SEARCH = {"documents"}


class BaseView(QWidget):
    tab_changed = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self.documents, self.chunks, self.search = DocumentsView(), ChunksView(), SearchPanel()
        self.search_test, self.questions, self.settings = SearchView(), QuestionsView(), SettingsView()
        self.tabs, self._stack = Tabs(), QStackedWidget()
        self._views: dict[str, QWidget] = {}
        self._add_tab("documents", tr("Documents"), self.documents)
        self._add_tab("search", tr("Search test"), self.search_test)
        self._add_tab("questions", tr("Question set"), self.questions)
        self._add_tab("chunks", tr("Chunks"), self.chunks)
        self._add_tab("settings", tr("Settings"), self.settings)
        self._test = Button(tr("Search test"), icon="text-search", small=True)
        self.tabs.right.addWidget(self._test)
        self.waiting = Waiting(self._stack, 8)
        self._row = QHBoxLayout()
        self._row.setSpacing(0)
        self._row.addWidget(self.waiting, 1)
        self._asked_away = False
        self.beside = SidePlace(page, self._row, self.search, tr("Search test"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addLayout(self._row, 1)
        self.tabs.changed.connect(self._go)
        self.search.put_away.connect(self._put_search_away)
        self.beside.shown_changed.connect(self._show_button)
        self._test.clicked.connect(self._open_search)

    def minimumSizeHint(self) -> QSize:
        """The window goes down to 640 × 360: the tabs leave out what has no room."""
        return QSize(*tokens().size_pair("content.least"))

    def wait(self) -> None:
        self.search.clear()
        self.documents.clear_notes()
        self.waiting.wait()

    def show_base(self, facts: BaseFacts) -> None:
        self.documents.show_facts(facts)
        self.chunks.show_documents([line.name for line in facts.lines if line.ready])
        self.waiting.show_content()

    def show_tab(self, name: str) -> None:
        self.tabs.set_current(name)

    def fit(self, window_width: int) -> None:
        self.beside.fit(window_width, size("panel.narrow"), size("panel"))

    def _add_tab(self, name: str, text: str, view: QWidget) -> None:
        self.tabs.add(name, text)
        self._views[name] = view
        self._stack.addWidget(view)

    def _go(self, tab: str) -> None:
        self._stack.setCurrentWidget(self._views[tab])
        self.beside.set_wanted(tab in _WITH_SEARCH and not self._asked_away)
        self.tab_changed.emit(tab)

    def _show_button(self, panel_in_sight: bool) -> None:
        self._test.setVisible(not panel_in_sight and self.tabs.current() in _WITH_SEARCH)
        self.search.show_title(panel_in_sight)

    def _put_search_away(self) -> None:
        self._asked_away = self.beside.docked
        self.beside.put_away()
        if self._test.isVisible():
            self._test.setFocus()  # Qt would give the keys to its next button, wherever that is

    def _open_search(self) -> None:
        self._asked_away = False
        self.beside.show()
        self.search.field.setFocus()
