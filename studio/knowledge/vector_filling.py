"""Makes the vectors that a base lacks, and brings them to the index while the model works on the next."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from studio.knowledge.embedder import Embedder
from studio.knowledge.index_feed import IndexFeed
from studio.knowledge.vector_plan import Plan, is_the_same_model
from studio.knowledge.vector_store import VectorStore
from studio.knowledge.vector_table import VectorTable
from studio.knowledge.waiting import to_the_end

if TYPE_CHECKING:
    from studio.knowledge.embedding_flow import EmbeddingFlow

_GRAMS_TOGETHER = 500


class VectorFilling:
    """While `loading`, what the index only keeps is put off until it comes in few large pieces."""

    def __init__(self, store: VectorStore, feed: IndexFeed) -> None:
        self._store, self._feed = store, feed
        self._flow: asyncio.Task[None] | asyncio.Task[bool] | None = None
        self._embedding: EmbeddingFlow | None = None
        self.loading = self.stopping = False

    def look_again(self) -> None:
        """There are more chunks."""
        if self._embedding is not None:
            self._embedding.look_again()

    def stop(self) -> None:
        """What is made is kept."""
        self.stopping = True
        if self._flow is not None:
            self._flow.cancel()

    async def adopt_the_same(self, embedder: Embedder) -> None:
        if self._store.beside.count() or self.stopping:
            return
        asked = self._flow = asyncio.ensure_future(is_the_same_model(self._store, embedder))
        await asyncio.wait([asked])
        if not asked.cancelled() and asked.result():
            await to_the_end(self._store.adopt, embedder.id, embedder.choice)
            await to_the_end(self._store.abandon)

    async def fill(self, wanted: Plan) -> bool:
        """Make what is missing; whether the model was the one it was taken for."""
        if self.stopping:
            return True
        table, news = self._store.growing, asyncio.Event()
        flow = self._flow = asyncio.create_task(self._made(table, wanted, news))
        flow.add_done_callback(partial(_tell, news))
        try:
            await self._fed(table, flow, news, beside=wanted.embedder is not None)
        finally:
            changed = await self._ended(flow)
        return not changed

    async def _fed(
        self, table: VectorTable, flow: "asyncio.Task[None]", news: asyncio.Event, *, beside: bool
    ) -> None:
        """Built-in vectors are all made first: they cost this computer what the index would cost it."""
        while not self.stopping:
            ended = flow.done()
            waits = self.loading and await asyncio.to_thread(self._feed.may_wait, table)
            if not waits and (beside or ended) and await to_the_end(self._feed.some, table):
                continue
            if ended:
                return
            news.clear()
            if not flow.done():
                await news.wait()

    async def _ended(self, flow: "asyncio.Task[None]") -> bool:
        """Whether the model turned out to be another one; raises what else ended the work."""
        from studio.knowledge.embedding_flow import DimensionChanged

        await asyncio.wait([flow])
        if flow.cancelled():
            return False
        error = flow.exception()
        if error is not None and not isinstance(error, DimensionChanged):
            raise error
        return error is not None

    async def _made(self, table: VectorTable, wanted: Plan, news: asyncio.Event) -> None:
        if wanted.embedder is not None:
            from studio.knowledge.embedding_flow import EmbeddingFlow

            self._embedding = EmbeddingFlow(table, wanted.embedder, news.set, lambda: self.loading)
            await self._embedding.run()
        while wanted.grams and not self.stopping and await to_the_end(_make_grams, table):
            news.set()


def _tell(news: asyncio.Event, _ended: object) -> None:
    news.set()


def _make_grams(table: VectorTable) -> bool:
    from studio.knowledge.grams import gram_vectors
    from studio.knowledge.terms import plain

    missing = table.missing(0, _GRAMS_TOGETHER)
    if missing:
        vectors = gram_vectors([plain(words) for _, words in missing])
        table.save([(chunk, row.tobytes()) for (chunk, _), row in zip(missing, vectors, strict=True)])
    return bool(missing)
