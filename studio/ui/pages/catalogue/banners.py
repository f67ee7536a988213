"""What stands over the cards: what is wrong with agents of this computer."""

from collections.abc import Sequence

from studio.catalogue import ReleaseState
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.pages.catalogue.shelf import InstalledNotice, is_version


def recalls_banner(notices: Sequence[InstalledNotice]) -> Banner:
    """All that were recalled in one; its act is `remove_all`."""
    title = tr(
        "{count} {count:agent was|agents were} recalled: do not use {count:it|them} any more.",
        count=len(notices),
    )
    lines = (
        tr("“{name}” {version}: {reason}", name=one.name, version=one.version, reason=one.reason)
        for one in notices
    )
    return Banner(
        _KINDS[ReleaseState.RECALLED], title, "\n".join(lines), [("remove_all", tr("Remove all of them"))]
    )


def notice_banner(notice: InstalledNotice) -> Banner:
    """Its acts: `replace`, `other` or `remove`, and `passport`; the agent's id is its property `agent`."""
    title, text = _said(notice)
    banner = Banner(_KINDS[notice.state], title, text, [*_first(notice), ("passport", tr("Passport"))])
    banner.setProperty("agent", notice.id)
    banner.setProperty("instead", notice.instead)
    return banner


_KINDS = {
    ReleaseState.RECALLED: "danger",
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
    if is_version(notice.instead):
        return [("replace", tr("Install {version}", version=notice.instead))]
    if notice.instead:
        return [("other", tr("See what to use instead"))]
    if notice.state is ReleaseState.RECALLED:
        return [("remove", tr("Remove from this computer"))]
    return []
