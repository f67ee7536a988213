"""Run an agent: one question in, RunEvents out as they happen."""

import asyncio
import importlib
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import AsyncExitStack, aclosing
from typing import TYPE_CHECKING

from studio.core.agents import Agent
from studio.core.errors import AgentHasNoKnowledge, StudioError
from studio.core.events import AnswerFinished, RunEvent, RunFailed, RunStarted
from studio.endpoints import Endpoint
from studio.runtime.chat import Chat
from studio.runtime.conversation import Turn, language_of
from studio.runtime.means import Means
from studio.runtime.prompt import Prompt
from studio.runtime.question import asked_question
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.tools import Registry, Searchable, Tool, ToolParts
from studio.tools.toolbox import tools_for

if TYPE_CHECKING:
    from studio.runtime.flow import AnswerFlow

_FLOW = "studio.runtime.flow"
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
    async with AsyncExitStack() as stack:
        parts = ToolParts(
            folder=means.folder,
            known_as="",
            bases=bases,
            passages=agent.knowledge.passages,
            secret=means.secret,
            consent=means.consent,
            stack=stack,
            agent=agent.name,
            ai_label=agent.guardrails.ai_label,
        )
        try:
            asked = asked_question(agent, question, endpoint.profile.context_window)
            registry = await _tools_of(agent, parts, means.tools)
        except StudioError as error:
            yield RunFailed(trouble=trouble_of(error))
            return
        prompt = Prompt(agent, instructions, language_of(asked))
        state = RunState(prompt, asked, chat, endpoint, bases, registry, means.consent)
        async with aclosing(_told(state)) as told:
            async for event in told:
                if isinstance(event, AnswerFinished):
                    chat.turns.append(Turn(question, event.text))
                yield event


async def _told(state: RunState) -> AsyncGenerator[RunEvent, None]:
    flow = await _flow(state)
    from studio.runtime.events import Told

    handler = flow.run()
    try:
        async with aclosing(handler.stream_events()) as events:
            async for event in events:
                if isinstance(event, Told):
                    yield event.told  # type: ignore[misc]  # Told carries nothing but RunEvents
        await handler
    except StudioError as error:
        yield RunFailed(trouble=trouble_of(error), text=state.written.text)
    finally:
        await handler.cancel_run()


async def warm_up() -> None:
    """Import the workflow library beside the loop, for it takes a third of a second; once is enough."""
    if _FLOW not in sys.modules:
        await asyncio.to_thread(importlib.import_module, _FLOW)


async def _flow(state: RunState) -> "AnswerFlow":
    await warm_up()
    from studio.runtime.flow import AnswerFlow

    return AnswerFlow(state)


async def _tools_of(agent: Agent, parts: ToolParts, tools: Sequence[Tool]) -> Registry:
    """Raises AgentHasNoKnowledge for an agent with nothing to answer from, and what a tool lacks."""
    if agent.knowledge.only_from_knowledge and not parts.bases and not (agent.tools or tools):
        raise AgentHasNoKnowledge(agent=agent.name)
    return Registry([*await tools_for(agent.tools, parts), *tools])


def _started(agent: Agent, question: str, endpoint: Endpoint) -> RunStarted:
    profile = endpoint.profile
    return RunStarted(
        agent=agent.id,
        question=question,
        endpoint=profile.name,
        model=profile.chat_model,
        practice=profile.practice,
    )
