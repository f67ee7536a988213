"""What is said beside an answer while it comes about: of attachments, of a long conversation, of the
endpoint's queue."""

from studio.core.events import AttachmentsRead, HistorySummarised, PutOff, QueuePlaced
from studio.core.i18n import Words, mark

_BUSY, _AWAY = mark("“{endpoint}” is busy"), mark("“{endpoint}” does not answer")
_PUT_OFF = {"EndpointBusy": _BUSY, "EndpointUnreachable": _AWAY, "EndpointTimedOut": _AWAY}


def aside(event: AttachmentsRead | HistorySummarised, say: Words) -> str:
    """One sentence where the model was not told everything; empty where it was."""
    if isinstance(event, HistorySummarised):
        return _of_history(event, say)
    if event.given >= event.parts:
        return ""
    return say(
        "The attachments are long: the {given} of their {parts} {parts:part|parts} nearest to "
        "the question were read.",
        given=event.given,
        parts=event.parts,
    )


def place_in_queue(event: QueuePlaced, say: Words) -> str:
    """Said while others are served before this question."""
    if not event.ahead:
        return say("your turn, waiting for the model")
    return say("the shared model is busy · {ahead} before you", ahead=event.ahead)


def put_off_text(event: PutOff, say: Words, left: int | None = None) -> str:
    """Said while an endpoint that could not take the request is left alone, for `left` seconds more."""
    why = _PUT_OFF.get(event.trouble.name, mark("“{endpoint}” failed"))
    return say(
        "{why} · asked again in {seconds} s",
        why=say(why, endpoint=event.trouble.facts.get("endpoint", "")),
        seconds=max(1, round(event.seconds) if left is None else left),
    )


def _of_history(event: HistorySummarised, say: Words) -> str:
    if event.text:
        return say(
            "The conversation is long: its first {turns} {turns:question|questions} {turns:is|are} "
            "kept as a summary.",
            turns=event.turns,
        )
    return say(
        "The conversation is too long for the model: its first {turns} "
        "{turns:question|questions} {turns:is|are} left out.",
        turns=event.turns,
    )
