"""Fixtures: the databases a catalogue may have, SQLite and PostgreSQL."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import pytest

from studio.catalogue.store.database import Store
from tests.postgres import TEMPLATE, Postgres, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """The cluster of this test run, started when the first test needs it."""
    with running() as cluster:
        cluster.make_template(lambda url: Store(url).close())
        yield cluster


@pytest.fixture
def postgres_url(postgres: Postgres) -> Iterator[str]:
    """A PostgreSQL database with the tables of this program in it."""
    with postgres.database(TEMPLATE) as url:
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], str]]:
    """Makes empty databases of either kind, and says their URLs."""
    numbers = count(1)
    if request.param == "sqlite":
        yield lambda: f"sqlite:///{tmp_path}/catalogue-{next(numbers)}.sqlite3"
        return
    cluster: Postgres = request.getfixturevalue("postgres")
    with ExitStack() as databases:
        yield lambda: databases.enter_context(cluster.database())
