"""A review desk over HTTP, with people of two offices."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, closing
from pathlib import Path

import pytest

from studio.catalogue.store import people
from studio.catalogue.store.database import Store, sqlite_url
from studio.catalogue.store.signing import Signing
from studio.catalogue.trust.key_file import KeyFile
from tests.integration.catalogue.desk.desks import PEOPLE, Desks, Office


@pytest.fixture
def database(tmp_path: Path) -> str:
    return sqlite_url(tmp_path)


@pytest.fixture
def desks(tmp_path: Path, database: str) -> Iterator[Desks]:
    signing = Signing(KeyFile(tmp_path / "catalogue.key"))
    with closing(Store(database, signing=signing)) as store:
        with store.changing() as session:
            for person in PEOPLE:
                people.keep_person(session, person)
        yield Desks(store, tmp_path)


@pytest.fixture
async def office(desks: Desks) -> AsyncIterator[Office]:
    async with AsyncExitStack() as stack:
        yield Office(desks, stack)
