"""Another model: its vectors are made beside the old ones, which answer until all are there."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from studio.core.errors import EndpointUnreachable, NotFound
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.embedder import Embedder
from studio.knowledge.settings import EmbeddingChoice
from studio.knowledge.vector_plan import GRAMS
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader, TopicModel

Files = Callable[..., list[Path]]
TOPICS = ("值班 离岗 上班", "预警 报告 警报", "施行 生效")
OLD, NEW = (EmbeddingChoice(source="endpoint", endpoint=name) for name in ("old", "new"))


class Shelf:
    """Models by the endpoint they are chosen by; `default` is what the workspace's default has."""

    def __init__(self, *models: TopicModel, default: TopicModel | None = None) -> None:
        self.models, self.default = {model.id: model for model in models}, default

    def __call__(self, choice: EmbeddingChoice) -> Embedder | None:
        if choice.source == "endpoint":
            if choice.endpoint not in self.models:
                raise NotFound(kind="endpoint", missing=choice.endpoint)
            return self.models[choice.endpoint]
        return self.default if choice.source == "default" else None


class Gated(TopicModel):
    """Waits before it answers to more than one text, and breaks down after `enough` of them."""

    def __init__(self, model: str, *topics: str) -> None:
        super().__init__(model, *topics)
        self.gate, self.waiting = asyncio.Event(), asyncio.Event()
        self.enough = 10**6

    async def embed(self, texts: Sequence[str]) -> NDArray[np.float32]:
        if len(texts) > 1:
            self.waiting.set()
            await self.gate.wait()
        if self.asked + len(texts) > self.enough:
            raise EndpointUnreachable(endpoint="示例", host="127.0.0.1")
        return await super().embed(texts)


async def old_base(bases: KnowledgeBases, files: Files, copies: int = 1) -> KnowledgeBase:
    base = await bases.create("防汛")
    await base.embed_with(OLD)
    await base.add(files(**{f"办法{number:03}": f"{LAW}\n补充{number}。" for number in range(copies)}))
    return base


async def test_the_old_vectors_answer_until_the_new_ones_are_all_there(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, new = TopicModel("old", *TOPICS), Gated("new", *TOPICS, "汛期")
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old, new), index) as bases:
        base = await old_base(bases, files)
        await base.embed_with(NEW)
        await new.waiting.wait()
        old.asked = 0
        assert (await base.search("何时生效"))[0].place.headings[-1] == "第五条"
        assert old.asked == 1
        vectors = (await base.status()).vectors
        assert (vectors.model, vectors.dimension, vectors.ranking) == ("old", 3, True)
        assert vectors.switching is not None
        assert (vectors.switching.model, vectors.switching.total) == ("new", 5)
        new.gate.set()
        await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.model, vectors.dimension, vectors.pending) == ("new", 4, 0)
        assert vectors.switching is None
        assert [len(held) for held in index.held.values()] == [5]
        assert (await base.search("何时生效"))[0].place.headings[-1] == "第五条"
        assert old.asked == 1


async def test_vectors_of_another_dimension_never_meet_in_one_collection(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, new = TopicModel("old", *TOPICS), Gated("new", *TOPICS, "汛期")
    new.gate.set()
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old, new), index) as bases:
        base = await old_base(bases, files)
        for choice in (NEW, OLD, EmbeddingChoice(source="none"), NEW):
            await base.embed_with(choice)
            await base.settled()
            assert [len({len(row) for row in held.values()}) for held in index.held.values()] == [1]
        assert len(index.held) == 1


async def test_a_load_tells_why_its_documents_are_not_found_by_meaning_yet(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    model = Gated("old", *TOPICS)
    model.gate.set()
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(model), index) as bases:
        base = await bases.create("防汛")
        await base.embed_with(OLD)
        model.enough = model.asked
        report = await base.add(files(办法=LAW))
        assert len(report.loaded) == 1
        assert report.behind is not None
        model.enough = 10**6
        await base.catch_up_now()
        await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.trouble, vectors.pending) == (None, 0)


async def test_a_switch_that_was_cut_short_goes_on_where_it_was(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, new = TopicModel("old", *TOPICS), Gated("new", *TOPICS, "汛期")
    new.gate.set()
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old, new), index) as bases:
        base = await old_base(bases, files, copies=80)
        chunks = (await base.status()).chunks
        new.enough = chunks // 2
        await base.embed_with(NEW)
        await base.settled()
        vectors = (await base.status()).vectors
        assert vectors.model == "old"
        assert vectors.trouble is not None
        assert vectors.switching is not None
        assert 0 < vectors.switching.done < chunks
        made = vectors.switching.done
    new.enough, new.asked = 10**6, 0
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old, new), index) as bases:
        base = await bases.open("防汛")
        await base.settled()
        assert (await base.status()).vectors.model == "new"
        assert new.asked == chunks - made
        assert [len(held) for held in index.held.values()] == [chunks]


async def test_documents_that_come_and_go_during_a_switch_are_neither_lost_nor_kept(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, new = TopicModel("old", *TOPICS), Gated("new", *TOPICS, "汛期")
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old, new), index) as bases:
        base = await old_base(bases, files, copies=2)
        await base.embed_with(NEW)
        await base.remove("办法000.txt")
        adding = asyncio.create_task(base.add(files(新办法=LAW + "新。")))
        new.gate.set()
        await adding
        await base.settled()
        ids = {chunk.id for row in await base.documents() for chunk in await base.chunks(row.name)}
        assert [set(held) for held in index.held.values()] == [ids]


async def test_the_same_model_at_another_place_keeps_its_vectors(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, moved = TopicModel("old", *TOPICS), TopicModel("new", *TOPICS)
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old, moved), index) as bases:
        base = await old_base(bases, files, copies=4)
        await base.embed_with(NEW)
        await base.settled()
        assert (await base.status()).vectors.model == "new"
        assert moved.asked < (await base.status()).chunks
        assert len(index.held) == 1


async def test_vectors_whose_model_is_not_here_are_kept_and_said(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old = TopicModel("old", *TOPICS)
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(default=old), index) as bases:
        await (await bases.create("防汛")).add(files(办法=LAW))
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(), index) as bases:
        base = await bases.open("防汛")
        await base.add(files(新办法=LAW + "新。"))
        await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.model, vectors.vectors, vectors.ranking) == ("old", 5, False)
        assert vectors.trouble is not None
        assert vectors.trouble.name == "ModelNotHere"
        assert await base.search("红色预警多久报告一次水情")
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(default=old), index) as bases:
        base = await bases.open("防汛")
        await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.vectors, vectors.ranking, vectors.trouble) == (10, True, None)


@pytest.mark.parametrize("noticed_by", ["search", "load"])
async def test_a_server_that_has_another_model_under_the_old_name_is_noticed(
    noticed_by: str, tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, other = TopicModel("old", *TOPICS), TopicModel("old", *TOPICS, "汛期")
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(old), index) as bases:
        await old_base(bases, files)
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(other), index) as bases:
        base = await bases.open("防汛")
        if noticed_by == "search":
            assert await base.search("红色预警多久报告一次水情")
            await base.settled()
            assert (await base.status()).vectors.dimension == 4
        await base.add(files(新办法=LAW + "新。"))
        vectors = (await base.status()).vectors
        assert (vectors.dimension, vectors.vectors, vectors.trouble) == (4, 10, None)
        assert [len(held) for held in index.held.values()] == [10]


async def test_full_text_alone_keeps_built_in_vectors_for_what_is_alike(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, Shelf(TopicModel("old", *TOPICS)), index) as bases:
        base = await old_base(bases, files)
        await base.embed_with(EmbeddingChoice(source="none"))
        await base.settled()
        vectors = (await base.status()).vectors
        assert (vectors.model, vectors.ranking, vectors.pending) == (GRAMS, False, 0)


async def test_a_choice_that_cannot_be_had_is_said_at_once_and_not_taken(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    broken = TopicModel("new", *TOPICS)
    broken.failing = True
    async with KnowledgeBases(
        tmp_path / "k", reader, Shelf(TopicModel("old", *TOPICS), broken), index
    ) as bases:
        base = await old_base(bases, files)
        with pytest.raises(EndpointUnreachable):
            await base.embed_with(NEW)
        with pytest.raises(NotFound):
            await base.embed_with(EmbeddingChoice(source="endpoint", endpoint="nowhere"))
        assert base.settings.embedding == OLD
