"""Chroma's write-ahead log: vectors kept there are Chroma's, though not yet in its graph of neighbours.

Chroma's own `upsert` writes here and grows the graph at once, which takes some fifty times as long. What is
only written here Chroma takes into the graph when a collection is opened or written to the next time.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

_TOPIC = "persistent://default/default/"
_KEEP = """
INSERT INTO embeddings_queue (topic, id, operation, vector, encoding, metadata)
VALUES (?, ?, 2, ?, 'FLOAT32', '{}')
"""
_TAKEN_IN = """
SELECT coalesce(max(m.seq_id), 0) FROM max_seq_id m JOIN segments s ON s.id = m.segment_id
WHERE s.collection = ? AND s.scope = ?
"""
_BEHIND = f"SELECT count(*) FROM embeddings_queue WHERE topic = ? AND seq_id > ({_TAKEN_IN})"
_COUNT = f"""
WITH held AS (
    SELECT e.embedding_id AS id FROM embeddings e JOIN segments s ON s.id = e.segment_id
    WHERE s.collection = ? AND s.scope = 'METADATA'
), later AS (
    SELECT id, operation, max(seq_id) FROM embeddings_queue
    WHERE topic = ? AND seq_id > ({_TAKEN_IN}) GROUP BY id
)
SELECT (SELECT count(*) FROM held)
    + (SELECT count(*) FROM later WHERE operation <> 3 AND id NOT IN (SELECT id FROM held))
    - (SELECT count(*) FROM later WHERE operation = 3 AND id IN (SELECT id FROM held))
"""


class ChromaLog:
    """Never used while the engine works on the same file: two libraries of SQLite share this process's locks.

    `collection` is an id. Raises sqlite3.Error.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def keep(self, collection: str, ids: Sequence[str], vectors: Sequence[bytes]) -> None:
        """All of them or none; `vectors` are of float32."""
        topic = _TOPIC + collection
        with self._opened() as connection:
            connection.execute("BEGIN IMMEDIATE")
            rows = ((topic, one, vector) for one, vector in zip(ids, vectors, strict=True))
            connection.executemany(_KEEP, rows)
            connection.execute("COMMIT")

    def dimension(self, collection: str) -> int:
        """Zero before the first vector."""
        with self._opened() as connection:
            query = "SELECT dimension FROM collections WHERE id = ?"
            found = connection.execute(query, (collection,)).fetchone()
        return 0 if found is None else int(found[0] or 0)

    def behind(self, collection: str) -> int:
        """Entries that the graph on disk has not taken in."""
        with self._opened() as connection:
            known = (_TOPIC + collection, collection, "VECTOR")
            return int(connection.execute(_BEHIND, known).fetchone()[0])

    def count(self, collection: str) -> int:
        """Vectors there are, in the graph or not; opening the collection would take them all in."""
        with self._opened() as connection:
            known = (collection, _TOPIC + collection, collection, "METADATA")
            return int(connection.execute(_COUNT, known).fetchone()[0])

    @contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, isolation_level=None)) as connection:
            yield connection
