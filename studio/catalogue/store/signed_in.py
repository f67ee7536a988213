"""Which tokens count now: those asked for at about the same time are looked up together."""

from collections.abc import Collection

from studio.catalogue.store import tokens
from studio.catalogue.store.database import Store
from studio.catalogue.store.together import Together


class SignedIn:
    """A city comes to work at nine: a thousand unknown tokens in a second are a few looks at the database."""

    def __init__(self, store: Store) -> None:
        self._store, self._together = store, Together(self._read)

    async def counts(self, digest: str) -> bool:
        """Whether the token of that digest lets its person in; its use is noted.

        Raises what reading and changing the database raise.
        """
        return digest in await self._together.ask(digest)

    def _read(self, asked: Collection[str]) -> Collection[str]:
        with self._store.reading() as session:
            found = tokens.that_count(session, asked)
        if to_be_noted := [digest for digest, noted_long_ago in found.items() if noted_long_ago]:
            with self._store.changing() as session:
                tokens.note_use(session, to_be_noted)
        return found.keys()
