"""Joins Settings to what is kept: one part of it for each section, which is read when it is shown."""

from pkgutil import resolve_name
from typing import Protocol, cast

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.ui.pages.settings.view import SettingsPage
from studio.ui.shell import Services
from studio.ui.shell.palette.pinyin import read_readings

_PARTS = {
    "endpoints": "endpoints:EndpointController",
    "embedding": "embedding:EmbeddingController",
    "catalogue": "catalogue_controller:CatalogueController",
    "appearance": "appearance_controller:AppearanceController",
    "privacy": "privacy_controller:PrivacyController",
    "storage": "storage:StorageController",
    "shortcuts": "shortcuts_controller:ShortcutsController",
    "about": "about_controller:AboutController",
}


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
            try:
                self._parts[name].show_all()
            except StudioError as error:
                self._services.notices.show_error(error)

    def _join(self, name: str) -> None:
        self._parts[name] = self._part(name)

    def _part(self, name: str) -> "Part":
        """Loaded only now."""
        make = resolve_name(f"{__package__}.{_PARTS[name]}")
        return cast(Part, make(self._view.view(name), self._services))

    def _learn_readings(self, query: str) -> None:
        if query and not self._knows_readings:
            self._knows_readings = True
            self._services.background.run(read_readings).done.connect(self._view.know_readings)
