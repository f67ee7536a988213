"""Run an agent: one question in, RunEvents out as they happen."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing

from studio.core.agents import Agent
from studio.core.events import AnswerFinished, RunEvent, RunStarted
from studio.documents.invisible import cleaned
from studio.endpoints import Endpoint
from studio.runtime.chat import Chat
from studio.runtime.conversation import Turn
from studio.runtime.event_line import EventLine
from studio.runtime.means import Means
from studio.runtime.work import Work
from studio.tools import Searchable

NO_MEANS = Means()


async def run_agent(
    agent: Agent,
    instructions: str,
    question: str,
    *,
    chat: Chat,
    endpoint: Endpoint,
    bases: Sequence[Searchable],
    means: Means = NO_MEANS,
) -> AsyncGenerator[RunEvent, None]:
    """Yield the events of one run, the last of them AnswerFinished or RunFailed.

    Trouble of the run is an event and never raised. Closing the generator ends the request to the
    endpoint. An answered question becomes a turn of the chat.
    """
    yield _started(agent, question, endpoint)
    line = EventLine()
    work = Work(agent, instructions, question, chat, endpoint, bases, means, line.tell)
    async with aclosing(line.of(work.do())) as events:
        async for event in events:
            if isinstance(event, AnswerFinished):
                chat.turns.append(Turn(cleaned(question), event.text))
            yield event


def _started(agent: Agent, question: str, endpoint: Endpoint) -> RunStarted:
    profile = endpoint.profile
    return RunStarted(
        agent=agent.id,
        question=question,
        endpoint=profile.name,
        model=profile.chat_model,
        practice=profile.practice,
        show_reasoning=agent.model.show_reasoning,
        ai_label=agent.guardrails.ai_label,
    )
