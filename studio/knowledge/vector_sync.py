"""Keeps the vectors of a base complete and the index derived from them in step, beside the other work."""

import asyncio
from collections.abc import Awaitable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from studio.core.errors import StudioError, VectorsUnavailable, WorkspaceBusy
from studio.core.passages import Trouble
from studio.knowledge.embedder import Embedder
from studio.knowledge.terms import SEPARATOR
from studio.knowledge.vector_store import VectorStore
from studio.knowledge.waiting import to_the_end

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

GRAMS = "hashed-character-grams-256"
_TEXTS_A_REQUEST = 64
_REQUESTS_AT_ONCE = 8  # the endpoint keeps to its own limit
_ROUND = 32 * _TEXTS_A_REQUEST
_UPSERT = 2000


class VectorIndex(Protocol):
    """Nearest neighbours by cosine; blocking. Chroma in a process of its own, or a server."""

    def upsert(self, collection: str, ids: Sequence[int], vectors: bytes) -> None: ...
    def delete(self, collection: str, ids: Sequence[int]) -> None: ...
    def query(self, collection: str, vector: bytes, top: int) -> list[tuple[int, float]]: ...
    def count(self, collection: str) -> int: ...
    def reset(self, collection: str) -> None: ...
    def close(self) -> None: ...


class VectorSync:
    """`trouble` tells why the vectors are behind; full text never waits for them."""

    def __init__(self, store: VectorStore, index: VectorIndex, embedder: Embedder | None) -> None:
        self._store, self._index, self._embedder = store, index, embedder
        self._collection = f"kb-{store.base_id}"
        self._task: asyncio.Task[None] | None = None
        self._again = False
        self._counted = self._repaired = False
        self._stopping = False
        self.trouble: Trouble | None = None

    @property
    def ranks(self) -> bool:
        """Whether the vectors are of the real model at hand, and so take part in ranking."""
        return self._embedder is not None and self._store.model == self._embedder.id

    def start(self) -> None:
        """Catch up in the background, unless that is under way already."""
        self._again = True
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._run())

    async def settled(self) -> None:
        """Wait until nothing is behind any more, or `trouble` says why it stays so."""
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])
        if self._task is not None:
            self._task.result()

    async def forget(self) -> None:
        """The base is being deleted: what the index holds of it goes too, if the index can be had."""
        await self.stop()
        if await asyncio.to_thread(lambda: self._store.sent):
            with suppress(VectorsUnavailable, WorkspaceBusy):
                await to_the_end(self._index.reset, self._collection)

    async def stop(self) -> None:
        """Finish the batch under way; the rest is caught up at the next opening."""
        self._stopping = True
        await self.settled()

    async def rebuild(self) -> None:
        """Fill the index anew, with the vectors of the model at hand; raises what prevents it."""
        await self.settled()
        if self._embedder is not None and self._store.model != self._embedder.id:
            await self._switch(self._embedder)
        await to_the_end(self._start_over)
        await self._catch_up()
        self.trouble = None

    async def nearest(self, vector: bytes, top: int) -> list[tuple[int, float]]:
        """Chunk ids with their similarity; raises VectorsUnavailable."""
        return await asyncio.to_thread(self._index.query, self._collection, vector, top)

    async def nearest_to(self, chunk: int, top: int) -> list[tuple[int, float]]:
        if await asyncio.to_thread(self._store.pending):
            self.start()
        await self.settled()
        vector = await asyncio.to_thread(self._store.vector, chunk)
        if vector is None:
            return []
        return [near for near in await self.nearest(vector, top + 1) if near[0] != chunk]

    async def _run(self) -> None:
        while self._again and not self._stopping:
            self._again = False
            try:
                await self._catch_up_or_repair()
                self.trouble = None
            except StudioError as error:
                self.trouble = Trouble(name=error.name, facts=error.facts)

    async def _catch_up_or_repair(self) -> None:
        """An index that answers with an error is filled anew, once in the life of a base."""
        try:
            await self._catch_up()
        except VectorsUnavailable:
            if self._repaired:
                raise
            self._repaired = True
            await to_the_end(self._start_over)
            await self._catch_up()

    async def _catch_up(self) -> None:
        """While the model works on the next texts, the index takes in the vectors of those before."""
        more = True
        while more and not self._stopping:
            more = await self._step()
        if not self._stopping:
            await to_the_end(self._check_once)

    async def _step(self) -> bool:
        """Built-in vectors are all made first: they cost this computer what the index would cost it."""
        if self._embedder is not None:
            return any(await _both(self._embed_some(), to_the_end(self._send_some)))
        return await self._embed_some() or (not self._stopping and await to_the_end(self._send_some))

    async def _embed_some(self) -> bool:
        model = await asyncio.to_thread(self._model)
        usable = model == GRAMS or (self._embedder is not None and model == self._embedder.id)
        limit = _UPSERT if model == GRAMS else _ROUND
        missing = await asyncio.to_thread(self._store.missing, limit) if usable else []
        if not missing:
            return False
        embedder = None if model == GRAMS else self._embedder
        await to_the_end(self._store.save, await _embedded(missing, embedder))
        return True

    def _model(self) -> str:
        """The model the base's vectors are from, chosen with the first of them."""
        model = self._store.model
        if not model:
            model = GRAMS if self._embedder is None else self._embedder.id
            self._store.choose(model)
        return model

    async def _switch(self, embedder: Embedder) -> None:
        """Embed everything beside the old vectors, then replace them at once."""
        every = await asyncio.to_thread(self._store.every_text)
        step = _ROUND
        made: list[tuple[int, bytes]] = []
        for first in range(0, len(every), step):
            made += await _embedded(every[first : first + step], embedder)
        await to_the_end(self._store.switch, embedder.id, made)

    def _send_some(self) -> bool:
        gone = self._store.gone()
        if gone:
            for first in range(0, len(gone), _UPSERT):
                self._index.delete(self._collection, gone[first : first + _UPSERT])
            self._store.mark_gone_sent(gone)
        waiting = self._store.unsent(_UPSERT)
        if not waiting:
            return False
        vectors = b"".join(vector for _, _, vector in waiting)
        self._index.upsert(self._collection, [chunk for _, chunk, _ in waiting], vectors)
        self._store.mark_sent(waiting[-1][0])
        return True

    def _check_once(self) -> None:
        """Once in the life of a base: an index that lost rows is filled anew."""
        if self._counted or not self._store.count():
            return
        if self._index.count(self._collection) != self._store.count():
            self._start_over()
            while self._send_some():
                continue
        self._counted = True

    def _start_over(self) -> None:
        self._index.reset(self._collection)
        self._store.mark_sent(0)


async def _both(one: Awaitable[bool], other: Awaitable[bool]) -> list[bool]:
    """Wait for both, then raise what the first that failed raised."""
    outcomes = await asyncio.gather(one, other, return_exceptions=True)
    for outcome in outcomes:
        if isinstance(outcome, BaseException):
            raise outcome
    return [outcome is True for outcome in outcomes]


async def _embedded(texts: Sequence[tuple[int, str]], embedder: Embedder | None) -> list[tuple[int, bytes]]:
    plain = [words.replace(SEPARATOR, "") for _, words in texts]
    if embedder is None:
        vectors = await asyncio.to_thread(_grams, plain)
    else:
        vectors = await _asked(plain, embedder)
    return [(chunk, row.tobytes()) for (chunk, _), row in zip(texts, vectors, strict=True)]


async def _asked(texts: Sequence[str], embedder: Embedder) -> "NDArray[np.float32]":
    import numpy as np

    at_once = asyncio.Semaphore(_REQUESTS_AT_ONCE)

    async def embedded(first: int) -> "NDArray[np.float32]":
        async with at_once:
            return await embedder.embed(texts[first : first + _TEXTS_A_REQUEST])

    made = await asyncio.gather(*(embedded(first) for first in range(0, len(texts), _TEXTS_A_REQUEST)))
    vectors = np.concatenate([np.asarray(one, dtype=np.float32) for one in made])
    if len(vectors) != len(texts) or vectors.ndim != 2:
        raise VectorsUnavailable(reason="the model answered with another number of vectors")
    return vectors


def _grams(texts: Sequence[str]) -> "NDArray[np.float32]":
    from studio.knowledge.grams import gram_vectors

    return gram_vectors(texts)
