"""Troubles of the endpoint: they say nothing of the agent, so a case they befell is asked again."""

from studio.core import errors
from studio.core.passages import Trouble

_OUTAGES = (
    errors.EndpointUnreachable,
    errors.EndpointUntrusted,
    errors.EndpointTimedOut,
    errors.EndpointKeyRefused,
    errors.EndpointUnpaid,
    errors.EndpointModelUnknown,
    errors.EndpointBusy,
    errors.EndpointFailed,
    errors.EndpointNotCompatible,
    errors.AnswerBroken,
    errors.KeyringUnavailable,
)
_NAMES = {name for name, kind in errors.every_error().items() if issubclass(kind, _OUTAGES)}


def is_outage(trouble: Trouble | None) -> bool:
    """Whether it would not be there if the endpoint were in order; a question it rejects is another thing."""
    return trouble is not None and trouble.name in _NAMES
