"""Ask the questions of one case, one after the other, as a person would in one conversation."""

from collections.abc import AsyncIterator, Callable, Sequence

from studio.core.errors import AnswerBroken, StudioError
from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.runtime import Turn
from studio.runtime.closing import closing

Ask = Callable[[str, Sequence[Turn]], AsyncIterator[RunEvent]]
Ending = AnswerFinished | RunFailed


async def converse(questions: Sequence[str], ask: Ask) -> Ending:
    """Return how the last question ended; an earlier one that fails ends the conversation."""
    history: list[Turn] = []
    for question in questions:
        end = await _ending(question, history, ask)
        if isinstance(end, RunFailed):
            break
        history.append(Turn(question, end.text))
    return end


async def _ending(question: str, history: Sequence[Turn], ask: Ask) -> Ending:
    try:
        async with closing(ask(question, tuple(history))) as events:
            async for event in events:
                if isinstance(event, AnswerFinished | RunFailed):
                    return event
    except StudioError as error:
        return RunFailed(trouble=Trouble(name=error.name, facts=error.facts))
    broken = AnswerBroken(endpoint="")
    return RunFailed(trouble=Trouble(name=broken.name, facts=broken.facts))
