"""Embeds the chunks of a base that lack a vector: many requests at once, each batch kept as it comes."""

import asyncio
import time
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from studio.core.errors import VectorsUnavailable
from studio.knowledge.embedder import Embedder
from studio.knowledge.terms import plain
from studio.knowledge.vector_table import VectorTable
from studio.knowledge.waiting import to_the_end

_TEXTS_A_REQUEST = 128
_SAVED_TOGETHER = 1024
_LONGEST_WAIT = 1.0


class DimensionChanged(Exception):
    """The model answers with vectors of another length than those it made before."""


class EmbeddingFlow:
    """`saved` is called whenever vectors were written; cancelling keeps those that had come."""

    def __init__(self, table: VectorTable, embedder: Embedder, saved: Callable[[], None]) -> None:
        self._table, self._embedder, self._saved = table, embedder, saved
        self._dimension = table.told.dimension
        self._made: list[tuple[int, bytes]] = []
        self._last, self._written = 0, time.monotonic()
        self._taking, self._writing = asyncio.Lock(), asyncio.Lock()

    async def run(self) -> None:
        """Raises DimensionChanged, or what the model raises."""
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(self._embedder.at_once):
                    group.create_task(self._work())
        except BaseExceptionGroup as errors:
            raise _first(errors) from errors
        finally:
            await self._write(all_of_it=True)

    async def _work(self) -> None:
        while texts := await self._taken():
            vectors = await embedded([plain(words) for _, words in texts], self._embedder)
            self._dimension = self._dimension or vectors.shape[1]
            if vectors.shape[1] != self._dimension:
                raise DimensionChanged
            self._made += [(chunk, row.tobytes()) for (chunk, _), row in zip(texts, vectors, strict=True)]
            await self._write()

    async def _taken(self) -> Sequence[tuple[int, str]]:
        async with self._taking:
            texts = await asyncio.to_thread(self._table.missing, self._last, _TEXTS_A_REQUEST)
            if texts:
                self._last = texts[-1][0]
            return texts

    async def _write(self, *, all_of_it: bool = False) -> None:
        async with self._writing:
            overdue = time.monotonic() - self._written > _LONGEST_WAIT
            if self._made and (all_of_it or overdue or len(self._made) >= _SAVED_TOGETHER):
                made, self._made = self._made, []
                self._written = time.monotonic()
                await to_the_end(self._table.save, made)
                self._saved()


async def embedded(texts: Sequence[str], embedder: Embedder) -> NDArray[np.float32]:
    """One finite row a text; raises VectorsUnavailable for an answer that is not that."""
    vectors = np.ascontiguousarray(await embedder.embed(texts), dtype=np.float32)
    if vectors.ndim != 2 or len(vectors) != len(texts) or not vectors.shape[1]:
        raise VectorsUnavailable(reason="vectors_miscounted")
    if not np.isfinite(vectors).all():
        raise VectorsUnavailable(reason="vectors_unfit")
    return vectors


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """The error that ended the work; the tasks beside it were only cancelled."""
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
