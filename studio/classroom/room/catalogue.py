"""The class's own catalogue: an ordinary catalogue service, whose people are the learners."""

import asyncio
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.types import ASGIApp

from studio.catalogue.people import EVERYTHING, Person, Role

if TYPE_CHECKING:
    from studio.catalogue.settings.server import ServerSettings
    from studio.catalogue.store.database import Store

TRAINER = "trainer"
_DAYS = 365
_LEARNER = (Role.BUILDER, Role.REVIEWER)


def learner(person: str, name: str, department: str) -> Person:
    """Builder and reviewer: whoever may review in a class reviews everybody's but their own."""
    return Person(id=person, name=name, department=department, roles=_LEARNER, reviews=(department,))


class RoomCatalogue:
    """Its methods block, but for the application, which answers."""

    def __init__(self, folder: Path) -> None:
        from studio.catalogue.server.process import make_ready, open_store, service_of

        self._folder = folder
        self.settings = _settings(folder)
        self._store: Store = open_store(self.settings)
        try:
            make_ready(self._store)
            self.app: ASGIApp = service_of(self.settings, self._store)
        except BaseException:
            self._store.close()
            raise

    def enter(self, person: Person) -> str:
        """Make the person known and return a token; the tokens they had before end."""
        from studio.catalogue.store import people, tokens

        with self._store.changing() as session:
            people.keep_person(session, person)
            tokens.end_all(session, person.id)
            return tokens.issue(session, person.id, _DAYS).token

    def enter_trainer(self, name: str, token: str, department: str) -> None:
        """The trainer may do everything there, with the token that also opens the class."""
        from sqlalchemy import delete

        from studio.catalogue.store import people, tokens
        from studio.catalogue.store.tables import TokenRow

        roles = (Role.BUILDER, Role.REVIEWER, Role.TRAINER, Role.ADMIN)
        person = Person(id=TRAINER, name=name, department=department, roles=roles, reviews=(EVERYTHING,))
        with self._store.changing() as session:
            people.keep_person(session, person)
            session.execute(delete(TokenRow).where(TokenRow.person_id == TRAINER))
            issued = tokens.issue(session, TRAINER, _DAYS)
            row = session.get_one(TokenRow, tokens.digest_of(issued.token))
            row.digest = tokens.digest_of(token)

    def leave(self, person: str) -> None:
        """What they submitted stays; nobody acts as them any more."""
        from studio.catalogue.store import people
        from studio.core.errors import NotFound

        with self._store.changing() as session:
            try:
                known = people.find_person(session, person)
            except NotFound:
                return
            people.keep_person(session, known.model_copy(update={"active": False}))

    def close(self) -> None:
        self._store.close()

    async def remove(self) -> None:
        await asyncio.to_thread(self.close)
        await asyncio.to_thread(shutil.rmtree, self._folder, ignore_errors=True)


def _settings(folder: Path) -> "ServerSettings":
    from studio.catalogue.settings.server import ServerSettings

    return ServerSettings(folder=folder)
