"""Joins Settings to what is kept: one part of it for each section, which is read when it is shown."""

from PySide6.QtCore import QObject

from studio.core.languages import Language
from studio.ui.language import tr
from studio.ui.pages.settings.about_controller import AboutController
from studio.ui.pages.settings.bound_keys import bound_keys
from studio.ui.pages.settings.embedding import EmbeddingController
from studio.ui.pages.settings.endpoints import EndpointController
from studio.ui.pages.settings.people_controller import PeopleController
from studio.ui.pages.settings.privacy_controller import PrivacyController
from studio.ui.pages.settings.storage import StorageController
from studio.ui.pages.settings.trust_controller import TrustController
from studio.ui.pages.settings.view import SettingsPage
from studio.ui.shell import Services
from studio.ui.shell.palette.pinyin import read_readings


class SettingsController(QObject):
    def __init__(self, view: SettingsPage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._endpoints = EndpointController(view.endpoints, services)
        self._embedding = EmbeddingController(view.embedding, services)
        self._people = PeopleController(view.people, services)
        self._trust = TrustController(view.people.trust, services)
        self._privacy = PrivacyController(view.privacy, services)
        self._storage = StorageController(view.storage, services)
        self._about = AboutController(view.about, services)
        view.refreshed.connect(self._show)
        view.section_shown.connect(self._show_section)
        view.finder.asked.connect(self._learn_readings)
        look = view.appearance
        look.language_chosen.connect(self._speak)
        look.theme_chosen.connect(self._dress)
        look.text_size_chosen.connect(self._grow)
        look.stillness_turned.connect(self._still)
        look.notices_turned.connect(self._turn_notices)
        look.guide_turned.connect(self._turn_guide)
        self._shown: set[str] = set()
        self._knows_readings = False

    def _show(self) -> None:
        """As when one comes back: what is in sight is looked at anew."""
        self._shown.clear()
        self._show_look()
        self._endpoints.show_all()
        self._show_section(self._view.section())

    def _show_section(self, name: str) -> None:
        """What asks the disk or a server waits until somebody wants to see it."""
        if name in self._shown:
            return
        self._shown.add(name)
        match name:
            case "embedding":
                self._embedding.show_all()
            case "catalogue":
                self._people.show_all()
                self._trust.show_all()
            case "privacy":
                self._privacy.show_all()
            case "storage":
                self._storage.measure()
            case "shortcuts":
                self._view.shortcuts.show_shortcuts(bound_keys(self._view))

    def _show_look(self) -> None:
        settings = self._services.workspace.settings
        self._view.appearance.show_choices(
            settings.language.value,
            settings.theme.value,
            text_size=settings.text_size,
            still=settings.still,
            notices=settings.word_outside,
            guide=not settings.guide_closed,
        )

    def _learn_readings(self, query: str) -> None:
        if query and not self._knows_readings:
            self._knows_readings = True
            self._services.background.run(read_readings).done.connect(self._view.know_readings)

    def _speak(self, language: str) -> None:
        self._keep(language=Language(language))

    def _dress(self, theme: str) -> None:
        kind = type(self._services.workspace.settings.theme)
        self._keep(theme=kind(theme))

    def _grow(self, percent: str) -> None:
        self._keep(text_size=int(percent))

    def _still(self, still: bool) -> None:
        self._keep(still=still)

    def _turn_notices(self, wanted: bool) -> None:
        self._keep(word_outside=wanted)
        self._services.notices.say(tr("Saved"))

    def _turn_guide(self, shown: bool) -> None:
        self._keep(guide_closed=not shown)
        self._services.notices.say(tr("Saved"))

    def _keep(self, **chosen: object) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update=chosen))
        self._services.shell.settings_changed()
