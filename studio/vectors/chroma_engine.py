"""Chroma's own engine on one folder, called without its Python client.

The client would cost half a second and 50 MB at each start; it reads what is written here.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from studio.vectors.chroma_log import ChromaLog

_WHERE = ("default_tenant", "default_database")
# Building with 40 candidates costs half of Chroma's default of 100; searching 128 finds what that found.
_HNSW = {
    "space": "cosine",
    "ef_construction": 40,
    "ef_search": 128,
    "batch_size": 2000,
    "sync_threshold": 2000,
}
_CONFIGURATION = json.dumps({"hnsw": _HNSW, "spann": None, "embedding_function": None})
_OPEN_AT_ONCE = 100  # indexes, each of five files


class ChromaEngine:
    """Raises chromadb's errors, or whatever a store that is broken makes the engine raise."""

    def __init__(self, folder: Path) -> None:
        import chromadb_rust_bindings as engine

        folder.mkdir(parents=True, exist_ok=True)
        database = engine.SqliteDBConfig(
            hash_type=engine.MigrationHash.MD5,
            migration_mode=engine.MigrationMode.Apply,
            url=str(folder / "chroma.sqlite3"),
        )
        self._engine: Any = engine.Bindings(  # it has no types
            allow_reset=False,
            sqlite_db_config=database,
            persist_path=str(folder),
            hnsw_cache_size=_OPEN_AT_ONCE,
        )
        self._engine.list_collections(None, None, *_WHERE)
        self._log = ChromaLog(folder / "chroma.sqlite3")
        self._known: dict[str, str] = {}
        self._current: set[str] = set()
        self._kept: dict[str, tuple[str, bytes]] = {}

    def upsert(self, collection: str, ids: Sequence[str], vectors: bytes) -> None:
        found = self._made(collection)
        self._upsert(found, ids, vectors)
        self._kept.pop(found, None)
        self._current.add(found)

    def keep(self, collection: str, ids: Sequence[str], vectors: bytes) -> None:
        """As `upsert`, without growing the graph of neighbours: `build` or the next query does that."""
        found, width = self._made(collection), _width(ids, vectors)
        if self._log.dimension(found) != width // 4:
            self._upsert(found, ids[:1], vectors[:width])  # it sees to the dimension
        rows = [vectors[first : first + width] for first in range(0, len(vectors), width)]
        self._current.discard(found)
        self._log.keep(found, ids, rows)
        self._kept[found] = ids[-1], rows[-1]

    def behind(self, collection: str) -> int:
        """Entries that a query would have to take into the graph first."""
        found = self._found(collection)
        return 0 if not found or found in self._current else self._log.behind(found)

    def build(self, collection: str) -> None:
        if found := self._found(collection):
            self._build(found)

    def delete(self, collection: str, ids: Sequence[str]) -> None:
        if found := self._found(collection):
            self._build(found)
            self._engine.delete(found, list(ids), None, None, None, *_WHERE)

    def count(self, collection: str) -> int:
        """What is not in the graph yet is counted without taking it in."""
        found = self._found(collection)
        if found and self.behind(collection):
            return self._log.count(found)
        return int(self._engine.count(found, *_WHERE)) if found else 0

    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[str, float]]:
        """Ids with their cosine distance, the nearest first."""
        found = self._found(collection)
        if not found:
            return []
        self._build(found)
        rows = _rows(vector, len(vector) // 4)
        answer = self._engine.query(found, None, rows, top, None, None, ["distances"], *_WHERE)
        return list(zip(answer.ids[0], answer.distances[0], strict=True))

    def reset(self, collection: str) -> None:
        if found := self._found(collection):
            self._engine.delete_collection(collection, *_WHERE)
            self._current.discard(found)
            self._kept.pop(found, None)
        self._known.pop(collection, None)

    def _upsert(self, found: str, ids: Sequence[str], vectors: bytes) -> None:
        rows = _rows(vectors, _width(ids, vectors) // 4)
        self._engine.upsert(found, list(ids), rows, None, None, None, *_WHERE)

    def _build(self, found: str) -> None:
        """The first count in a process takes in what is on disk, an upsert what was kept since."""
        if found in self._current:
            return
        self._engine.count(found, *_WHERE)
        if found in self._kept:
            last, vector = self._kept.pop(found)
            self._upsert(found, [last], vector)
        self._current.add(found)

    def _made(self, collection: str) -> str:
        if collection not in self._known:
            made = self._engine.create_collection(collection, _CONFIGURATION, None, None, True, *_WHERE)
            self._known[collection] = str(made.id)
        return self._known[collection]

    def _found(self, collection: str) -> str:
        """The collection's id, empty when there is none."""
        if collection not in self._known:
            names = {one.name: str(one.id) for one in self._engine.list_collections(None, None, *_WHERE)}
            self._known.update(names)
        return self._known.get(collection, "")


def _width(ids: Sequence[str], vectors: bytes) -> int:
    """Bytes of one row; raises ValueError."""
    if not vectors or len(vectors) % (4 * len(ids)):
        raise ValueError("not whole rows of float32")
    return len(vectors) // len(ids)


def _rows(vectors: bytes, dimension: int) -> list[list[float]]:
    numbers: list[float] = memoryview(vectors).cast("f").tolist()  # type: ignore[assignment]  # of floats
    return [numbers[first : first + dimension] for first in range(0, len(numbers), dimension)]
