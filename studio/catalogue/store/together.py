"""Those who ask the database at about the same time share one look at it, begun after they asked."""

import asyncio
import time
from collections.abc import Callable, Collection
from typing import Generic, TypeVar

_APART_SECONDS = 0.02

Found = TypeVar("Found")


class Together(Generic[Found]):
    """One look at a time, so that the more people ask, the more each finds out; nobody alone waits."""

    def __init__(self, look: Callable[[Collection[str]], Found]) -> None:
        """`look` is told of what has been asked about; it blocks."""
        self._look = look
        self._asked: list[str] = []
        self._next: asyncio.Task[Found] | None = None
        self._last: asyncio.Task[Found] | None = None
        self._not_before = 0.0

    async def ask(self, about: str) -> Found:
        """Return what was found about it and others, as of a moment after this; raises what looking does."""
        self._asked.append(about)
        if self._next is None:
            self._next = asyncio.create_task(self._in_turn(self._last))
        return await asyncio.shield(self._next)

    async def _in_turn(self, before: "asyncio.Task[Found] | None") -> Found:
        if before is not None and not before.done():
            await asyncio.wait({before})
        await asyncio.sleep(self._not_before - time.monotonic())
        asked, self._asked = self._asked, []
        self._not_before = time.monotonic() + _APART_SECONDS * (len(asked) > 1)
        self._last, self._next = self._next, None
        return await asyncio.to_thread(self._look, set(asked))
