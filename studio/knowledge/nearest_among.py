"""The nearest of some chunks by comparing them all: what filters leave is seldom much."""

from collections.abc import Iterable, Iterator, Sequence

from studio.knowledge.database import Database

COMPARED_AT_MOST = 20_000
_AT_ONCE, _IN_A_ROW = 500, 2000
_Rows = list[tuple[int, bytes]]


def nearest_among(
    database: Database, vector: bytes, chunks: Sequence[int], top: int
) -> list[tuple[int, float]]:
    """Chunk ids with their cosine similarity, the nearest first; `vector` is of float32."""
    slices = (chunks[first : first + _AT_ONCE] for first in range(0, len(chunks), _AT_ONCE))
    return _nearest((_vectors(database, some) for some in slices), vector, top)


def nearest_of_all(database: Database, vector: bytes, top: int) -> list[tuple[int, float]]:
    """As `nearest_among`, of every chunk that has a vector."""
    return _nearest(_in_a_row(database), vector, top)


def _nearest(slices: Iterable[_Rows], vector: bytes, top: int) -> list[tuple[int, float]]:
    import numpy as np

    wanted = np.frombuffer(vector, dtype=np.float32)
    wanted = wanted / (np.linalg.norm(wanted) or 1.0)
    best: list[tuple[int, float]] = []
    for rows in slices:
        fitting = [row for row in rows if len(row[1]) == len(vector)]
        held = np.frombuffer(b"".join([data for _, data in fitting]), dtype=np.float32)
        held = held.reshape(len(fitting), len(wanted))
        lengths = np.sqrt(np.einsum("ij,ij->i", held, held))
        found = held @ wanted / np.where(lengths == 0, 1.0, lengths)
        places = np.argsort(-found)[:top]
        best += [(fitting[place][0], float(found[place])) for place in places]
        best = sorted(best, key=lambda one: -one[1])[:top]
    return best


def _vectors(database: Database, chunks: Sequence[int]) -> _Rows:
    marks = ", ".join("?" * len(chunks))
    with database.read() as connection:
        query = f"SELECT chunk, vector FROM vectors WHERE chunk IN ({marks})"
        return connection.execute(query, list(chunks)).fetchall()


def _in_a_row(database: Database) -> Iterator[_Rows]:
    query = "SELECT chunk, vector, seq FROM vectors WHERE seq > ? ORDER BY seq LIMIT ?"
    last = 0
    while True:
        with database.read() as connection:
            rows = connection.execute(query, (last, _IN_A_ROW)).fetchall()
        if not rows:
            return
        last = rows[-1][2]
        yield [row[:2] for row in rows]
