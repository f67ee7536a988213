"""The vectors in kb.sqlite3, and how far the index derived from them has come."""

from collections.abc import Sequence

from studio.knowledge.database import Database


class VectorStore:
    """`seq` rises with every vector written; the index has taken in all up to `sent`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def base_id(self) -> str:
        return self._told("id")

    @property
    def model(self) -> str:
        """Id of the model the vectors are from; empty before the first."""
        return self._told("model")

    @property
    def sent(self) -> int:
        return int(self._told("sent") or 0)

    def choose(self, model: str) -> None:
        self._tell("model", model)

    def mark_sent(self, seq: int) -> None:
        self._tell("sent", str(seq))

    def missing(self, limit: int) -> list[tuple[int, str]]:
        """Chunks without a vector, with their segmented text."""
        query = (
            "SELECT f.chunk, f.words FROM full_text f LEFT JOIN vectors v ON v.chunk = f.chunk"
            " WHERE v.seq IS NULL ORDER BY f.chunk LIMIT ?"
        )
        with self._database.read() as connection:
            return connection.execute(query, (limit,)).fetchall()

    def every_text(self) -> list[tuple[int, str]]:
        """All chunks with their segmented text."""
        with self._database.read() as connection:
            return connection.execute("SELECT chunk, words FROM full_text ORDER BY chunk").fetchall()

    def save(self, vectors: Sequence[tuple[int, bytes]]) -> None:
        """Write them; a chunk removed in the meantime is passed over."""
        with self._database.change() as connection:
            connection.executemany(_SAVE, [(vector, chunk) for chunk, vector in vectors])

    def switch(self, model: str, vectors: Sequence[tuple[int, bytes]]) -> None:
        """Replace all vectors by those of another model, at once."""
        with self._database.change() as connection:
            connection.execute("DELETE FROM vectors")
            connection.executemany(_SAVE, [(vector, chunk) for chunk, vector in vectors])
            connection.execute("INSERT OR REPLACE INTO meta VALUES ('model', ?)", (model,))

    def unsent(self, limit: int) -> list[tuple[int, int, bytes]]:
        """(seq, chunk, vector) the index has not taken in yet."""
        query = "SELECT seq, chunk, vector FROM vectors WHERE seq > ? ORDER BY seq LIMIT ?"
        with self._database.read() as connection:
            return connection.execute(query, (self.sent, limit)).fetchall()

    def gone(self) -> list[int]:
        """Chunks whose vectors are gone here and perhaps not yet from the index."""
        with self._database.read() as connection:
            return [chunk for (chunk,) in connection.execute("SELECT chunk FROM gone ORDER BY chunk")]

    def mark_gone_sent(self, chunks: Sequence[int]) -> None:
        with self._database.change() as connection:
            connection.executemany("DELETE FROM gone WHERE chunk = ?", [(chunk,) for chunk in chunks])

    def count(self) -> int:
        with self._database.read() as connection:
            return int(connection.execute("SELECT count(*) FROM vectors").fetchone()[0])

    def pending(self) -> int:
        """Chunks without a vector, vectors not sent, removals not sent."""
        query = (
            "SELECT (SELECT count(*) FROM full_text) - (SELECT count(*) FROM vectors)"
            " + (SELECT count(*) FROM vectors WHERE seq > ?) + (SELECT count(*) FROM gone)"
        )
        with self._database.read() as connection:
            return int(connection.execute(query, (self.sent,)).fetchone()[0])

    def vector(self, chunk: int) -> bytes | None:
        with self._database.read() as connection:
            found = connection.execute("SELECT vector FROM vectors WHERE chunk = ?", (chunk,)).fetchone()
        return None if found is None else bytes(found[0])

    def _told(self, key: str) -> str:
        with self._database.read() as connection:
            found = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return "" if found is None else str(found[0])

    def _tell(self, key: str, value: str) -> None:
        with self._database.change() as connection:
            connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))


_SAVE = "INSERT OR REPLACE INTO vectors (vector, chunk) SELECT ?, id FROM chunks WHERE id = ?"
