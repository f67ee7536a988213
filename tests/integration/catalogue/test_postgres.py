"""A catalogue on PostgreSQL: how it is reached, and what is said when it is not."""

import socketserver
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import create_engine, select, text
from sqlalchemy.exc import DBAPIError, ProgrammingError

from studio.catalogue import Person
from studio.catalogue.store import people, tokens
from studio.catalogue.store.among import among
from studio.catalogue.store.database import Store
from studio.catalogue.store.liveness import look_whether_alive
from studio.catalogue.store.round_trips import MOST_KEPT
from studio.catalogue.store.tables import PersonRow
from studio.core.errors import CatalogueBusy, DatabaseNotUsable, ValueNotKept
from tests.postgres import Postgres, running
from tests.unit.catalogue.samples import USER

NUMBERED = text("SELECT CAST(:words AS text), CAST(CAST(:number AS text) AS integer)")
ASKS_FOR_TLS = (80877103).to_bytes(4)


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


def test_what_could_not_be_sent_or_failed_is_not_answered_to_the_next(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store, store.engine.connect() as connection:
        for wrong, number in (("\ud800", "1"), ("a", "x")):
            with pytest.raises((UnicodeEncodeError, DBAPIError)):
                connection.execute(NUMBERED, {"words": wrong, "number": number}).all()
            connection.rollback()
            for words, given in (("a", 1), ("\N{SMILING FACE WITH OPEN MOUTH}'%s", 2), (None, 3)):
                found = connection.execute(NUMBERED, {"words": words, "number": str(given)}).one()
                assert found == (words, given)


def test_more_statements_than_are_kept_are_all_answered(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store, store.engine.connect() as connection:
        for _ in range(2):
            for number in range(2 * MOST_KEPT):
                asked = text(f"SELECT {number} + CAST(:given AS integer)")
                assert connection.scalar(asked, {"given": "1"}) == number + 1
        assert connection.scalar(text("SELECT count(*) FROM pg_prepared_statements")) <= MOST_KEPT + 1


def test_one_of_more_values_than_a_statement_may_have_is_found(postgres_url: str) -> None:
    with closing(Store(postgres_url)) as store:
        with store.changing() as session:
            people.keep_person(session, USER)
        with store.reading() as session:
            many = [*map(str, range(70_000)), USER.id]
            assert session.scalars(select(PersonRow.id).where(among(session, PersonRow.id, many))).all() == [
                USER.id
            ]


def test_where_tls_is_not_offered_there_is_none_unless_it_was_asked_for() -> None:
    with plain_server() as (url, met):
        for query in ("", "?sslmode=require"):
            with pytest.raises(DatabaseNotUsable):
                Store(url + query)
        assert met == [b"TLS", b"user", b"TLS"]


def test_a_connection_that_was_lost_while_it_rested_is_made_anew(postgres_url: str) -> None:
    engine = create_engine(postgres_url.replace("postgresql:", "postgresql+pg8000:"))
    look_whether_alive(engine, rested=0)
    with closing(Store(postgres_url)) as store:
        with engine.connect() as connection:
            number = connection.scalar(text("SELECT pg_backend_pid()"))
        with store.reading() as session:
            session.execute(text("SELECT pg_terminate_backend(:number, 5000)"), {"number": number})
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT pg_backend_pid()")) != number
    engine.dispose()


@contextmanager
def plain_server() -> Iterator[tuple[str, list[bytes]]]:
    """Speaks as PostgreSQL does without TLS, as far as to how somebody introduces themselves."""
    met: list[bytes] = []

    class Introduced(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            while said := self.request.recv(1024):
                asks = said[4:8] == ASKS_FOR_TLS
                met.append(b"TLS" if asks else said[8:12])
                if not asks:
                    return
                self.request.sendall(b"N")

    with socketserver.TCPServer(("127.0.0.1", 0), Introduced) as server:
        answering = threading.Thread(target=server.serve_forever, args=(0.01,))
        answering.start()
        try:
            yield f"postgresql://somebody@127.0.0.1:{server.server_address[1]}/x", met
        finally:
            server.shutdown()
            answering.join()


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
