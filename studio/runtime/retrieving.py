"""The first step: find what the answer will be written from, in the knowledge and in the attachments."""

import asyncio
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

from studio.core.agents import KnowledgeUse
from studio.core.events import AttachmentsRead, PassagesFound
from studio.runtime.history import remembered
from studio.runtime.messages import opening_messages, passages_that_fit, room
from studio.runtime.query import search_queries
from studio.runtime.state import RunState, Searched
from studio.tools.searching import search_each

_OF_ATTACHMENTS = 0.75  # of what passages leave; the rest is for what was said before


@asynccontextmanager
async def looking_up(state: RunState) -> AsyncIterator[None]:
    """Begin to look the question up, where the agent always does, beside all else that is made ready."""
    search = None
    if state.bases and state.agent.knowledge.use is KnowledgeUse.ALWAYS:
        queries = search_queries(state.question, state.chat.turns)
        masked = [state.model.masks.text(query) for query in queries]
        search = state.search = asyncio.create_task(_searched(state, masked))
    try:
        yield
    finally:
        if search is not None:
            search.cancel()
            await asyncio.wait({search})


async def retrieve(state: RunState) -> None:
    """Look the question up where the agent always does, and read what is attached to the chat."""
    if state.search is not None:
        _take(state, await state.search)
    if state.chat.attachments:
        await _read_attachments(state)


async def open_conversation(state: RunState) -> None:
    """Put together what the model is asked with first."""
    passages = state.passages[: len(state.passages) - len(state.attached.passages)]
    asked = state.prompt.question(state.question, passages, state.attached)
    turns = await remembered(state, room(state, asked))
    if state.chat.summary:
        asked = state.prompt.question(state.question, passages, state.attached, state.chat.summary)
    state.messages = opening_messages(state.prompt, asked, turns)


async def _searched(state: RunState, queries: Sequence[str]) -> Searched:
    started = time.perf_counter()
    found = await search_each(state.bases, queries, state.agent.knowledge.passages)
    return Searched(queries[0], found, time.perf_counter() - started)


def _take(state: RunState, searched: Searched) -> None:
    found, seconds = searched.found, searched.seconds
    tokens = room(state, state.question)
    if state.chat.attachments:
        tokens //= 2
    state.add_passages(passages_that_fit(state.prompt, found.passages, tokens))
    state.stamp(retrieval=seconds)
    state.tell(
        PassagesFound(
            query=searched.query,
            passages=tuple(state.passages),
            seconds=seconds,
            rewritten=found.rewritten,
            skipped=found.skipped,
        )
    )


async def _read_attachments(state: RunState) -> None:
    asked = state.prompt.question(state.question, state.passages)
    tokens = int(_OF_ATTACHMENTS * room(state, asked))
    state.attached = await state.chat.attached.within(tokens, state.question)
    state.add_passages(state.attached.passages)
    names = tuple(attachment.name for attachment in state.chat.attachments)
    given, parts = len(state.attached.passages), state.attached.parts
    state.tell(AttachmentsRead(names=names, given=given, parts=parts))
