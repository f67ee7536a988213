"""Run an agent: one question in, RunEvents out as they happen."""

import asyncio
import importlib
import sys
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.agents import Agent, KnowledgeUse
from studio.core.errors import AgentHasNoKnowledge, StudioError, TimeLimitReached
from studio.core.events import AnswerFinished, RunEvent, RunFailed, RunStarted
from studio.endpoints import Endpoint
from studio.runtime.chat import Chat
from studio.runtime.checking import closing_events, declined
from studio.runtime.clock import Clock
from studio.runtime.conversation import Turn, language_of
from studio.runtime.event_line import EventLine, Tell
from studio.runtime.means import Means
from studio.runtime.model import Model
from studio.runtime.person import Person
from studio.runtime.prompt import Prompt
from studio.runtime.question import asked_question
from studio.runtime.refusals import is_declined
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.tools import Registry, Searchable, Tool, ToolParts
from studio.tools.knowledge_search import KnowledgeSearch
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
    line = EventLine()
    run = _Run(agent, instructions, question, chat, endpoint, bases, means, line.tell)
    async with aclosing(line.of(run.work())) as events:
        async for event in events:
            if isinstance(event, AnswerFinished):
                chat.turns.append(Turn(question, event.text))
            yield event


@dataclass(frozen=True)
class _Run:
    """The work of a run, all of it in one task; what happens is told."""

    agent: Agent
    instructions: str
    question: str
    chat: Chat
    endpoint: Endpoint
    bases: Sequence[Searchable]
    means: Means
    tell: Tell

    async def work(self) -> None:
        async with AsyncExitStack() as stack:
            try:
                asked = asked_question(self.agent, self.question, self.endpoint.profile.context_window)
                await self._within_time(asked, stack)
            except StudioError as error:
                self.tell(RunFailed(trouble=trouble_of(error)))

    async def _within_time(self, asked: str, stack: AsyncExitStack) -> None:
        """What was found before the time was up is not lost."""
        seconds = self.agent.model.seconds
        limit = asyncio.timeout(seconds)
        state = self._state(asked, limit)
        try:
            async with limit:
                if is_declined(self.agent.guardrails.declined_topics, asked):
                    self._end(declined(state))
                    return
                state.tools = await self._tools(state.person, stack)
                await self._answer(state)
        except TimeoutError:
            if not limit.expired():
                raise
            trouble = trouble_of(TimeLimitReached(agent=self.agent.name, seconds=seconds))
            self._end(closing_events(state, trouble))

    def _end(self, events: Iterable[RunEvent]) -> None:
        for event in events:
            self.tell(event)

    async def _answer(self, state: RunState) -> None:
        handler = (await _flow(state)).run()
        try:
            async with aclosing(handler.stream_events()) as ending:  # unlike the handler it may be cancelled
                async for _ in ending:
                    pass
            await handler
        except StudioError as error:
            self.tell(RunFailed(trouble=trouble_of(error), text=state.written.text))
        finally:
            await handler.cancel_run()

    def _state(self, asked: str, limit: asyncio.Timeout) -> RunState:
        prompt = Prompt(self.agent, self.instructions, language_of(asked))
        model = Model(self.endpoint, self.agent, self.tell)
        person = Person(self.means.consent, self.tell, Clock(limit))
        return RunState(prompt, asked, self.chat, model, person, self.tell, self.bases)

    async def _tools(self, person: Person, stack: AsyncExitStack) -> Registry:
        """Raises AgentHasNoKnowledge for an agent with nothing to answer from, and what a tool lacks."""
        agent, means = self.agent, self.means
        if agent.knowledge.only_from_knowledge and not self.bases and not (agent.tools or means.tools):
            raise AgentHasNoKnowledge(agent=agent.name)
        parts = ToolParts(
            folder=means.folder,
            known_as="",
            bases=self.bases,
            passages=agent.knowledge.passages,
            secret=means.secret,
            consent=person.asked_for(""),
            stack=stack,
            agent=agent.name,
            ai_label=agent.guardrails.ai_label,
            permissions=means.permissions,
        )
        tools = [*await tools_for(agent.tools, parts), *means.tools]
        return Registry([*tools, *_looking_up(agent, self.bases, tools)])


async def warm_up() -> None:
    """Import the workflow library beside the loop, for it takes a third of a second; once is enough."""
    if _FLOW not in sys.modules:
        await asyncio.to_thread(importlib.import_module, _FLOW)


async def _flow(state: RunState) -> "AnswerFlow":
    await warm_up()
    from studio.runtime.flow import AnswerFlow

    return AnswerFlow(state)


def _looking_up(agent: Agent, bases: Sequence[Searchable], tools: Sequence[Tool]) -> list[Tool]:
    """What an agent needs that looks things up on demand, unless it has it by another name."""
    if agent.knowledge.use is not KnowledgeUse.ON_DEMAND or not bases:
        return []
    has_it = any(isinstance(tool, KnowledgeSearch) for tool in tools)
    return [] if has_it else [KnowledgeSearch(bases, agent.knowledge.passages)]


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
