"""Settings' frame: the sections at left, one of them at right."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import NavList, Select
from studio.ui.language import tr
from studio.ui.pages.settings.about import AboutView
from studio.ui.pages.settings.appearance import AppearanceView
from studio.ui.pages.settings.endpoints import EndpointsView
from studio.ui.pages.settings.people import PeopleView
from studio.ui.pages.settings.privacy import PrivacyView
from studio.ui.pages.settings.trust import TrustView
from studio.ui.shell import Header, Page
from studio.ui.theme import size, space


class SettingsPage(Page):
    """Where the section list has no room it becomes a drop-down above."""

    refreshed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.endpoints, self.appearance = EndpointsView(), AppearanceView()
        self.people, self.privacy, self.about = PeopleView(), PrivacyView(), AboutView()
        self.trust = TrustView()
        sections = (
            ("endpoints", tr("Model endpoints"), "server-outline", self.endpoints),
            ("appearance", tr("Appearance"), "theme-light-dark", self.appearance),
            ("people", tr("People"), "storefront-outline", self.people),
            ("trust", tr("Trust"), "key-outline", self.trust),
            ("privacy", tr("Privacy"), "shield-account-outline", self.privacy),
            ("about", tr("About"), "information-outline", self.about),
        )
        self.nav, self._stack = NavList(), QStackedWidget()
        self._pick = Select([(name, text) for name, text, _, _ in sections])
        self._names = [name for name, *_ in sections]
        for name, text, icon, view in sections:
            self.nav.add(name, text, icon)
            self._stack.addWidget(view)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(space("page"), space("3"), space("page"), 0)
        top.addWidget(self._pick)
        right.addWidget(self._top)
        right.addWidget(self._stack, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.nav)
        layout.addLayout(right, 1)
        self.nav.chosen.connect(self.show_section)
        self._pick.chosen.connect(self.show_section)
        self.show_section("endpoints")

    def open(self, *path: str) -> None:
        self.set_header(Header(title=tr("Settings")))
        if path and path[0] in self._names:
            self.show_section(path[0])

    def refresh(self) -> None:
        self.refreshed.emit()

    def show_section(self, name: str) -> None:
        self.nav.set_current(name)
        self._pick.set_value(name)
        self._stack.setCurrentIndex(self._names.index(name))

    def section(self) -> str:
        return self._names[self._stack.currentIndex()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < size("breakpoints.compact.rail")
        self.nav.setVisible(not narrow)
        self._top.setVisible(narrow)
