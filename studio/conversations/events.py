"""What of a run is kept with its conversation: what a person saw of it, and no more."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import groupby

from studio.conversations.conversation import Exchange, Standing
from studio.core.errors import AnswerInterrupted
from studio.core.events import (
    AnswerFinished,
    ConfirmationAsked,
    ConfirmationGiven,
    ModelAnswered,
    ModelAsked,
    PassagesFound,
    PutOff,
    QueuePlaced,
    RunEvent,
    RunFailed,
    RunStarted,
    TextDelta,
    ThinkingDelta,
)
from studio.core.passages import Trouble

_OF_THE_TRACE = ModelAsked | ModelAnswered | PutOff | QueuePlaced


def kept_events(events: Iterable[RunEvent]) -> tuple[RunEvent, ...]:
    """Pieces of text joined; requests to the model and the texts of passages stay with the trace.

    An answer that was finished needs its pieces no more, and reasoning its author hides is not kept.
    """
    told = [event for event in events if not isinstance(event, _OF_THE_TRACE)]
    dropped: tuple[type[RunEvent], ...] = ()
    if any(isinstance(event, AnswerFinished) for event in told):
        dropped += (TextDelta,)
    if not any(isinstance(event, RunStarted) and event.show_reasoning for event in told):
        dropped += (ThinkingDelta,)
    return tuple(_joined(event for event in told if not isinstance(event, dropped)))


def shown_events(exchange: Exchange) -> tuple[RunEvent, ...]:
    """What shows it as it was left: broken off where it was, and nobody is asked for consent again."""
    given = {event.call for event in exchange.events if isinstance(event, ConfirmationGiven)}
    shown = tuple(
        event for event in exchange.events if not isinstance(event, ConfirmationAsked) or event.call in given
    )
    if exchange.standing is not Standing.BROKEN_OFF:
        return shown
    trouble = Trouble(name=AnswerInterrupted.__name__, facts={})
    return (*shown, RunFailed(trouble=trouble, text=exchange.answer))


def standing_after(events: Iterable[RunEvent]) -> Standing:
    """How a run that is over ended."""
    for event in events:
        if isinstance(event, AnswerFinished):
            return Standing.ANSWERED
        if isinstance(event, RunFailed):
            return Standing.FAILED
    return Standing.STOPPED


def _joined(events: Iterable[RunEvent]) -> Iterator[RunEvent]:
    for kind, group in groupby(events, type):
        if kind is TextDelta:
            yield reduce(TextDelta.and_then, (event for event in group if isinstance(event, TextDelta)))
        elif kind is ThinkingDelta:
            yield ThinkingDelta(
                text="".join(event.text for event in group if isinstance(event, ThinkingDelta))
            )
        else:
            yield from map(_lightened, group)


def _lightened(event: RunEvent) -> RunEvent:
    """Sources are shown from the citations, which hold their texts."""
    if not isinstance(event, PassagesFound):
        return event
    bare = tuple(passage.model_copy(update={"text": ""}) for passage in event.passages)
    return event.model_copy(update={"passages": bare})
