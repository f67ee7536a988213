"""The SQLite file of all test runs."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from studio.core.files import writing_to
from studio.core.sqlite import sqlite_named

_TABLES = """
CREATE TABLE IF NOT EXISTS runs (
    agent TEXT NOT NULL,
    number INTEGER NOT NULL,
    started TEXT NOT NULL,
    finished TEXT NOT NULL,
    agent_digest TEXT NOT NULL,
    knowledge_digest TEXT NOT NULL,
    whole INTEGER NOT NULL,
    report TEXT NOT NULL,
    PRIMARY KEY (agent, number)
);
CREATE TABLE IF NOT EXISTS results (
    agent TEXT NOT NULL,
    run INTEGER NOT NULL,
    number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    held INTEGER NOT NULL,
    seconds REAL NOT NULL,
    result BLOB NOT NULL,
    PRIMARY KEY (agent, run, number, attempt)
);
CREATE TABLE IF NOT EXISTS overrulings (
    agent TEXT NOT NULL,
    run INTEGER NOT NULL,
    number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    place INTEGER NOT NULL,
    overruling TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS unanswered (
    agent TEXT NOT NULL,
    run INTEGER NOT NULL,
    number INTEGER NOT NULL,
    attempt INTEGER NOT NULL,
    PRIMARY KEY (agent, run, number, attempt)
);
CREATE INDEX IF NOT EXISTS overrulings_of_run ON overrulings (agent, run);
"""


@contextmanager
def writing(file: Path) -> Iterator[sqlite3.Connection]:
    """One transaction, begun at once so that programs take turns.

    Raises DiskFull, FolderNotWritable, FileInvalid for a damaged file, and FileNotAllowed when another
    program does not let go of it.
    """
    with writing_to(file.parent), _connected(file) as database, database:
        database.execute("BEGIN IMMEDIATE")
        yield database


@contextmanager
def reading(file: Path) -> Iterator[sqlite3.Connection]:
    """Where nothing was kept so far nothing is found, and no file is made."""
    if file.exists():
        with _connected(file) as database:
            yield database
    else:
        with closing(sqlite3.connect(":memory:")) as database:
            database.executescript(_TABLES)
            yield database


@contextmanager
def held_open(file: Path) -> Iterator[None]:
    """Spare what is written inside the tidying up that the last connection does whenever it is closed."""
    with writing_to(file.parent), _connected(file):
        yield


@contextmanager
def _connected(file: Path) -> Iterator[sqlite3.Connection]:
    with sqlite_named(file), closing(sqlite3.connect(file, timeout=30)) as database:
        database.execute("PRAGMA journal_mode = WAL")
        database.execute("PRAGMA synchronous = NORMAL")
        database.executescript(_TABLES)
        yield database
