"""The builder's five tabs; all but the first are made when they are first wanted."""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Button, IconButton, Later, Tabs, TextField
from studio.ui.language import tr
from studio.ui.pages.builder.config_view import ConfigView
from studio.ui.pages.builder.releasing import ReleasingView
from studio.ui.pages.builder.testing import TestingView
from studio.ui.pages.builder.tracing import TracingView
from studio.ui.pages.builder.versions import VersionsView

CONFIG, TESTS, TRACE, VERSIONS, RELEASE = "config", "tests", "trace", "versions", "release"
NAME = "name"

TabView = TypeVar("TabView", bound=QWidget)


class BuilderView(QWidget):
    """`page` is what sheets slide over."""

    tab_changed = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.tabs, self._stack = Tabs(), QStackedWidget()
        self.config = ConfigView(page)
        self.later_testing = Later(partial(self._stand, partial(TestingView, page)))
        self.later_trace = Later(partial(self._stand, partial(TracingView, page)))
        self.later_versions = Later(partial(self._stand, VersionsView))
        self.later_releasing = Later(partial(self._stand, ReleasingView))
        self.make_case = IconButton("clipboard-plus-outline", tr("Make a test question of the last answer"))
        self.begin_anew = IconButton("broom", tr("Begin the conversation anew"))
        self.try_it = Button(tr("Try it"), icon="chat-outline", small=True)
        self._add_tabs()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tabs)
        column.addWidget(self._stack, 1)
        for button in (self.make_case, self.begin_anew):
            self.config.chat.head.addWidget(button)
        self.make_case.setEnabled(False)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self._go_to_chat)

    @property
    def testing(self) -> TestingView:
        return self.later_testing()

    @property
    def trace(self) -> TracingView:
        return self.later_trace()

    @property
    def versions(self) -> VersionsView:
        return self.later_versions()

    @property
    def releasing(self) -> ReleasingView:
        return self.later_releasing()

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        for tab in (self.config, self.later_testing.made, self.later_versions.made):
            if tab is not None:
                tab.fit(width)
        self._show_try_it()

    def tab(self) -> str:
        return self.tabs.current()

    def go(self, tab: str) -> None:
        """Turn to that tab; to NAME is to the field with the agent's name."""
        self.tabs.set_current(CONFIG if tab == NAME else tab)
        if tab == NAME:
            self.config.jump("identity")
            field = self.config.form.section("identity").control(("name",))
            field.setFocus()
            if isinstance(field, TextField):
                field.selectAll()

    def show_verdict(self, missed: str, *, passed: bool) -> None:
        """Put the verdict of the tests on their tab: what was missed, empty for nothing."""
        if missed:
            self.tabs.set_badge(TESTS, missed, "warning")
        else:
            self.tabs.set_badge(TESTS, tr("passed") if passed else "", "success")

    def _add_tabs(self) -> None:
        names = {
            CONFIG: tr("Configure"), TESTS: tr("Tests"), TRACE: tr("Trace"), VERSIONS: tr("Versions"),
            RELEASE: tr("Publish"),
        }  # fmt: skip
        for tab, name in names.items():
            self.tabs.add(tab, name)
        self._stack.addWidget(self.config)
        self.tabs.right.addWidget(self.try_it)
        self.try_it.clicked.connect(self._go_to_chat)
        self.tabs.changed.connect(self._turn)

    def _stand(self, make: Callable[[], TabView]) -> TabView:
        view = make()
        self._stack.addWidget(view)
        if isinstance(view, TestingView | VersionsView):
            view.fit(self.window().width())
        return view

    def _turn(self, tab: str) -> None:
        self._stack.setCurrentWidget(self._view_of(tab))
        self.config.chat_place.close()
        if self.later_testing.made is not None:
            self.later_testing.made.place.close()
        self._show_try_it()
        self.tab_changed.emit(tab)

    def _view_of(self, tab: str) -> QWidget:
        views: dict[str, Callable[[], QWidget]] = {
            TESTS: self.later_testing, TRACE: self.later_trace, VERSIONS: self.later_versions,
            RELEASE: self.later_releasing,
        }  # fmt: skip
        return views[tab]() if tab in views else self.config

    def _go_to_chat(self) -> None:
        self.go(CONFIG)
        self.config.chat_place.show()
        self.config.chat.composer.field.setFocus()

    def _show_try_it(self) -> None:
        self.try_it.setVisible(self.tab() == CONFIG and not self.config.chat_place.docked)
