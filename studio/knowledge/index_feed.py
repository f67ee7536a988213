"""Brings what kb.sqlite3 holds of vectors into the index, and what it holds no more out of it."""

from contextlib import suppress

from studio.core.errors import StudioError, VectorsUnavailable
from studio.knowledge.nearest_among import COMPARED_AT_MOST, nearest_of_all
from studio.knowledge.vector_store import VectorStore
from studio.knowledge.vector_table import VectorTable
from studio.vectors.index import VectorIndex

_ROWS_TOGETHER = 2000
_NUMBERS_TOGETHER = 1 << 20


class IndexFeed:
    """Blocking; raises VectorsUnavailable or WorkspaceBusy.

    As long as all vectors can be compared with a question, the index only keeps them and is built later.
    """

    def __init__(self, store: VectorStore, index: VectorIndex) -> None:
        self._store, self._index = store, index
        self._built: set[str] = set()
        self._building = False

    def nearest(self, vector: bytes, top: int) -> list[tuple[int, float]]:
        if not self.is_built() and self._store.now.count() <= COMPARED_AT_MOST:
            return nearest_of_all(self._store.database, vector, top)
        return self._index.query(self._store.collection(self._store.now), vector, top)

    def open(self) -> None:
        """Have it started; what is wrong with it is said when it is needed."""
        with suppress(StudioError):
            self._index.count(self._store.collection(self._store.now))

    def is_built(self) -> bool:
        """Whether a question is answered by the index at once."""
        collection = self._store.collection(self._store.now)
        if self._building or collection in self._built:
            return not self._building
        built = not self._store.now.count() or not self._index.behind(collection)
        if built:
            self._built.add(collection)
        return built

    def may_wait(self, table: VectorTable) -> bool:
        """Whether the index only keeps these vectors, which takes no time to speak of."""
        return table.count() <= COMPARED_AT_MOST

    def build(self) -> None:
        collection = self._store.collection(self._store.now)
        self._building = True
        try:
            self._index.build(collection)
        finally:
            self._building = False

    def see_index(self) -> None:
        """An index at another place than before is filled from the beginning."""
        if self._store.kept_at != self._index.where:
            self._store.keep_at(self._index.where)
            if self._store.now.count():
                self._reset_all()

    def some(self, table: VectorTable) -> bool:
        """Take in the next batch; whether there was one."""
        self._take_out()
        rows = min(_ROWS_TOGETHER, _NUMBERS_TOGETHER // max(table.told.dimension, 1))
        waiting = table.unsent(max(rows, 1))
        if not waiting:
            return False
        vectors = b"".join(vector for _, _, vector in waiting)
        take_in = self._index.keep if self.may_wait(table) else self._index.upsert
        take_in(self._store.collection(table), [chunk for _, chunk, _ in waiting], vectors)
        self._built.discard(self._store.collection(table))
        table.mark_sent(waiting[-1][0])
        return True

    def tidy(self) -> None:
        """Drop the collections of sets that are gone; fill an index that lost rows anew."""
        for collection in self._store.leftovers():
            self._index.reset(collection)
            self._store.forget_leftover(collection)
        for table in (self._store.now, self._store.beside) if not self._store.gone() else ():
            if table.count() and self._index.count(self._store.collection(table)) != table.count():
                self._refill(table)

    def start_over(self) -> None:
        self._reset_all()
        self._store.start_over()

    def wipe(self) -> None:
        self._index.wipe()
        self._store.start_over()

    def _refill(self, table: VectorTable) -> None:
        self._index.reset(self._store.collection(table))
        table.mark_sent(0)
        while self.some(table):
            continue

    def _reset_all(self) -> None:
        for collection in self._store.collections():
            self._index.reset(collection)

    def _take_out(self) -> None:
        gone = self._store.gone()
        if not gone:
            return
        for table in (self._store.now, self._store.beside):
            for first in range(0, len(gone) if table.told.sent else 0, _ROWS_TOGETHER):
                self._index.delete(self._store.collection(table), gone[first : first + _ROWS_TOGETHER])
        self._store.mark_gone_sent(gone)


def forget(collections: list[str], index: VectorIndex) -> bool:
    """Drop the collections of a base that was deleted; whether the index could be had."""
    with suppress(VectorsUnavailable):
        for collection in collections:
            index.reset(collection)
        return True
    return False
