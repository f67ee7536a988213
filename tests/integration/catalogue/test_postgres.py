"""A catalogue on PostgreSQL: how it is reached, and what is said when it is not."""

from collections.abc import Callable
from contextlib import closing

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from studio.catalogue import Person
from studio.catalogue.store import people, tokens
from studio.catalogue.store.database import Store
from studio.core.errors import CatalogueBusy, DatabaseNotUsable, ValueNotKept
from tests.postgres import Postgres, running
from tests.unit.catalogue.samples import USER


def test_its_url_needs_no_driver(postgres_url: str) -> None:
    for url in (postgres_url, postgres_url.replace("postgresql:", "postgres:")):
        with closing(Store(url)) as store:
            store.check()


def test_its_url_says_how_it_is_secured_in_words_of_postgresql(postgres: Postgres, postgres_url: str) -> None:
    for query in (
        "sslmode=require",
        "sslmode=prefer",
        f"sslmode=verify-full&sslrootcert={postgres.certificate}",
    ):
        with closing(Store(f"{postgres_url}?{query}")) as store, store.reading() as session:
            assert session.scalar(text("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()"))


@pytest.mark.parametrize(
    "wrong",
    [
        "postgresql://studio@127.0.0.1:9/x",
        "postgresql://studio@no-such-host.invalid/x",
        "postgresql://studio@127.0.0.1:{port}/no_such_database",
        "postgresql://nobody:secret@127.0.0.1:{port}/postgres",
        "postgresql://studio@127.0.0.1:{port}/postgres?sslmode=verify-full",
        "postgresql://studio@127.0.0.1:{port}/postgres?sslmode=nonsense",
        "postgresql://studio@127.0.0.1:{port}/postgres?sslrootcert=/no/such/file",
        "postgresql://studio@127.0.0.1:{port}/postgres?nonsense=1",
        "mysql://studio@127.0.0.1/x",
        "postgresql",
        "",
    ],
)
def test_a_database_that_is_not_to_be_had_is_named_without_its_password(
    postgres: Postgres, wrong: str
) -> None:
    with pytest.raises(DatabaseNotUsable) as caught:
        Store(wrong.format(port=postgres.port))
    assert "secret" not in caught.value.url


def test_a_text_that_no_database_keeps_is_refused(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store:
        for name in ("a\0b", "\ud800"):
            with pytest.raises(ValueNotKept), store.changing() as session:
                people.keep_person(session, Person(id="x", name="x").model_copy(update={"name": name}))
        with pytest.raises(ValueNotKept), store.reading() as session:
            tokens.issue(session, "\0", 1)


def test_a_server_that_starts_again_is_found_again() -> None:
    with running() as cluster, cluster.database() as url, closing(Store(url)) as store:
        with store.reading() as session:
            people.people(session)
        with pytest.raises(CatalogueBusy):
            keep_while(store, lambda: cluster.stop("fast"))
        with pytest.raises(CatalogueBusy):
            store.check()
        cluster.start()
        with store.changing() as session:
            assert people.people(session) == []
            people.keep_person(session, USER)
        with store.reading() as session:
            assert people.people(session) == [USER]


def keep_while(store: Store, something_happens: Callable[[], None]) -> None:
    with store.changing() as session:
        people.keep_person(session, USER)
        something_happens()


def test_who_only_reads_can_change_nothing(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store, pytest.raises(ProgrammingError, match="read-only"):
        ask(store, "DELETE FROM people")


def test_a_statement_without_end_is_ended(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store, pytest.raises(CatalogueBusy):
        ask(store, "SET statement_timeout = '20ms'", "SELECT pg_sleep(60)")


def ask(store: Store, *statements: str) -> None:
    with store.reading() as session:
        for statement in statements:
            session.execute(text(statement))
