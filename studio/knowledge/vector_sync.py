"""Keeps the vectors of a base complete and the index derived from them in step, beside the other work."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from studio.core.errors import ModelNotHere, StudioError, VectorServerUnreachable, VectorsUnavailable
from studio.core.passages import Trouble
from studio.knowledge.embedder import Embedder, Embedders
from studio.knowledge.index_feed import IndexFeed
from studio.knowledge.nearest_among import COMPARED_AT_MOST, nearest_among
from studio.knowledge.settings import EmbeddingChoice
from studio.knowledge.vector_filling import VectorFilling
from studio.knowledge.vector_later import Later
from studio.knowledge.vector_plan import GRAMS, Plan, asking, plan
from studio.knowledge.vector_readying import Readying
from studio.knowledge.vector_store import VectorStore
from studio.knowledge.waiting import to_the_end
from studio.vectors.index import VectorIndex

if TYPE_CHECKING:
    from studio.knowledge.status import VectorStatus

_LIKE_NO_MODEL = 3
_TRIAL = "汛期值班"


class VectorSync:
    """`trouble` tells why the vectors are behind; full text never waits for them."""

    def __init__(
        self, store: VectorStore, index: VectorIndex, embedders: Embedders, choice: EmbeddingChoice
    ) -> None:
        self._store, self._index, self._embedders, self._choice = store, index, embedders, choice
        self._feed = IndexFeed(store, index)
        self._repairs: list[Callable[[], None]] = [self._feed.start_over, self._feed.wipe]
        self._task: asyncio.Task[None] | None = None
        self._filling = VectorFilling(store, self._feed)
        self._again = self._checked = False
        self._build_due = False
        self._later = Later(self.start, self._build)
        self.trouble: Trouble | None = None
        self._readying = Readying()
        self._put_off = False
        self.has_model = False
        """Whether a real model makes the vectors, as far as was looked."""

    @property
    def ranks(self) -> bool:
        """Whether the vectors are of a real model that is at hand, and so take part in ranking."""
        return self._asking() is not None

    def choose(self, choice: EmbeddingChoice) -> None:
        """Another model is wanted: its vectors are made beside the old ones, which answer meanwhile."""
        if choice != self._choice:
            self._choice = choice
            self.start()

    async def try_out(self, choice: EmbeddingChoice) -> None:
        """Have that model embed something; raises what keeps it from doing so."""
        embedder = await asyncio.to_thread(self._embedders, choice)
        if embedder is not None:
            await embedder.embed_question(_TRIAL)

    def look(self) -> None:
        """See whether a real model is wanted; one that cannot be had counts, so that its trouble shows."""
        try:
            self.has_model = self._embedders(self._choice) is not None
        except StudioError:
            self.has_model = True

    def get_ready(self) -> None:
        """What the first vectors would wait for is loaded in the background, while documents are read."""
        self._readying.begin(self._load_model)

    def open_index(self) -> None:
        """The same for the index, which is wanted when documents are read."""
        if self.has_model:
            self._readying.go_on(self._feed.open)

    def start(self) -> None:
        """Catch up in the background, unless that is under way already."""
        self._again = True
        self._filling.look_again()
        self._later.forget()
        if not self._filling.stopping and (self._task is None or self._task.done()):
            self._task = asyncio.get_running_loop().create_task(self._run())

    def try_again(self) -> None:
        """At once, as if nothing had gone wrong."""
        self.trouble = None
        self.start()

    @contextmanager
    def while_loading(self) -> Iterator[None]:
        """Vectors are made meanwhile, and brought to the index afterwards in few large pieces."""
        self._filling.loading = True
        try:
            yield
        finally:
            self._filling.loading = False
            if self._put_off:
                self._put_off = False
                self.start()

    def resume(self) -> None:
        """Catch up with what an earlier session left behind, if it left anything."""
        if self._task is None:
            self._task = asyncio.get_running_loop().create_task(self._resumed())

    async def settled(self) -> None:
        """Wait until nothing is behind any more, or `trouble` says why it stays so."""
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])
        if self._task is not None:
            self._task.result()

    async def stop(self) -> None:
        """End at once and keep what is made; the rest is caught up at the next opening."""
        self._later.forget()
        self._filling.stop()
        await self._readying.settled()
        await self.settled()

    async def rebuild(self) -> None:
        """Fill the index anew, with the vectors of the model wanted; raises what prevents it."""
        await self.settled()
        await to_the_end(self._feed.start_over)
        self.trouble = None
        self._build_due = True
        await self._catch_up()

    async def near(self, question: str, top: int, among: list[int] | None) -> list[tuple[int, float]]:
        """Chunks near in meaning with their similarity; raises what the model or the index raises."""
        embedder = await asyncio.to_thread(self._asking)
        if embedder is None:
            return []
        try:
            return await self._near(embedder, question, top, among)
        except VectorsUnavailable:
            self.start()
            raise

    async def nearest_to(self, chunk: int, top: int) -> list[tuple[int, float]]:
        """Chunks like that one; raises VectorsUnavailable."""
        if not self._checked or await asyncio.to_thread(self._store.pending) > 0:
            self.start()
        await self.settled()
        vector = await asyncio.to_thread(self._store.now.vector, chunk)
        if vector is None:
            return []
        found = await asyncio.to_thread(self._feed.nearest, vector, top + 1)
        return [near for near in found if near[0] != chunk]

    def status(self) -> "VectorStatus":
        from studio.knowledge.status import vector_status

        return vector_status(self._store, self._index.where, ranks=self.ranks, trouble=self.trouble)

    def _load_model(self) -> None:
        import studio.knowledge.embedding_flow  # noqa: F401  # imported for the work to come

        with suppress(StudioError):  # what is wrong with the model is said when it is needed
            if (embedder := self._embedders(self._choice)) is not None:
                embedder.get_ready()

    def _asking(self) -> Embedder | None:
        return asking(self._store, self._embedders, self._choice)

    async def _near(
        self, embedder: Embedder, question: str, top: int, among: list[int] | None
    ) -> list[tuple[int, float]]:
        """What answers although there was trouble is caught up with; so is an index that has lost all."""
        vector = (await embedder.embed_question(question)).astype("float32").tobytes()
        if len(vector) != 4 * self._store.now.told.dimension:
            await to_the_end(self._store.disown)
            raise VectorsUnavailable(reason="vectors_of_another_length")
        if among is not None and len(among) <= COMPARED_AT_MOST:
            return await asyncio.to_thread(nearest_among, self._store.database, vector, among, top)
        found = await asyncio.to_thread(self._feed.nearest, vector, top if among is None else top * 10)
        if not found or not self._checked or self.trouble is not None:
            self.start()
        elif not await asyncio.to_thread(self._feed.is_built):
            self._build_when_calm()
        return found

    async def _resumed(self) -> None:
        """What is asked for while this looks is asked of the same task."""
        if await asyncio.to_thread(self._is_behind) or self._again:
            self._again = True
            await self._run()

    def _is_behind(self) -> bool:
        """Built-in vectors are for later uses: a base that never had any may wait for the first."""
        now, pending = self._store.now.told, self._store.pending()
        self.look()
        moved = now.model and self._store.kept_at != self._index.where
        if moved or self._store.beside.told.model or self._store.leftovers():
            return True
        if not self.has_model:
            return now.model not in ("", GRAMS) or bool(now.sent and pending)
        return bool(pending) or bool(now.model and not self._is_wanted(now.model))

    def _is_wanted(self, model: str) -> bool:
        try:
            embedder = self._embedders(self._choice)
        except StudioError:
            return False
        return embedder is not None and embedder.id == model

    async def _run(self) -> None:
        while self._again and not self._filling.stopping:
            self._again = False
            try:
                remark = await self._catch_up_or_repair()
                self.trouble = _trouble(remark) if remark is not None else None
                self._later.note_success()
            except StudioError as error:
                self.trouble = _trouble(error)
                if not self._filling.stopping:
                    self._later.after_trouble()

    async def _catch_up_or_repair(self) -> StudioError | None:
        """An index that answers with an error is filled anew, then thrown away, each at most once."""
        while True:
            try:
                return await self._catch_up()
            except VectorServerUnreachable:
                raise
            except VectorsUnavailable:
                if not self._repairs or self._filling.stopping:
                    raise
                await to_the_end(self._repairs.pop(0))

    async def _catch_up(self) -> StudioError | None:
        """Return why vectors are not made although nothing is broken."""
        await to_the_end(self._feed.see_index)
        wanted = await self._made_as_planned()
        self._put_off = self._filling.loading
        if self._filling.stopping or self._again or self._filling.loading:
            return None
        if self._store.beside.told.model and not await asyncio.to_thread(self._store.beside.pending):
            await to_the_end(self._store.switch)
        await to_the_end(self._feed.tidy)
        self._checked = True
        await self._built()
        if wanted.remark is None or isinstance(wanted.remark, ModelNotHere):
            return wanted.remark
        raise wanted.remark

    async def _built(self) -> None:
        """The index is built when loading has come to rest; until then questions do without it."""
        if self._filling.stopping:
            return
        if self._build_due:
            self._build_due = False
            await to_the_end(self._feed.build)
        elif not await asyncio.to_thread(self._feed.is_built):
            self._build_when_calm()

    def _build_when_calm(self) -> None:
        if not self._filling.stopping:
            self._later.when_calm()

    def _build(self) -> None:
        self._build_due = True
        self.start()

    async def _made_as_planned(self) -> Plan:
        """A model that answers with vectors of another length than it did is another model."""
        for _ in range(_LIKE_NO_MODEL):
            wanted = await to_the_end(plan, self._store, self._embedders, self._choice)
            if wanted.embedder is not None and self._store.beside.told.model:
                await self._filling.adopt_the_same(wanted.embedder)
            if await self._filling.fill(wanted):
                return wanted
            await to_the_end(self._store.disown)
        raise VectorsUnavailable(reason="vectors_of_another_length")


def _trouble(error: StudioError) -> Trouble:
    return Trouble(name=error.name, facts=error.facts)
