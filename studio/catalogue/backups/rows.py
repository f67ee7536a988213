"""Rows of tables as lines of JSON, the same from every kind of database."""

import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import islice
from typing import Any

from sqlalchemy import Connection, MetaData, Table, func, insert, select, text, tuple_

from studio.catalogue.store.tables import ChangeRow
from studio.catalogue.store.tables import Table as OurTable

_AT_ONCE = 200
_COUNTERS = ChangeRow.__tablename__  # each database counts for itself
_SERIAL = "SELECT pg_get_serial_sequence(:table, :column)"

Row = dict[str, Any]


def tables_in(connection: Connection) -> list[Table]:
    """Return the tables of ours as the database has them, those that others refer to first."""
    found = MetaData()
    found.reflect(connection, only=lambda name, _: name in OurTable.metadata.tables and name != _COUNTERS)
    return found.sorted_tables


def rows_of(connection: Connection, table: Table) -> Iterator[Row]:
    """Yield them in the order of their keys, some at a time: a table may be longer than memory."""
    keys = list(table.primary_key.columns)
    query = select(table).order_by(*keys).limit(_AT_ONCE)
    page = connection.execute(query).mappings().all()
    while page:
        yield from map(dict, page)
        last = [page[-1][key.name] for key in keys]
        page = connection.execute(query.where(tuple_(*keys) > last)).mappings().all()


def as_line(row: Row) -> bytes:
    return json.dumps(row, ensure_ascii=True, separators=(",", ":")).encode() + b"\n"


def fill(connection: Connection, table: Table, rows: Iterable[Row]) -> None:
    """Raises ValueError for a row that has not exactly the columns of the table."""
    columns, waiting = {column.name for column in table.columns}, iter(rows)
    while page := list(islice(waiting, _AT_ONCE)):
        if any(row.keys() != columns for row in page):
            raise ValueError(table.name)
        connection.execute(insert(table).values(page))
    if connection.dialect.name == "postgresql":
        _count_on(connection, table, list(table.primary_key.columns.keys()))


@contextmanager
def unguarded(connection: Connection) -> Iterator[None]:
    """Rows come back as they were, also those that triggers would not let anybody write today."""
    if connection.dialect.name == "postgresql":
        for table in tables_in(connection):
            connection.exec_driver_sql(f"ALTER TABLE {table.name} DISABLE TRIGGER USER")
        yield
        for table in tables_in(connection):
            connection.exec_driver_sql(f"ALTER TABLE {table.name} ENABLE TRIGGER USER")
        return
    triggers = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    for name, _ in triggers:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    for _, statement in triggers:
        connection.exec_driver_sql(statement)


def _count_on(connection: Connection, table: Table, keys: Sequence[str]) -> None:
    """Numbers that the database gives go on after the last that is there."""
    for key in keys:
        sequence = connection.scalar(text(_SERIAL), {"table": table.name, "column": key})
        last = connection.scalar(select(func.max(table.c[key]))) if sequence else None
        if last is not None:
            connection.execute(text("SELECT setval(:sequence, :last)"), {"sequence": sequence, "last": last})
