"""Listens to a run and keeps it with its conversation: whatever ends it, what was written is there."""

import asyncio
import sqlite3
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import replace

from studio.conversations.conversation import Conversation, Exchange
from studio.conversations.events import standing_after
from studio.conversations.store import ConversationStore
from studio.core.attachments import Attachment
from studio.core.errors import StudioError
from studio.core.events import RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.runtime import Chat
from studio.runtime.closing import closing

_EVERY_SECONDS = 1.0


class Keeper:
    """One for each exchange; `chat` is the one it is asked in, `conversation` may be a new one.

    An answer goes on when it cannot be kept: `trouble` is why it is not, once the run is over.
    """

    def __init__(
        self,
        store: ConversationStore,
        conversation: Conversation,
        exchange: Exchange,
        chat: Chat,
        every: float = _EVERY_SECONDS,
    ) -> None:
        self._store, self._conversation, self._exchange = store, conversation, exchange
        self._chat, self._every = chat, every
        self._events: list[RunEvent] = []
        self.trouble: Exception | None = None

    async def keep(self, run: AsyncIterator[RunEvent]) -> AsyncGenerator[RunEvent, None]:
        """The question is kept before the run begins; its events are passed on at once.

        A run that cannot begin fails like one that breaks down.
        """
        await self._write(self._begin, ())
        async with self._noting(), closing(_failing(run)) as events:
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

    def _begin(self, events: Sequence[RunEvent]) -> None:
        names = tuple(map(self._file, self._chat.attachments))
        self._store.put(self._conversation)
        asked = replace(self._exchange, attachments=names, memory=self._chat.memory)
        self._store.add(self._conversation.id, asked)

    def _file(self, attachment: Attachment) -> str:
        """A file that cannot be copied any more is known by its name all the same."""
        try:
            return self._store.files.keep(self._conversation.id, attachment.path)
        except (StudioError, OSError) as error:
            self.trouble = error
            return attachment.path.name

    def _note(self, events: Sequence[RunEvent]) -> None:
        self._store.note(self._exchange.id, events)

    def _finish(self, events: Sequence[RunEvent]) -> None:
        self._store.finish(self._exchange.id, events, standing_after(events), self._chat.memory)

    async def _write(self, write: Callable[[Sequence[RunEvent]], None], events: Sequence[RunEvent]) -> None:
        try:
            await asyncio.to_thread(write, events)
        except (StudioError, sqlite3.Error, OSError, ValueError) as error:  # of text that is none, ValueError
            self.trouble = error


async def _failing(run: AsyncIterator[RunEvent]) -> AsyncGenerator[RunEvent, None]:
    try:
        async with closing(run) as events:
            async for event in events:
                yield event
    except StudioError as error:
        yield RunFailed(trouble=Trouble(name=error.name, facts=error.facts))
