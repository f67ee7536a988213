"""Bringing a catalogue's database to the schema of this program, from whichever release it comes."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import as_file, files
from typing import TYPE_CHECKING

from sqlalchemy import Connection, inspect, text

from studio.catalogue.store.tables import Table
from studio.core.errors import CatalogueTooNew

if TYPE_CHECKING:
    from alembic.config import Config

BASELINE, HEAD = "0001", "0007"
"""The schema that releases without a version table had, and the one of this program."""


def bring_up_to_date(connection: Connection) -> None:
    """Make the tables of an empty database, or change those of an older release, keeping what is in them.

    Raises CatalogueTooNew when a newer program has changed them already.
    """
    known = inspect(connection).get_table_names()
    found = _version(connection) if "alembic_version" in known else None
    if found == HEAD:
        return
    if not known:
        _make(connection)
    else:
        _upgrade(connection, found)


def _version(connection: Connection) -> str | None:
    found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return str(found) if found else None


def _make(connection: Connection) -> None:
    from alembic import command

    Table.metadata.create_all(connection)
    with _config(connection) as config:
        command.stamp(config, HEAD)


def _upgrade(connection: Connection, found: str | None) -> None:
    from alembic import command

    if found is not None and found > HEAD:
        raise CatalogueTooNew(found=found, known=HEAD)
    with _config(connection) as config:
        if found is None:
            command.stamp(config, BASELINE)
        command.upgrade(config, HEAD)


@contextmanager
def _config(connection: Connection) -> "Iterator[Config]":
    """Alembic works on this connection, inside its transaction."""
    from alembic.config import Config

    with as_file(files(__package__)) as folder:
        config = Config(attributes={"connection": connection})
        config.set_main_option("script_location", str(folder))
        yield config
