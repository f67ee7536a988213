"""The work of one run, all of it in one task: tools are made, the flow goes through, all is closed again."""

import asyncio
import importlib
import logging
import sys
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from studio.core.agents import Agent
from studio.core.errors import AgentHasNoKnowledge, StudioError, TimeLimitReached
from studio.core.events import RunEvent, RunFailed
from studio.endpoints import Endpoint
from studio.runtime.chat import Chat
from studio.runtime.checking import closing_events, declined
from studio.runtime.clock import Clock
from studio.runtime.conversation import language_of
from studio.runtime.equipping import equipped
from studio.runtime.event_line import Tell
from studio.runtime.means import Means
from studio.runtime.model import Model
from studio.runtime.person import Person
from studio.runtime.prompt import Prompt
from studio.runtime.question import asked_question
from studio.runtime.refusals import is_declined
from studio.runtime.retrieving import looking_up
from studio.runtime.state import RunState
from studio.runtime.trouble import trouble_of
from studio.tools import Registry, Searchable, ToolParts

if TYPE_CHECKING:
    from studio.runtime.flow import AnswerFlow

_logger = logging.getLogger(__name__)
_FLOW = "studio.runtime.flow"


@dataclass(frozen=True)
class Work:
    """The work of a run, all of it in one task; what happens is told."""

    agent: Agent
    instructions: str
    question: str
    chat: Chat
    endpoint: Endpoint
    bases: Sequence[Searchable]
    means: Means
    tell: Tell

    async def do(self) -> None:
        stack = AsyncExitStack()
        try:
            asked = asked_question(self.agent, self.question, self.endpoint.context_window)
            await self._within_time(asked, stack)
        except StudioError as error:
            self.tell(RunFailed(trouble=trouble_of(error)))
        finally:
            await _closed(stack)

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
                async with looking_up(state):
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
        sources = self.bases or agent.tools or means.tools or self.chat.attachments
        if agent.knowledge.only_from_knowledge and not sources:
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
            servers=means.servers,
            allow=means.allow,
        )
        return Registry([*await equipped(agent, parts, self.tell), *means.tools])


async def warm_up() -> None:
    """Import the workflow library beside the loop, for it takes a third of a second; once is enough."""
    if _FLOW not in sys.modules:
        await asyncio.to_thread(importlib.import_module, _FLOW)


async def _flow(state: RunState) -> "AnswerFlow":
    await warm_up()
    from studio.runtime.flow import AnswerFlow

    return AnswerFlow(state)


async def _closed(stack: AsyncExitStack) -> None:
    """What a tool cannot end in order changes nothing in an answer that is there."""
    try:
        await stack.aclose()
    except Exception:
        _logger.exception("a tool did not end in order")
