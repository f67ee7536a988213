"""The tables of kb.sqlite3 and the steps that bring an older file up to date."""

import sqlite3
from collections.abc import Callable
from uuid import uuid4

from studio.core.errors import FileInvalid
from studio.knowledge.vector_schema import lay_vectors_next

_TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE documents (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    pages INTEGER NOT NULL,
    bytes INTEGER NOT NULL,
    loaded TEXT NOT NULL,
    digest TEXT NOT NULL,
    source TEXT NOT NULL,
    trouble TEXT,
    warnings TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE TABLE chunks (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    ordinal INTEGER NOT NULL,
    first INTEGER NOT NULL,
    past INTEGER NOT NULL,
    place TEXT NOT NULL,
    text TEXT NOT NULL
);
CREATE INDEX chunks_of_document ON chunks (document, ordinal);
CREATE TABLE full_text (
    chunk INTEGER PRIMARY KEY REFERENCES chunks ON DELETE CASCADE,
    words TEXT NOT NULL
);
CREATE TABLE vectors (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk INTEGER NOT NULL UNIQUE REFERENCES chunks ON DELETE CASCADE,
    vector BLOB NOT NULL
);
CREATE TABLE gone (chunk INTEGER PRIMARY KEY);
CREATE TRIGGER vector_gone AFTER DELETE ON vectors BEGIN
    INSERT OR IGNORE INTO gone VALUES (old.chunk);
END;
"""

_DEPARTMENT = """
ALTER TABLE documents ADD COLUMN changed TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN container TEXT NOT NULL DEFAULT '';
ALTER TABLE documents ADD COLUMN facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN findings TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN recognised_facts TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN facts_by_hand TEXT NOT NULL DEFAULT '{}';
ALTER TABLE documents ADD COLUMN stamp TEXT NOT NULL DEFAULT '';
ALTER TABLE chunks ADD COLUMN off INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chunks ADD COLUMN edited INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chunks ADD COLUMN original TEXT NOT NULL DEFAULT '';
CREATE TABLE chunk_edits (
    document TEXT NOT NULL,
    original TEXT NOT NULL,
    was TEXT NOT NULL,
    text TEXT,
    off INTEGER NOT NULL,
    PRIMARY KEY (document, original)
) WITHOUT ROWID;
CREATE INDEX chunks_off ON chunks (off) WHERE off = 1;
ALTER TABLE documents ADD COLUMN described INTEGER NOT NULL DEFAULT 0;
CREATE INDEX described_documents ON documents (described);
CREATE TRIGGER described AFTER UPDATE OF name, kind, facts ON documents BEGIN
    UPDATE documents SET described = described + 1 WHERE id = new.id;
END;
CREATE TABLE chunk_questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk INTEGER NOT NULL REFERENCES chunks ON DELETE CASCADE,
    question TEXT NOT NULL,
    words TEXT NOT NULL
);
CREATE INDEX questions_of_chunk ON chunk_questions (chunk);
CREATE TABLE recognised (
    document INTEGER NOT NULL REFERENCES documents ON DELETE CASCADE,
    page INTEGER NOT NULL,
    lines TEXT NOT NULL,
    PRIMARY KEY (document, page)
) WITHOUT ROWID;
CREATE TABLE containers (name TEXT PRIMARY KEY, members TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE watched (folder TEXT PRIMARY KEY, since TEXT NOT NULL, device TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL,
    documents TEXT NOT NULL,
    places TEXT NOT NULL,
    origin TEXT NOT NULL,
    added TEXT NOT NULL
);
CREATE TABLE asked (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    question TEXT NOT NULL,
    at TEXT NOT NULL
);
"""


def _to_version_2(connection: sqlite3.Connection) -> None:
    """What a whole department's documents need: facts, findings, edits, question sets, watched folders."""
    for statement in _statements(_DEPARTMENT):
        connection.execute(statement)
    lay_vectors_next(connection)


_UPGRADES: tuple[Callable[[sqlite3.Connection], None], ...] = (_to_version_2,)  # from version 1 on
VERSION = 1 + len(_UPGRADES)


def prepare(connection: sqlite3.Connection) -> None:
    """Lay the tables in a new file, or upgrade an older one; runs inside a transaction."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > VERSION:
        raise FileInvalid(file="kb.sqlite3", problem=f"schema {version} is newer than {VERSION}")
    if version == 0:
        for statement in _statements(_TABLES):
            connection.execute(statement)
        connection.execute("INSERT INTO meta VALUES ('id', ?)", (uuid4().hex,))
    for step in _UPGRADES[max(version - 1, 0) :]:
        step(connection)
    connection.execute(f"PRAGMA user_version = {VERSION}")


def _statements(script: str) -> list[str]:
    """`executescript` would commit in the middle, so the statements run one by one."""
    found, waiting = [], ""
    for line in script.splitlines(keepends=True):
        waiting += line
        if sqlite3.complete_statement(waiting):
            found.append(waiting)
            waiting = ""
    return found
