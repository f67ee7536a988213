"""Joins Settings to what is kept: one part of it for each section."""

from PySide6.QtCore import QObject

from studio.core.languages import Language
from studio.ui.language import tr
from studio.ui.pages.settings.endpoints import EndpointController
from studio.ui.pages.settings.people_controller import PeopleController
from studio.ui.pages.settings.trust_controller import TrustController
from studio.ui.pages.settings.view import SettingsPage
from studio.ui.shell import Services


class SettingsController(QObject):
    def __init__(self, view: SettingsPage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._endpoints = EndpointController(view.endpoints, services)
        self._people = PeopleController(view.people, services)
        self._trust = TrustController(view.trust, services)
        view.about.show_folder(services.workspace.folder)
        view.refreshed.connect(self._show)
        view.appearance.language_chosen.connect(self._speak)
        view.appearance.theme_chosen.connect(self._dress)
        view.appearance.guide_turned.connect(self._turn_guide)
        view.appearance.outside_turned.connect(self._turn_outside)
        view.privacy.counts_turned.connect(self._turn_counts)

    def _show(self) -> None:
        settings = self._services.workspace.settings
        language, theme = settings.language.value, settings.theme.value
        guide, outside = not settings.guide_closed, settings.word_outside
        self._view.appearance.show_choices(language, theme, guide=guide, outside=outside)
        self._view.privacy.show_choice(counts=settings.share_usage)
        self._endpoints.show_all()
        self._people.show_all()
        self._trust.show_all()

    def _speak(self, language: str) -> None:
        self._keep(language=Language(language))

    def _dress(self, theme: str) -> None:
        kind = type(self._services.workspace.settings.theme)
        self._keep(theme=kind(theme))

    def _turn_guide(self, shown: bool) -> None:
        self._keep(guide_closed=not shown)
        self._services.notices.say(tr("Saved"))

    def _turn_outside(self, wanted: bool) -> None:
        self._keep(word_outside=wanted)
        self._services.notices.say(tr("Saved"))

    def _turn_counts(self, told: bool) -> None:
        """What was counted and not told is forgotten when it is not to be told."""
        self._keep(share_usage=told)
        if not told:
            self._services.workspace.usage.forget()
        self._services.notices.say(tr("Saved"))

    def _keep(self, **chosen: object) -> None:
        workspace = self._services.workspace
        workspace.save_settings(workspace.settings.model_copy(update=chosen))
        self._services.shell.settings_changed()
