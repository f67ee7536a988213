"""What stands over the cards: what is wrong with agents of this computer, or with the catalogue itself."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from studio.catalogue import ReleaseState
from studio.core.errors import KeyringUnavailable, SignInNeeded
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.catalogue.shelf import InstalledNotice
from studio.ui.shell import Services


def trouble_banner(error: Exception) -> Banner:
    """Its acts: `settings` or `retry`."""
    if isinstance(error, SignInNeeded | KeyringUnavailable):
        return error_banner(error, [("settings", tr("Sign in…"))])
    return error_banner(error, [("retry", tr("Try again"))])


def answered_trouble_banner(error: Exception, services: Services, again: Callable[[], None]) -> Banner:
    """The same, and its acts are done: `again` reads once more."""
    banner = trouble_banner(error)
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
            self._services.navigator.open("settings", "people")


def notice_banner(notice: InstalledNotice) -> Banner:
    """Its acts: `replace`, `other` or `remove`, and `passport`; the agent's id is its property `agent`."""
    title, text = _said(notice)
    banner = Banner(_KINDS[notice.state], title, text, [*_first(notice), ("passport", tr("Passport"))])
    banner.setProperty("agent", notice.id)
    banner.setProperty("instead", notice.instead)
    return banner


_KINDS = {
    ReleaseState.RECALLED: "warning",
    ReleaseState.ROLLED_BACK: "warning",
    ReleaseState.EXPIRED: "warning",
    ReleaseState.DEPRECATED: "info",
}


def _said(notice: InstalledNotice) -> tuple[str, str]:
    facts = {"name": notice.name, "version": notice.version}
    reason = tr("Reason: {reason}", reason=notice.reason)
    match notice.state:
        case ReleaseState.RECALLED:
            return tr("“{name}” {version} was recalled: do not use it any more.", **facts), reason
        case ReleaseState.ROLLED_BACK:
            title = tr("“{name}” {version} was rolled back: an earlier version is in use again.", **facts)
            return title, reason
        case ReleaseState.EXPIRED:
            text = tr("It still works, but nobody has reviewed it again since {day}.", day=notice.reason)
            return tr("“{name}” {version} is past its end.", **facts), text
        case _:
            return tr("“{name}” {version} is deprecated: it works, but should be replaced.", **facts), reason


def _first(notice: InstalledNotice) -> list[tuple[str, str]]:
    if notice.instead and notice.instead[0].isdigit():
        return [("replace", tr("Install {version}", version=notice.instead))]
    if notice.instead:
        return [("other", tr("See what to use instead"))]
    if notice.state is ReleaseState.RECALLED:
        return [("remove", tr("Remove from this computer"))]
    return []
