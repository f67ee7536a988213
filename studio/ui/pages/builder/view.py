"""The builder's five tabs."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Button, IconButton, Tabs, TextField
from studio.ui.language import tr
from studio.ui.pages.builder.config_view import ConfigView
from studio.ui.pages.builder.releasing import ReleasingView
from studio.ui.pages.builder.testing import TestingView
from studio.ui.pages.builder.tracing import TracingView
from studio.ui.pages.builder.versions import VersionsView

CONFIG, TESTS, TRACE, VERSIONS, RELEASE = "config", "tests", "trace", "versions", "release"
_TABS = (CONFIG, TESTS, TRACE, VERSIONS, RELEASE)
NAME = "name"


class BuilderView(QWidget):
    """`page` is what sheets slide over."""

    tab_changed = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.tabs = Tabs()
        self.config, self.testing = ConfigView(page), TestingView(page)
        self.trace, self.versions, self.releasing = TracingView(page), VersionsView(), ReleasingView()
        self.make_case = IconButton("clipboard-plus-outline", tr("Make a test question of the last answer"))
        self.begin_anew = IconButton("broom", tr("Begin the conversation anew"))
        self.try_it = Button(tr("Try it"), icon="chat-outline", small=True)
        self._stack = QStackedWidget()
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

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        self.config.fit(width)
        self.testing.fit(width)
        self.versions.fit(width)
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
        names = (tr("Configure"), tr("Tests"), tr("Trace"), tr("Versions"), tr("Publish"))
        views = (self.config, self.testing, self.trace, self.versions, self.releasing)
        for tab, name, view in zip(_TABS, names, views, strict=True):
            self.tabs.add(tab, name)
            self._stack.addWidget(view)
        self.tabs.right.addWidget(self.try_it)
        self.try_it.clicked.connect(self._go_to_chat)
        self.tabs.changed.connect(self._turn)

    def _turn(self, tab: str) -> None:
        self._stack.setCurrentIndex(_TABS.index(tab))
        self.config.chat_place.close()
        self.testing.place.close()
        self._show_try_it()
        self.tab_changed.emit(tab)

    def _go_to_chat(self) -> None:
        self.go(CONFIG)
        self.config.chat_place.show()
        self.config.chat.composer.field.setFocus()

    def _show_try_it(self) -> None:
        self.try_it.setVisible(self.tab() == CONFIG and not self.config.chat_place.docked)
