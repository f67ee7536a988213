"""The tables of kept conversations, and how older files become as new ones."""

import sqlite3

from studio.core.errors import FileInvalid

FILE = "conversations.sqlite3"

_BEGIN = """
CREATE TABLE conversations (
    id TEXT PRIMARY KEY,
    agent TEXT NOT NULL,
    agent_name TEXT NOT NULL,
    title TEXT NOT NULL,
    begun TEXT NOT NULL,
    touched TEXT NOT NULL,
    tip TEXT NOT NULL DEFAULT '',
    pinned INTEGER NOT NULL DEFAULT 0,
    removed TEXT NOT NULL DEFAULT ''
);
CREATE INDEX conversations_of_agent ON conversations (agent, touched);
CREATE TABLE exchanges (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    conversation TEXT NOT NULL REFERENCES conversations (id) ON DELETE CASCADE,
    parent TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    sought TEXT NOT NULL,
    asked TEXT NOT NULL,
    version TEXT NOT NULL,
    standing TEXT NOT NULL,
    attachments TEXT NOT NULL,
    memory TEXT NOT NULL,
    events BLOB NOT NULL
);
CREATE INDEX exchanges_of_conversation ON exchanges (conversation, number);
"""
UPGRADES: tuple[str, ...] = (_BEGIN,)
"""The step at place n makes version n + 1 of version n."""


def prepare(connection: sqlite3.Connection, upgrades: tuple[str, ...] = UPGRADES) -> None:
    """Bring the file to the newest version, step by step; raises FileInvalid for one of a newer program."""
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(upgrades):
        raise FileInvalid(file=FILE, problem=f"schema {version} is newer than {len(upgrades)}")
    for number, step in enumerate(upgrades[version:], version + 1):
        connection.executescript(f"BEGIN IMMEDIATE; {step} PRAGMA user_version = {number}; COMMIT;")
