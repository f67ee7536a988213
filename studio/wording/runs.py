"""What is said beside an answer while it comes about: of attachments and of a long conversation."""

from studio.core.events import AttachmentsRead, HistorySummarised, QueuePlaced
from studio.core.i18n import Words


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
