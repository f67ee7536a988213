"""A vector index that outlives its process as Chroma does: one file a collection, replaced as a whole."""

import json
from collections.abc import Sequence
from pathlib import Path

from studio.core.files import write_atomically


class FileIndex:
    where = ""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def collections(self) -> dict[str, dict[str, int]]:
        """By collection the length of each vector."""
        files = self._folder.glob("*.json") if self._folder.is_dir() else ()
        return {file.stem: json.loads(file.read_bytes()) for file in files}

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        width = len(vectors) // len(ids)
        self._keep(collection, self._held(collection) | {str(one): width for one in ids})

    def keep(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        self.upsert(collection, ids, vectors)

    def behind(self, collection: str) -> int:
        return 0

    def build(self, collection: str) -> None:
        return

    def delete(self, collection: str, ids: Sequence[int]) -> None:
        gone = {str(one) for one in ids}
        self._keep(
            collection, {one: width for one, width in self._held(collection).items() if one not in gone}
        )

    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[int, float]]:
        return [(int(one), 0.5) for one in self._held(collection)][:top]

    def count(self, collection: str) -> int:
        return len(self._held(collection))

    def reset(self, collection: str) -> None:
        self._file(collection).unlink(missing_ok=True)

    def wipe(self) -> None:
        for collection in self.collections():
            self.reset(collection)

    def close(self) -> None:
        return

    def _held(self, collection: str) -> dict[str, int]:
        file = self._file(collection)
        held: dict[str, int] = json.loads(file.read_bytes()) if file.exists() else {}
        return held

    def _keep(self, collection: str, held: dict[str, int]) -> None:
        write_atomically(self._file(collection), json.dumps(held).encode())

    def _file(self, collection: str) -> Path:
        return self._folder / f"{collection}.json"
