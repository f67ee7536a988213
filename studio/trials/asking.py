"""Ask the questions of one case, one after the other, as a person would in one conversation."""

from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass

from studio.core.errors import AnswerBroken, StudioError
from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.runtime import Chat
from studio.runtime.closing import closing

Ask = Callable[[str, Chat], AsyncIterator[RunEvent]]
Ending = AnswerFinished | RunFailed


@dataclass(frozen=True)
class Run:
    """How the judged question ended, and all that happened in the whole conversation before the end."""

    end: Ending
    events: tuple[RunEvent, ...] = ()


async def converse(questions: Sequence[str], ask: Ask, chat: Chat) -> Run:
    """Return how the last question ended; an earlier one that fails ends the conversation."""
    seen: list[RunEvent] = []
    for question in questions:
        end = await _ending(question, chat, ask, seen)
        if isinstance(end, RunFailed):
            break
    return Run(end, tuple(seen))


async def _ending(question: str, chat: Chat, ask: Ask, seen: list[RunEvent]) -> Ending:
    try:
        async with closing(ask(question, chat)) as events:
            async for event in events:
                seen.append(event)
                if isinstance(event, AnswerFinished | RunFailed):
                    return event
    except StudioError as error:
        return failed(error)
    return failed(AnswerBroken(endpoint=""))


def failed(error: StudioError) -> RunFailed:
    return RunFailed(trouble=Trouble(name=error.name, facts=error.facts))
