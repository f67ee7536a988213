"""A catalogue that cannot be read, said where its answer would have stood."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from studio.core.errors import KeyringUnavailable, SignInNeeded
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.shell import Services


def trouble_banner(error: Exception, *, closable: bool = True) -> Banner:
    """Its acts: `settings` or `retry`."""
    signs_in = isinstance(error, SignInNeeded | KeyringUnavailable)
    act = ("settings", tr("Sign in…")) if signs_in else ("retry", tr("Try again"))
    return error_banner(error, [act], closable=closable)


def answered_trouble_banner(error: Exception, services: Services, again: Callable[[], None]) -> Banner:
    """The same, all there is to see and so not to be closed; its acts are done: `again` reads once more."""
    banner = trouble_banner(error, closable=False)
    banner.acted.connect(_WaysOut(banner, services, again).act)
    return banner


class _WaysOut(QObject):
    def __init__(self, banner: Banner, services: Services, again: Callable[[], None]) -> None:
        super().__init__(banner)
        self._services, self._again = services, again

    def act(self, act: str) -> None:
        if act == "retry":
            self._again()
        elif act == "settings":
            self._services.navigator.open("settings", "catalogue")
