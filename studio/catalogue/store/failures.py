"""What an error of a database means for the catalogue."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from studio.core.errors import (
    CatalogueBusy,
    CatalogueDamaged,
    DiskFull,
    FolderNotWritable,
    StudioError,
    ValueNotKept,
)

_GOING_DOWN = frozenset({"57P01", "57P02", "57P03", "57P05", "25P03"})
_TOO_MUCH_AT_ONCE = frozenset({"40001", "40P01", "55P03", "57014", "53300", "53200", "23505"})
_ALREADY_THERE = frozenset({sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY})
_NO_SPACE = "53100"


def failure_of(error: DBAPIError, database: str) -> StudioError | None:
    """Return the error of our tree that says the same; None if the fault is our own.

    `database` is the file, or the name of the database on its server.
    """
    if (number := getattr(error.orig, "sqlite_errorcode", None)) is not None:
        return CatalogueBusy() if number in _ALREADY_THERE else _of_sqlite(number & 0xFF, database)
    if error.connection_invalidated or lost_connection(error.orig):
        return CatalogueBusy()
    return _of_postgres(sql_state(error.orig))


def lost_connection(error: BaseException | None) -> bool:
    state = sql_state(error)
    return state in _GOING_DOWN or state.startswith("08") or type(error).__name__ == "InterfaceError"


def sql_state(error: BaseException | None) -> str:
    """Return PostgreSQL's code of five characters; empty if it is no answer of the server."""
    told = error.args[0] if error is not None and error.args else None
    return str(told.get("C", "")) if isinstance(told, dict) else ""


def _of_sqlite(number: int, file: str) -> StudioError | None:
    match number:
        case sqlite3.SQLITE_FULL:
            return DiskFull(folder=file)
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_IOERR:
            return FolderNotWritable(folder=file)
        case sqlite3.SQLITE_NOTADB | sqlite3.SQLITE_CORRUPT:
            return CatalogueDamaged(file=file)
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return CatalogueBusy()
        case sqlite3.SQLITE_TOOBIG:
            return ValueNotKept()
    return None


def _of_postgres(state: str) -> StudioError | None:
    if state in _TOO_MUCH_AT_ONCE:
        return CatalogueBusy()
    if state == _NO_SPACE:
        return DiskFull(folder="")
    if state.startswith("22"):  # a value that its column cannot hold, as a text with a NUL
        return ValueNotKept()
    return None
