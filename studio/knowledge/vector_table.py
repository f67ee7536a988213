"""One set of vectors in kb.sqlite3: `vectors`, which answer now, or `vectors_next`, made beside them."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import ValidationError

from studio.knowledge.database import Database
from studio.knowledge.settings import EmbeddingChoice

# As many as there are rows in full_text, counted in indexes: its own rows are long.
_SEARCHED = "SELECT (SELECT count(*) FROM chunks) - (SELECT count(*) FROM chunks WHERE off = 1)"
Vectors = Sequence[tuple[int, bytes]]


@dataclass(frozen=True, slots=True)
class VectorSet:
    """What the vectors of a table are; `model` is empty before the first, `lap` parts the collections."""

    model: str
    dimension: int
    origin: EmbeddingChoice
    lap: int
    sent: int


class VectorTable:
    """`seq` rises with every vector written; the index has taken in all up to `sent`."""

    def __init__(self, database: Database, table: Literal["vectors", "vectors_next"]) -> None:
        self._database, self._table = database, table
        self._before = "" if table == "vectors" else "next_"

    @property
    def told(self) -> VectorSet:
        with self._database.read() as connection:
            meta = dict(connection.execute("SELECT key, value FROM meta").fetchall())
        say = {
            key: meta.get(self._before + key, "") for key in ("model", "dimension", "origin", "lap", "sent")
        }
        numbers = {key: int(say[key] or 0) for key in ("dimension", "lap", "sent")}
        return VectorSet(model=say["model"], origin=_choice(say["origin"]), **numbers)

    def mark_sent(self, seq: int) -> None:
        with self._database.change() as connection:
            tell(connection, {f"{self._before}sent": str(seq)})

    def missing(self, after: int, limit: int) -> list[tuple[int, str]]:
        """Chunks without a vector, ids rising from beyond `after`, with their segmented text."""
        query = (
            f"SELECT f.chunk, f.words FROM full_text f LEFT JOIN {self._table} v ON v.chunk = f.chunk"
            " WHERE v.seq IS NULL AND f.chunk > ? ORDER BY f.chunk LIMIT ?"
        )
        with self._database.read() as connection:
            return connection.execute(query, (after, limit)).fetchall()

    def sample(self, limit: int) -> list[tuple[str, bytes]]:
        """Segmented texts with the vectors they have."""
        query = f"SELECT f.words, v.vector FROM {self._table} v JOIN full_text f ON f.chunk = v.chunk LIMIT ?"
        with self._database.read() as connection:
            return connection.execute(query, (limit,)).fetchall()

    def save(self, vectors: Vectors) -> None:
        """Write them in one transaction; a chunk removed in the meantime is passed over."""
        query = f"INSERT OR REPLACE INTO {self._table} (vector, chunk) SELECT ?, id FROM chunks WHERE id = ?"
        with self._database.change() as connection:
            connection.executemany(query, [(vector, chunk) for chunk, vector in vectors])
            if vectors:
                tell(connection, {f"{self._before}dimension": str(len(vectors[0][1]) // 4)})

    def unsent(self, limit: int) -> list[tuple[int, int, bytes]]:
        """(seq, chunk, vector) the index has not taken in yet."""
        query = f"SELECT seq, chunk, vector FROM {self._table} WHERE seq > ? ORDER BY seq LIMIT ?"
        with self._database.read() as connection:
            return connection.execute(query, (self.told.sent, limit)).fetchall()

    def count(self) -> int:
        with self._database.read() as connection:
            return int(connection.execute(f"SELECT count(*) FROM {self._table}").fetchone()[0])

    def pending_chunks(self) -> int:
        """Chunks without a vector."""
        query = f"SELECT ({_SEARCHED}) - (SELECT count(*) FROM {self._table})"
        with self._database.read() as connection:
            return int(connection.execute(query).fetchone()[0])

    def pending(self) -> int:
        """Chunks without a vector, and vectors not sent."""
        query = f"SELECT count(*) FROM {self._table} WHERE seq > ?"
        with self._database.read() as connection:
            unsent = connection.execute(query, (self.told.sent,)).fetchone()[0]
        return self.pending_chunks() + int(unsent)

    def vector(self, chunk: int) -> bytes | None:
        query = f"SELECT vector FROM {self._table} WHERE chunk = ?"
        with self._database.read() as connection:
            found = connection.execute(query, (chunk,)).fetchone()
        return None if found is None else bytes(found[0])


def tell(connection: sqlite3.Connection, facts: dict[str, str]) -> None:
    connection.executemany("INSERT OR REPLACE INTO meta VALUES (?, ?)", facts.items())


def _choice(text: str) -> EmbeddingChoice:
    try:
        return EmbeddingChoice.model_validate_json(text) if text else EmbeddingChoice()
    except ValidationError:
        return EmbeddingChoice()
