"""One kb.sqlite3: a connection that writes, one that reads, and SQLite's errors by our names."""

import shutil
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from studio.core.errors import DiskFull, FolderNotWritable, KnowledgeDamaged, KnowledgeLocked, StudioError
from studio.knowledge.schema import prepare

FILE = "kb.sqlite3"
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_CLOSED = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}
_LOCKED = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_LITTLE = 1 << 20
_CACHE = 2000  # KB of each connection: a workspace may hold a hundred bases open
_PATIENCE_SECONDS = 10


class Database:
    """Safe to use from several threads; a writer never makes a reader wait (WAL).

    Another program that holds the file is waited for `patience` seconds.
    """

    def __init__(self, folder: Path, patience: float = _PATIENCE_SECONDS) -> None:
        self._folder = folder
        self._writing, self._reading = threading.RLock(), threading.RLock()
        with self._named():
            self._writer = _connect(folder / FILE, patience)
        try:
            with self.change() as connection:
                prepare(connection)
            with self._named():
                self._reader = _connect(folder / FILE, patience)
        except BaseException:
            self._writer.close()
            raise

    @contextmanager
    def change(self) -> Iterator[sqlite3.Connection]:
        """One transaction: all of it or nothing."""
        with self._writing, self._named():
            self._writer.execute("BEGIN IMMEDIATE")
            try:
                yield self._writer
                self._writer.execute("COMMIT")
            except BaseException:
                if self._writer.in_transaction:
                    self._writer.execute("ROLLBACK")
                raise

    @contextmanager
    def read(self) -> Iterator[sqlite3.Connection]:
        with self._reading, self._named():
            yield self._reader

    def copy_to(self, file: Path) -> None:
        """Write a consistent copy as one plain file."""
        with self._writing, self._named():
            self._writer.execute("VACUUM INTO ?", (str(file),))

    def close(self) -> None:
        with self._writing, self._reading:
            self._reader.close()
            self._writer.close()

    @contextmanager
    def _named(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.DatabaseError as error:
            raise self._by_name(error) or error from error

    def _by_name(self, error: sqlite3.DatabaseError) -> StudioError | None:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _DAMAGED:
            return KnowledgeDamaged(base=self._folder.name)
        if code in _LOCKED:
            return KnowledgeLocked(base=self._folder.name)
        if code in _CLOSED:
            return FolderNotWritable(folder=str(self._folder))
        if code == sqlite3.SQLITE_FULL or (code == sqlite3.SQLITE_IOERR and self._no_room()):
            return DiskFull(folder=str(self._folder))
        return FolderNotWritable(folder=str(self._folder)) if code == sqlite3.SQLITE_IOERR else None

    def _no_room(self) -> bool:
        try:
            return shutil.disk_usage(self._folder).free < _LITTLE
        except OSError:
            return False


def _connect(file: Path, patience: float) -> sqlite3.Connection:
    connection = sqlite3.connect(file, isolation_level=None, check_same_thread=False, timeout=patience)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")  # what was acknowledged survives a power cut
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA trusted_schema = OFF")  # a base may come from anywhere
        connection.execute(f"PRAGMA cache_size = -{_CACHE}")
    except BaseException:
        connection.close()
        raise
    return connection
