"""One conversations.sqlite3: opened when first needed, brought up to date."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.conversations.schema import prepare
from studio.conversations.searching import sought
from studio.core.files import writing_to
from studio.core.sqlite import sqlite_named

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
        with self._lock, sqlite_named(self._file or Path()):
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
        with self._lock, sqlite_named(self._file or Path()):
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
