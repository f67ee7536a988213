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
from studio.ui.shell.places import SETTINGS
from studio.ui.theme import size, space


class SettingsPage(Page):
    """Where the section list has no room it becomes a drop-down above."""

    refreshed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.endpoints, self.appearance = EndpointsView(), AppearanceView()
        self.people, self.privacy, self.about = PeopleView(), PrivacyView(), AboutView()
        self.trust = TrustView()
        views: dict[str, QWidget] = {
            "endpoints": self.endpoints,
            "appearance": self.appearance,
            "people": self.people,
            "trust": self.trust,
            "privacy": self.privacy,
            "about": self.about,
        }
        self.nav, self._stack = NavList(), QStackedWidget()
        self._pick = Select([(section.name, tr(section.title)) for section in SETTINGS])
        self._names = [section.name for section in SETTINGS]
        for section in SETTINGS:
            self.nav.add(section.name, tr(section.title), section.icon)
            self._stack.addWidget(views[section.name])
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
        self.nav.chosen.connect(self._turn)
        self._pick.chosen.connect(self._turn)
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

    def _turn(self, name: str) -> None:
        self.show_section(name)
        self.moved.emit((name,))

    def section(self) -> str:
        return self._names[self._stack.currentIndex()]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.window().width() < size("breakpoints.compact.rail")
        self.nav.setVisible(not narrow)
        self._top.setVisible(narrow)
