"""One conversations.sqlite3: opened when first needed, brought up to date; SQLite's errors by our names."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.conversations.schema import prepare
from studio.conversations.searching import sought
from studio.core.errors import DiskFull, FileInvalid, FileNotAllowed, FolderNotWritable, StudioError
from studio.core.files import writing_to

_PATIENCE_SECONDS = 10


class Database:
    """Safe to use from several threads; one in memory without a file."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was ever kept: no file is made by looking."""
        return self._connection is None and (self._file is None or not self._file.exists())

    @contextmanager
    def changing(self, *, lightly: bool = False) -> Iterator[sqlite3.Connection]:
        """One transaction, on the disk when it ends; `lightly` it may wait in the system's cache."""
        with self._lock, self._named():
            database = self._opened()
            database.execute(f"PRAGMA synchronous = {'NORMAL' if lightly else 'FULL'}")
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
                database.execute("COMMIT")
            except BaseException:
                if database.in_transaction:
                    database.execute("ROLLBACK")
                raise

    def rows(self, query: str, facts: tuple[object, ...] = ()) -> list[tuple[object, ...]]:
        if self.is_empty:
            return []
        with self._lock, self._named():
            return self._opened().execute(query, facts).fetchall()

    def close(self) -> None:
        with self._lock:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _opened(self) -> sqlite3.Connection:
        """What was under way when the program ended last broke off."""
        if self._connection is None:
            opened = _connect(self._file)
            try:
                prepare(opened)
                opened.execute("UPDATE exchanges SET standing = 'broken_off' WHERE standing = 'under_way'")
            except BaseException:
                opened.close()
                raise
            self._connection = opened
        return self._connection

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise _by_name(error, self._file or Path()) or error from error


def _connect(file: Path | None) -> sqlite3.Connection:
    if file is not None:
        with writing_to(file.parent):
            file.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(
        file or ":memory:", isolation_level=None, check_same_thread=False, timeout=_PATIENCE_SECONDS
    )
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")  # what was removed is not to be read out of the file
        connection.create_function("sought", 1, sought, deterministic=True)
    except BaseException:
        connection.close()
        raise
    return connection


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
