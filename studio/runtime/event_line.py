"""The way events take out of a run: from wherever they happen, in that order, to whoever listens."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Coroutine
from typing import Any

from studio.core.events import AnswerFinished, RunEvent, RunFailed

Tell = Callable[[RunEvent], None]


class EventLine:
    """The work goes on in a task of its own, so that what it starts is closed where it was opened."""

    def __init__(self) -> None:
        self._events: asyncio.Queue[RunEvent | None] = asyncio.Queue()
        self._at_end = False

    def tell(self, event: RunEvent) -> None:
        """After the end nothing more is told."""
        if not self._at_end:
            self._events.put_nowait(event)
            self._at_end = isinstance(event, AnswerFinished | RunFailed)

    async def of(self, work: Coroutine[Any, Any, None]) -> AsyncGenerator[RunEvent, None]:
        """Yield what is told while the work goes on; its error is raised at the end.

        Closing cancels the work, except when its end was told: then it is only tidying up.
        """
        task = asyncio.create_task(work)
        task.add_done_callback(lambda _: self._events.put_nowait(None))
        try:
            while (event := await self._events.get()) is not None:
                yield event
            task.result()
        finally:
            if not self._at_end:
                task.cancel()
            await asyncio.wait({task})
