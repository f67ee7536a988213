"""The table of the vectors made beside those that answer, and how it takes their place."""

import sqlite3

_BESIDE = """
CREATE TABLE vectors_next (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    chunk INTEGER NOT NULL UNIQUE REFERENCES chunks ON DELETE CASCADE,
    vector BLOB NOT NULL
)
"""
_GONE = """
CREATE TRIGGER {trigger} AFTER DELETE ON {table} BEGIN
    INSERT OR IGNORE INTO gone VALUES (old.chunk);
END
"""


def lay_vectors_next(connection: sqlite3.Connection) -> None:
    connection.execute(_BESIDE)
    connection.execute(_GONE.format(trigger="vector_next_gone", table="vectors_next"))


def put_next_in_place(connection: sqlite3.Connection) -> None:
    """Inside a transaction; dropping a table fires no trigger, so nothing counts as gone from the index."""
    connection.execute("DROP TABLE vectors")
    connection.execute("DROP TRIGGER vector_next_gone")
    connection.execute("ALTER TABLE vectors_next RENAME TO vectors")
    connection.execute(_GONE.format(trigger="vector_gone", table="vectors"))
    lay_vectors_next(connection)
