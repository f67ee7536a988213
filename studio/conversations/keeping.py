"""Listens to a run and keeps it with its conversation: whatever ends it, what was written is there."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress

from studio.conversations.conversation import Exchange
from studio.conversations.events import standing_after
from studio.conversations.store import ConversationStore
from studio.core.errors import StudioError
from studio.core.events import RunEvent
from studio.runtime import Chat
from studio.runtime.closing import closing

_EVERY_SECONDS = 1.0


class Keeper:
    """One for each exchange, which has been added; `chat` is the one it is asked in.

    An answer goes on when it cannot be kept: `trouble` is why it is not, once the run is over.
    """

    def __init__(
        self, store: ConversationStore, exchange: Exchange, chat: Chat, every: float = _EVERY_SECONDS
    ) -> None:
        self._store, self._exchange, self._chat, self._every = store, exchange, chat, every
        self._events: list[RunEvent] = []
        self.trouble: Exception | None = None

    async def keep(self, run: AsyncIterator[RunEvent]) -> AsyncGenerator[RunEvent, None]:
        """Pass the events on at once; they are written beside that."""
        async with self._noting(), closing(run) as events:
            async for event in events:
                self._events.append(event)
                yield event

    @asynccontextmanager
    async def _noting(self) -> AsyncIterator[None]:
        noting = asyncio.create_task(self._note_on())
        try:
            yield
        finally:
            noting.cancel()
            with suppress(asyncio.CancelledError):
                await noting
            await asyncio.shield(self._write(self._finish, tuple(self._events)))

    async def _note_on(self) -> None:
        noted = 0
        while True:
            await asyncio.sleep(self._every)
            if len(self._events) > noted:
                noted = len(self._events)
                await self._write(self._note, tuple(self._events))

    def _note(self, events: Sequence[RunEvent]) -> None:
        self._store.note(self._exchange.id, events)

    def _finish(self, events: Sequence[RunEvent]) -> None:
        self._store.finish(self._exchange.id, events, standing_after(events), self._chat.memory)

    async def _write(self, write: Callable[[Sequence[RunEvent]], None], events: Sequence[RunEvent]) -> None:
        try:
            await asyncio.to_thread(write, events)
        except (StudioError, sqlite3.Error, OSError) as error:
            self.trouble = error
