"""Events of a run with somebody looking after it, who may end it at any moment."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing

from studio.core.events import RunEvent


async def watched(
    events: AsyncGenerator[RunEvent, None], look_after: Callable[[], Awaitable[None]]
) -> AsyncGenerator[RunEvent, None]:
    """Yield the events; raise what `look_after` raises at once, which ends the run.

    The run goes on at its own pace while whoever reads takes their time.
    """
    line: asyncio.Queue[RunEvent | None] = asyncio.Queue()
    running = asyncio.create_task(_told(events, line))
    watching = asyncio.ensure_future(look_after())
    for task in (running, watching):
        task.add_done_callback(lambda _: line.put_nowait(None))
    try:
        while (event := await line.get()) is not None:
            yield event
        ended = watching if watching.done() else running
        await ended
    finally:
        for task in (running, watching):
            task.cancel()
        await asyncio.wait([running, watching])


async def _told(events: AsyncGenerator[RunEvent, None], line: asyncio.Queue[RunEvent | None]) -> None:
    async with aclosing(events):
        async for event in events:
            line.put_nowait(event)
