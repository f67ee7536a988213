"""Which tokens count now: those asked for at about the same time are looked up together."""

import asyncio
from collections.abc import Collection

from studio.catalogue.store import tokens
from studio.catalogue.store.database import Store

_TOGETHER_SECONDS = 0.004


class SignedIn:
    """A city comes to work at nine: a thousand unknown tokens in a second are a few looks at the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._asked: set[str] = set()
        self._next: asyncio.Task[frozenset[str]] | None = None

    async def counts(self, digest: str) -> bool:
        """Whether the token of that digest lets its person in; False also if its use is to be noted."""
        self._asked.add(digest)
        if self._next is None:
            self._next = asyncio.create_task(self._look())
        return digest in await asyncio.shield(self._next)

    async def _look(self) -> frozenset[str]:
        await asyncio.sleep(_TOGETHER_SECONDS)
        asked, self._asked, self._next = self._asked, set(), None
        return await asyncio.to_thread(self._read, asked)

    def _read(self, asked: Collection[str]) -> frozenset[str]:
        with self._store.reading() as session:
            return tokens.that_count(session, asked)
