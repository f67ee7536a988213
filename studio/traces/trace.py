"""One run as it is kept: its question, its end, and every event with its time."""

from typing import NamedTuple

from pydantic import BaseModel, ConfigDict

from studio.core.events import AnswerFinished, RunEvent, RunFailed, RunStarted, Usage
from studio.core.origins import Origin


class Moment(BaseModel):
    """An event with the seconds that had passed since the run began."""

    model_config = ConfigDict(frozen=True)

    seconds: float
    event: RunEvent


class TraceRow(BaseModel):
    """One line of the list; `started` is an ISO 8601 time with zone.

    `outcome` is that of the answer, or "failed", or empty for a run that was stopped.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    agent: str
    origin: Origin = Origin.CHAT
    started: str
    question: str
    answer: str = ""
    outcome: str = ""
    endpoint: str = ""
    model: str = ""
    seconds: float = 0.0
    usage: Usage = Usage()


class Trace(TraceRow):
    moments: tuple[Moment, ...] = ()

    @property
    def row(self) -> TraceRow:
        return TraceRow.model_validate(self.model_dump(exclude={"moments"}))


class _End(NamedTuple):
    answer: str = ""
    outcome: str = ""
    usage: Usage = Usage()


def trace_of(
    trace: str, agent: str, origin: Origin, started: str, question: str, moments: tuple[Moment, ...]
) -> Trace:
    """Put a run together from what happened in it; one that has no end was stopped."""
    first = next((moment.event for moment in moments if isinstance(moment.event, RunStarted)), None)
    end = _end_of(moments[-1].event) if moments else _End()
    return Trace(
        id=trace,
        agent=agent,
        origin=origin,
        started=started,
        question=question,
        answer=end.answer,
        outcome=end.outcome,
        endpoint=first.endpoint if first else "",
        model=first.model if first else "",
        seconds=moments[-1].seconds if moments else 0.0,
        usage=end.usage,
        moments=moments,
    )


def _end_of(event: RunEvent) -> _End:
    match event:
        case AnswerFinished():
            return _End(event.text, event.outcome.value, event.usage)
        case RunFailed():
            return _End(event.text, "failed")
        case _:
            return _End()
