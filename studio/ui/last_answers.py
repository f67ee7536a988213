"""How an endpoint is, as its last request tells: the same word in the foot and on Home."""

from studio.core.i18n import mark
from studio.ui.language import tr

_AWAY = frozenset({"EndpointUnreachable", "EndpointUntrusted", "EndpointTimedOut"})
_SAYS_NO = {
    "EndpointBusy": mark("busy"),
    "EndpointKeyMissing": mark("wants a key"),
    "EndpointKeyRefused": mark("key refused"),
    "EndpointModelUnknown": mark("no such model"),
    "EndpointUnpaid": mark("no quota left"),
    "EndpointFailed": mark("failing"),
}


def told_by_last(trouble: str) -> tuple[str, str]:
    """Return the kind of state and its word, by the name of the error the last request ended with."""
    if trouble in _AWAY:
        return "danger", tr("does not answer")
    if trouble in _SAYS_NO:
        return "warning", tr(_SAYS_NO[trouble])
    return ("warning", tr("last request failed")) if trouble else ("success", tr("normal"))
