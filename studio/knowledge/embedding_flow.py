"""Embeds the chunks of a base that lack a vector: many requests at once, each batch kept as it comes."""

import asyncio
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import TYPE_CHECKING, Any

from studio.core.errors import VectorsUnavailable
from studio.core.float_rows import Rows, are_finite, row_bytes, rows_of, width_of
from studio.knowledge.embedder import Embedder
from studio.knowledge.terms import plain
from studio.knowledge.vector_table import VectorTable
from studio.knowledge.waiting import to_the_end

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_FEWEST_A_REQUEST, _TEXTS_A_REQUEST = 64, 128
_LITTLE = 256  # texts
_SAVED_TOGETHER = 1024
_LONGEST_WAIT = 1.0


class DimensionChanged(Exception):
    """The model answers with vectors of another length than those it made before."""


class EmbeddingFlow:
    """`saved` is called whenever vectors were written; cancelling keeps those that had come.

    While `more_to_come`, nobody waits for the last of these texts.
    """

    def __init__(
        self,
        table: VectorTable,
        embedder: Embedder,
        saved: Callable[[], None],
        more_to_come: Callable[[], bool] = lambda: False,
    ) -> None:
        self._table, self._embedder, self._saved = table, embedder, saved
        self._more_to_come = more_to_come
        self._dimension = table.told.dimension
        self._texts: deque[tuple[int, str]] = deque()
        self._last, self._written = 0, time.monotonic()
        self._made: list[tuple[int, bytes]] = []
        self._asked: set[asyncio.Task[None]] = set()
        self._writing: asyncio.Task[None] | None = None
        self._news = asyncio.Event()

    async def run(self) -> None:
        """Raises DimensionChanged, or what the model raises."""
        try:
            while await self._ask() or self._keeps():
                await self._news.wait()
                self._news.clear()
                self._reap()
        finally:
            await self._end()

    def look_again(self) -> None:
        """There are more texts; while others are at the model, these join them."""
        self._news.set()

    async def _ask(self) -> bool:
        """Ask for as much as the model takes side by side; whether anything is asked for."""
        while len(self._asked) < self._embedder.at_once and (texts := await self._taken()):
            self._asked.add(self._begun(self._embed(texts)))
        return bool(self._asked)

    async def _taken(self) -> Sequence[tuple[int, str]]:
        if len(self._texts) < _TEXTS_A_REQUEST:
            ahead = _TEXTS_A_REQUEST * self._embedder.at_once
            more = await asyncio.to_thread(self._table.missing, self._last, ahead)
            self._last = more[-1][0] if more else self._last
            self._texts += more
        return [self._texts.popleft() for _ in range(min(self._share(), len(self._texts)))]

    def _share(self) -> int:
        """Few texts are divided among all that may be asked side by side, if not into crumbs.

        Each request costs this computer as much as dozens of texts: while it reads, a little is not divided.
        """
        if len(self._texts) <= _LITTLE and self._more_to_come():
            return _TEXTS_A_REQUEST
        free = self._embedder.at_once - len(self._asked)
        return min(max(-(-len(self._texts) // free), _FEWEST_A_REQUEST), _TEXTS_A_REQUEST)

    async def _embed(self, texts: Sequence[tuple[int, str]]) -> None:
        vectors = await embedded([plain(words) for _, words in texts], self._embedder)
        self._dimension = self._dimension or width_of(vectors)
        if width_of(vectors) != self._dimension:
            raise DimensionChanged
        self._made += [(chunk, row) for (chunk, _), row in zip(texts, row_bytes(vectors), strict=True)]

    def _reap(self) -> None:
        """Nobody at the model waits for what is written."""
        for task in [task for task in self._asked if task.done()]:
            self._asked.discard(task)
            task.result()
        if self._writing is not None and self._writing.done():
            self._writing.result()
            self._writing = None
        overdue = time.monotonic() - self._written > _LONGEST_WAIT
        if self._writing is None and self._made and (overdue or len(self._made) >= _SAVED_TOGETHER):
            self._writing = self._begun(self._write())

    def _keeps(self) -> bool:
        """Whether something has still to be written: more texts may come meanwhile."""
        if self._writing is None and self._made:
            self._writing = self._begun(self._write())
        return self._writing is not None

    async def _write(self) -> None:
        made, self._made = self._made, []
        self._written = time.monotonic()
        if made:
            await to_the_end(self._table.save, made)
            self._saved()

    async def _end(self) -> None:
        for task in self._asked:
            task.cancel()
        await asyncio.gather(*self._asked, return_exceptions=True)
        if self._writing is not None:
            await self._writing
        await self._write()

    def _begun(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        task = asyncio.create_task(work)
        task.add_done_callback(lambda _: self._news.set())
        return task


async def embedded(texts: Sequence[str], embedder: Embedder) -> Rows:
    """One finite row a text; raises VectorsUnavailable for an answer that is not that."""
    made = await embedder.embed(texts)
    vectors = made if isinstance(made, memoryview) else _rows(made)
    if not width_of(vectors) or len(vectors) != len(texts):
        raise VectorsUnavailable(reason="vectors_miscounted")
    if not are_finite(vectors):
        raise VectorsUnavailable(reason="vectors_unfit")
    return vectors


def _rows(made: "NDArray[np.float32]") -> Rows:
    import numpy as np

    whole = np.ascontiguousarray(made, dtype=np.float32)
    return rows_of(whole.tobytes(), len(whole)) if whole.ndim == 2 else rows_of(b"", 0)
