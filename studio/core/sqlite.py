"""SQLite's errors by our names."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core.errors import DiskFull, FileInvalid, FileNotAllowed, FolderNotWritable, StudioError


@contextmanager
def sqlite_named(file: Path) -> Iterator[None]:
    """Raise what SQLite says of this file as FileInvalid, DiskFull, FolderNotWritable or FileNotAllowed."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise _by_name(error, file) or error from error


def _by_name(error: sqlite3.DatabaseError, file: Path) -> StudioError | None:
    match getattr(error, "sqlite_errorcode", 0) & 0xFF:
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return FileInvalid(file=file.name, problem="does_not_read")
        case sqlite3.SQLITE_FULL:
            return DiskFull(folder=str(file.parent))
        case sqlite3.SQLITE_READONLY | sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_PERM | sqlite3.SQLITE_IOERR:
            return FolderNotWritable(folder=str(file.parent))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return FileNotAllowed(file=file.name)
        case _:
            return None
