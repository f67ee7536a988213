"""The index a base is searched with: made when the first question is asked, or ahead of it."""

import asyncio
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.knowledge.database import Database
from studio.knowledge.search_model import SearchModel
from studio.knowledge.vector_sync import VectorSync

if TYPE_CHECKING:
    from studio.knowledge.asking import Asking

_MOMENT = 0.5  # seconds


class Searching:
    """A base that is only loaded into needs none of it."""

    def __init__(self, folder: Path, database: Database, sync: VectorSync, model: SearchModel | None) -> None:
        self._folder, self._database, self._sync, self._model = folder, database, sync, model
        self._asked: Asking | None = None
        self._warming: asyncio.Task[None] | None = None
        self._closing = asyncio.Event()

    @property
    def asking(self) -> "Asking":
        if self._asked is None:
            from studio.knowledge.asking import Asking

            self._asked = Asking(self._folder, self._database, self._sync, self._model)
        return self._asked

    def warm(self) -> None:
        """Get ready for the first question, in the background."""
        self._warming = asyncio.create_task(self._warm())

    async def warmed(self) -> None:
        """Wait until the first question no longer has to."""
        if self._warming is not None:
            await self._warming

    def catch_up(self) -> None:
        """Blocking: what was loaded is searched from now on, if searching has begun."""
        if self._asked is not None:
            self._asked.retrieval.catch_up()

    def forget(self, gone: Sequence[int]) -> None:
        """Blocking: chunks that are gone are found no longer."""
        if self._asked is not None:
            self._asked.retrieval.forget(gone)

    async def settle(self) -> None:
        """No more is got ready."""
        self._closing.set()
        await self.warmed()

    def close(self) -> None:
        if self._asked is not None:
            self._asked.retrieval.close()

    async def _warm(self) -> None:
        """Not for who is gone in a moment; whatever is wrong shows when a question is asked."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._closing.wait(), _MOMENT)
            return
        with suppress(StudioError, sqlite3.Error):
            await asyncio.to_thread(self.asking.retrieval.warm)
