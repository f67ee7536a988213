"""A row to be changed, made first if it is not there: whoever makes it at the same time does no harm."""

from typing import Any, TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from studio.catalogue.store.tables import Table

Row = TypeVar("Row", bound=Table)


def row_of(session: Session, kind: type[Row], key: dict[str, Any], begin: dict[str, Any]) -> Row:
    """Return the row of that primary key, locked; `begin` is what a new one holds besides."""
    if found := session.get(kind, key, with_for_update=True, populate_existing=True):
        return found
    try:
        with session.begin_nested():
            session.add(kind(**key, **begin))
    except IntegrityError:
        pass
    return session.get_one(kind, key, with_for_update=True)
