"""The nearest of some chunks by comparing them all: what filters leave is seldom much."""

from collections.abc import Sequence

from studio.knowledge.database import Database

_AT_ONCE = 500


def nearest_among(
    database: Database, vector: bytes, chunks: Sequence[int], top: int
) -> list[tuple[int, float]]:
    """Chunk ids with their cosine similarity, the nearest first; `vector` is of float32."""
    import numpy as np

    wanted = np.frombuffer(vector, dtype=np.float32)
    likenesses: list[tuple[int, float]] = []
    for first in range(0, len(chunks), _AT_ONCE):
        rows = _vectors(database, chunks[first : first + _AT_ONCE])
        fitting = [(chunk, data) for chunk, data in rows if len(data) == len(vector)]
        if fitting:
            held = np.frombuffer(b"".join(data for _, data in fitting), dtype=np.float32)
            held = held.reshape(len(fitting), -1)
            lengths = np.linalg.norm(held, axis=1) * (np.linalg.norm(wanted) or 1.0)
            found = (held @ wanted / np.where(lengths == 0, 1.0, lengths)).tolist()
            likenesses += zip([chunk for chunk, _ in fitting], found, strict=True)
    return sorted(likenesses, key=lambda one: -one[1])[:top]


def _vectors(database: Database, chunks: Sequence[int]) -> list[tuple[int, bytes]]:
    marks = ", ".join("?" * len(chunks))
    with database.read() as connection:
        query = f"SELECT chunk, vector FROM vectors WHERE chunk IN ({marks})"
        return connection.execute(query, list(chunks)).fetchall()
