"""Ask the questions of one case, one after the other, as a person would in one conversation."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass, replace

from studio.core.errors import AnswerBroken, StudioError
from studio.core.events import AnswerFinished, RunEvent, RunFailed, TextDelta
from studio.core.passages import Trouble
from studio.endpoints.waits import waits_counted
from studio.runtime import Chat
from studio.runtime.closing import closing

Ask = Callable[[str, Chat], AsyncIterator[RunEvent]]
Ending = AnswerFinished | RunFailed


@dataclass(frozen=True)
class Run:
    """How the judged question ended, and all that happened in the whole conversation before the end.

    `queued` is for how many seconds that question waited until the endpoint was free, `queued_first` how much
    of it before its first text: others were being asked, which says nothing of the agent.
    """

    end: Ending
    events: tuple[RunEvent, ...] = ()
    queued: float = 0.0
    queued_first: float = 0.0


async def converse(questions: Sequence[str], ask: Ask, chat: Chat) -> Run:
    """Return how the last question ended; an earlier one that fails ends the conversation."""
    seen: list[RunEvent] = []
    for question in questions:
        run = await _asked(question, chat, ask, seen)
        if isinstance(run.end, RunFailed):
            break
    return replace(run, events=tuple(seen))


async def _asked(question: str, chat: Chat, ask: Ask, seen: list[RunEvent]) -> Run:
    first = None
    with waits_counted() as waits:
        try:
            async with closing(ask(question, chat)) as events:
                async for event in events:
                    seen.append(event)
                    if first is None and isinstance(event, TextDelta):
                        first = waits.seconds
                    if isinstance(event, AnswerFinished | RunFailed):
                        return Run(event, (), waits.seconds, first or 0.0)
        except StudioError as error:
            return Run(failed(error))
    return Run(failed(AnswerBroken(endpoint="")))


def failed(error: StudioError) -> RunFailed:
    return RunFailed(trouble=Trouble(name=error.name, facts=error.facts))
