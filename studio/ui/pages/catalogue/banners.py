"""What stands over the cards: recalled agents of this computer, and a catalogue that cannot be read."""

from studio.core.errors import KeyringUnavailable, SignInNeeded
from studio.ui.components import Banner
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.catalogue.shelf import Recall


def trouble_banner(error: Exception) -> Banner:
    """Its acts: `settings` or `retry`."""
    if isinstance(error, SignInNeeded | KeyringUnavailable):
        return error_banner(error, [("settings", tr("Sign in…"))])
    return error_banner(error, [("retry", tr("Try again"))])


def recall_banner(recall: Recall) -> Banner:
    """Its acts: `replace` or `remove`, and `passport`; the agent's id is its property `agent`."""
    facts = {"name": recall.name, "version": recall.version}
    title = tr("“{name}” {version} was recalled: do not use it any more.", **facts)
    text = tr("Reason: {reason}", reason=recall.reason)
    if recall.instead:
        replace = tr("Install {version}", version=recall.instead)
        first = ("replace", replace)
    else:
        first = ("remove", tr("Remove from this computer"))
    banner = Banner("warning", title, text, [first, ("passport", tr("Passport"))])
    banner.setProperty("agent", recall.id)
    banner.setProperty("instead", recall.instead)
    return banner
