"""The first step: find the passages the answer will be written from."""

import time

from studio.core.events import PassagesFound
from studio.runtime.messages import passages_that_fit
from studio.runtime.query import search_query
from studio.runtime.state import RunState
from studio.tools.searching import search_all


async def retrieve(state: RunState) -> PassagesFound:
    query = search_query(state.question, state.chat.turns)
    started = time.perf_counter()
    found = await search_all(state.bases, query, state.agent.knowledge.passages)
    seconds = time.perf_counter() - started
    state.add_passages(passages_that_fit(state.prompt, state.question, found.passages, state.window))
    state.stamp(retrieval=seconds)
    return PassagesFound(
        query=query,
        passages=tuple(state.passages),
        seconds=seconds,
        rewritten=found.rewritten,
        skipped=found.skipped,
    )
