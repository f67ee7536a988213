"""Joins Settings to what is kept: one part of it for each section, which is read when it is shown."""

from typing import Protocol

from PySide6.QtCore import QObject

from studio.ui.pages.settings.about_controller import AboutController
from studio.ui.pages.settings.appearance_controller import AppearanceController
from studio.ui.pages.settings.bound_keys import bound_keys
from studio.ui.pages.settings.embedding import EmbeddingController
from studio.ui.pages.settings.endpoints import EndpointController
from studio.ui.pages.settings.people import PeopleView
from studio.ui.pages.settings.people_controller import PeopleController
from studio.ui.pages.settings.privacy_controller import PrivacyController
from studio.ui.pages.settings.shortcuts import ShortcutsView
from studio.ui.pages.settings.storage import StorageController
from studio.ui.pages.settings.trust_controller import TrustController
from studio.ui.pages.settings.view import SettingsPage
from studio.ui.shell import Services
from studio.ui.shell.palette.pinyin import read_readings


class Part(Protocol):
    """What joins one section."""

    def show_all(self) -> None: ...


class SettingsController(QObject):
    def __init__(self, view: SettingsPage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._parts: dict[str, Part] = {}
        self._shown: set[str] = set()
        self._knows_readings = False
        view.refreshed.connect(self._show)
        view.section_made.connect(self._join)
        view.section_shown.connect(self._show_section)
        view.finder.asked.connect(self._learn_readings)

    def _show(self) -> None:
        """As when one comes back: what is in sight is looked at anew, the others when they are shown."""
        self._shown.clear()
        self._show_section(self._view.section())

    def _show_section(self, name: str) -> None:
        """What asks the disk or a server waits until somebody wants to see it."""
        if name and name not in self._shown:
            self._shown.add(name)
            self._parts[name].show_all()

    def _join(self, name: str) -> None:
        self._parts[name] = self._part(name)

    def _part(self, name: str) -> "Part":  # noqa: PLR0911  # one for each section
        view, services = self._view, self._services
        match name:
            case "endpoints":
                return EndpointController(view.endpoints, services)
            case "embedding":
                return EmbeddingController(view.embedding, services)
            case "catalogue":
                return CatalogueController(view.people, services)
            case "appearance":
                return AppearanceController(view.appearance, services)
            case "privacy":
                return PrivacyController(view.privacy, services)
            case "storage":
                return StorageController(view.storage, services)
            case "shortcuts":
                return ShortcutsController(view.shortcuts)
        return AboutController(view.about, services)

    def _learn_readings(self, query: str) -> None:
        if query and not self._knows_readings:
            self._knows_readings = True
            self._services.background.run(read_readings).done.connect(self._view.know_readings)


class CatalogueController(QObject):
    """Who acts and where the catalogue is, and whom this computer believes."""

    def __init__(self, view: PeopleView, services: Services) -> None:
        super().__init__(view)
        self._people, self._trust = PeopleController(view, services), TrustController(view.trust, services)

    def show_all(self) -> None:
        self._people.show_all()
        self._trust.show_all()


class ShortcutsController(QObject):
    def __init__(self, view: ShortcutsView) -> None:
        super().__init__(view)
        self._view = view

    def show_all(self) -> None:
        """What is bound may change with every page that is opened."""
        self._view.show_shortcuts(bound_keys(self._view))
