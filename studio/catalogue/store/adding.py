"""A row to be changed, made first if it is not there."""

from typing import Any, TypeVar

from sqlalchemy.orm import Session

from studio.catalogue.store.tables import Table

Row = TypeVar("Row", bound=Table)


def row_of(session: Session, kind: type[Row], key: dict[str, Any], begin: dict[str, Any]) -> Row:
    """Return the row of that primary key; `begin` is what a new one holds besides."""
    row = session.get(kind, key)
    if row is None:
        row = kind(**key, **begin)
        session.add(row)
    return row
