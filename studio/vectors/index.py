"""What holds the vectors for nearest-neighbour search: derived from kb.sqlite3, and never the truth."""

from collections.abc import Sequence
from typing import Protocol


class VectorIndex(Protocol):
    """Nearest neighbours by cosine; blocking, safe to call from several threads.

    Chroma in a process of its own, or a Chroma server. `where` is its address, empty for the folder. What
    is asked of a collection that is not there finds nothing. Raises VectorsUnavailable, and
    VectorServerUnreachable where nothing is broken but nobody answers.
    """

    @property
    def where(self) -> str: ...

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        """`vectors` are float32 rows, one for each id."""

    def keep(self, collection: str, ids: Sequence[int], vectors: bytes) -> None:
        """As `upsert`, at once: what makes them quick to find is left for `build`, or for the next query."""

    def behind(self, collection: str) -> int:
        """How many vectors a query would have to wait for."""
        ...

    def build(self, collection: str) -> None:
        """Make all that was kept quick to find; takes seconds."""

    def delete(self, collection: str, ids: Sequence[int]) -> None: ...

    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[int, float]]:
        """Ids with their cosine similarity, the nearest first."""
        ...

    def count(self, collection: str) -> int: ...

    def reset(self, collection: str) -> None:
        """Drop the collection."""

    def wipe(self) -> None:
        """Drop everything of a store that is broken; a server's is not ours to drop."""

    def close(self) -> None: ...
