"""Who is let in by a token: those who ask at about the same time are looked up together."""

from collections.abc import Collection, Mapping

from studio.catalogue.people import Person
from studio.catalogue.store import tokens
from studio.catalogue.store.database import Store
from studio.catalogue.store.together import Together


class SignedIn:
    """A city comes to work at nine: a thousand tokens in a second are a few looks at the database."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._looking, self._noting = Together(self._look), Together(self._note)

    async def whose(self, token: str) -> Person | None:
        """Return who is let in by it, if anybody; its use is noted.

        Raises what reading and changing the database raise.
        """
        digest = tokens.digest_of(token)
        person, to_be_noted = (await self._looking.ask(digest)).get(digest, (None, False))
        if to_be_noted:  # only those whose use it is wait for the turn to change something
            await self._noting.ask(digest)
        return person

    def _look(self, asked: Collection[str]) -> Mapping[str, tuple[Person, bool]]:
        with self._store.reading() as session:
            return tokens.whose(session, asked)

    def _note(self, asked: Collection[str]) -> None:
        with self._store.changing() as session:
            tokens.note_use(session, asked)
