"""Keeps how the window looks, speaks and behaves; the window takes it up at once."""

from PySide6.QtCore import QObject

from studio.core.languages import Language
from studio.ui.language import language, tr
from studio.ui.locks import locks_of
from studio.ui.pages.settings.appearance import AppearanceView
from studio.ui.shell import Services


class AppearanceController(QObject):
    def __init__(self, view: AppearanceView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.language_chosen.connect(self._speak)
        view.theme_chosen.connect(self._dress)
        view.text_size_chosen.connect(self._grow)
        view.stillness_turned.connect(self._still)
        view.notices_turned.connect(self._turn_notices)
        view.guide_turned.connect(self._turn_guide)

    def show_all(self) -> None:
        settings = self._services.workspace.settings
        self._view.show_locks(locks_of(self._services.workspace.policy))
        self._view.show_choices(
            language().value,
            settings.theme.value,
            text_size=settings.text_size,
            still=settings.still,
            notices=settings.word_outside,
            guide=not settings.guide_closed,
        )

    def _speak(self, chosen: str) -> None:
        self._services.shell.speak(Language(chosen))

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
