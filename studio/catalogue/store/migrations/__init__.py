"""Bringing a catalogue's database to the schema of this program, from whichever release it comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, MetaData, inspect, text

from studio.catalogue.store.engines import is_sqlite, one_after_the_other
from studio.catalogue.store.tables import Table
from studio.catalogue.store.tables.search import SEARCH_TABLE
from studio.core.errors import CatalogueDamaged, CatalogueTooNew

if TYPE_CHECKING:
    from alembic.config import Config

BASELINE, HEAD = "0001", "0008"
"""The schema that releases without a version table had, and the one of this program."""

_VERSIONS = "alembic_version"
_BEFORE_VERSIONS = frozenset({"people", "tokens", "submissions", "acts", "releases", "installs"})


def bring_up_to_date(engine: Engine) -> str | None:
    """Make the tables of an empty database, or change those of an older release, keeping what is in them.

    Returns the schema it was brought from, or None if it was new or up to date. Of several processes that
    begin at once one does it and the others wait; when it fails, the database is as it was. Raises
    CatalogueTooNew when a newer program has changed it already, CatalogueDamaged when tables are missing.
    """
    with engine.connect() as connection:
        if found_schema(connection) == HEAD:
            return None
    with one_after_the_other(engine).connect() as connection:
        prepare(connection)
        with connection.begin():
            return _change(connection)


def found_schema(connection: Connection) -> str | None:
    """Return the number of the schema; empty if there are no tables of ours, None if only some are."""
    known = set(inspect(connection).get_table_names())
    if _VERSIONS in known:
        return str(connection.scalar(text(f"SELECT version_num FROM {_VERSIONS}")) or "") or None
    ours = known & _BEFORE_VERSIONS
    return BASELINE if ours == _BEFORE_VERSIONS else None if ours else ""


def _change(connection: Connection) -> str | None:
    found = found_schema(connection)
    if found is None:
        raise CatalogueDamaged(file=connection.engine.url.database or "")
    if found > HEAD:
        raise CatalogueTooNew(found=found, known=HEAD)
    if not found:
        _make(connection)
    elif found != HEAD:
        upgrade(connection)
    return found if found and found != HEAD else None


def make_anew(connection: Connection, schema: str) -> None:
    """Make the empty tables of that schema; ours that were there are gone, with all that was in them."""
    from alembic import command

    guards = _guards(connection)
    old = MetaData()
    old.reflect(connection, only=lambda name, _: name in {*Table.metadata.tables, _VERSIONS})
    old.drop_all(connection)
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS {SEARCH_TABLE}")
    for guard in guards:
        connection.exec_driver_sql(f"DROP FUNCTION {guard}")
    if schema == HEAD:
        _make(connection)
        return
    with _config(connection) as config:
        command.upgrade(config, schema)


def _guards(connection: Connection) -> list[str]:
    """Return the functions that triggers on our tables call; on PostgreSQL they outlive the tables."""
    if is_sqlite(connection.engine):
        return []
    called = text(
        "SELECT DISTINCT function.oid::regprocedure::text FROM pg_trigger"
        " JOIN pg_proc function ON function.oid = tgfoid JOIN pg_class ours ON ours.oid = tgrelid"
        " WHERE NOT tgisinternal AND ours.relname = ANY(:names) AND pg_table_is_visible(ours.oid)"
    )
    return list(connection.scalars(called, {"names": list(Table.metadata.tables)}))


def _make(connection: Connection) -> None:
    from alembic import command

    Table.metadata.create_all(connection)
    with _config(connection) as config:
        command.stamp(config, HEAD)


def upgrade(connection: Connection) -> None:
    """Bring tables of ours to the schema of this program, in the transaction that has begun.

    Raises CatalogueDamaged when what is in them does not belong together.
    """
    from alembic import command

    with _config(connection) as config:
        if found_schema(connection) == BASELINE:
            command.stamp(config, BASELINE)
        command.upgrade(config, HEAD)
    if is_sqlite(connection.engine) and connection.execute(text("PRAGMA foreign_key_check")).first():
        raise CatalogueDamaged(file=connection.engine.url.database or "")


def prepare(connection: Connection) -> None:
    """Take the connection out of the pool and lift what is heeded while the catalogue runs.

    SQLite changes a table by making it anew: until all are there, what refers to them refers to nothing,
    and it can be told so between transactions alone. On PostgreSQL a large table takes its time.
    """
    connection.detach()
    lifted = "PRAGMA foreign_keys=OFF" if is_sqlite(connection.engine) else "SET statement_timeout = 0"
    driver = connection.connection.cursor()
    driver.execute(lifted)
    driver.close()


@contextmanager
def _config(connection: Connection) -> "Iterator[Config]":
    """Alembic works on this connection, inside its transaction."""
    from alembic.config import Config

    with as_file(files(__package__)) as folder:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        yield config
