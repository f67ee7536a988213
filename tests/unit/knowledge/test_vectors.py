from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from studio.core.errors import EndpointUnreachable
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.grams import gram_vectors
from studio.knowledge.vector_plan import GRAMS
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader, TopicModel

Files = Callable[..., list[Path]]
TOPICS = ("值班 离岗 上班", "预警 报告 警报", "施行 生效")


def test_gram_vectors_are_unit_length_deterministic_and_alike_for_like_texts() -> None:
    one, near, far, blank = gram_vectors(["汛期值班要求", "汛期的值班要求", "公积金提取办法", ""])
    assert np.allclose(np.linalg.norm([one, near, far, blank], axis=1), 1)
    assert one @ near > one @ far
    assert np.array_equal(gram_vectors(["汛期值班要求"])[0], one)


async def test_vectors_follow_the_documents(loaded: KnowledgeBase, index: MemoryIndex) -> None:
    vectors = (await loaded.status()).vectors
    assert (vectors.model, vectors.vectors, vectors.pending, vectors.ranking) == (GRAMS, 5, 0, False)
    assert index.count(f"kb-{loaded.id}") == 5


async def test_similar_passages_come_from_the_index(loaded: KnowledgeBase) -> None:
    first = (await loaded.chunks("值班办法.txt"))[0]
    similar = await loaded.similar(first.id, 3)
    assert len(similar) == 3
    assert first.id not in {passage.chunk for passage in similar}


async def test_an_index_that_cannot_be_had_is_said_and_stops_nothing(
    base: KnowledgeBase, index: MemoryIndex, files: Files
) -> None:
    index.broken = 99
    report = await base.add(files(值班办法=LAW))
    await base.settled()
    assert report.loaded
    assert await base.search("红色预警多久报告一次水情")
    trouble = (await base.status()).vectors.trouble
    assert trouble is not None
    assert trouble.name == "VectorsUnavailable"
    index.broken = 0
    await base.rebuild()
    vectors = (await base.status()).vectors
    assert (vectors.pending, vectors.trouble) == (0, None)


async def test_an_index_that_lost_rows_is_filled_again_at_the_next_change(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.create("防汛")
        await base.add(files(甲=LAW))
        await base.settled()
        index.held[f"kb-{base.id}"].popitem()
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.open("防汛")
        await base.add(files(乙=LAW + "补充。"))
        await base.settled()
        assert index.count(f"kb-{base.id}") == 10


async def test_an_index_that_fails_once_is_filled_anew(
    base: KnowledgeBase, index: MemoryIndex, files: Files
) -> None:
    index.broken = 1
    await base.add(files(值班办法=LAW))
    await base.settled()
    assert (await base.status()).vectors.trouble is None
    assert index.count(f"kb-{base.id}") == 5


async def test_a_real_model_finds_what_shares_no_word(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    model = TopicModel("topics", *TOPICS)
    async with KnowledgeBases(tmp_path / "k", reader, model, index) as bases:
        base = await bases.create("防汛")
        await base.add(files(值班办法=LAW))
        assert (await base.status()).vectors.ranking
        assert (await base.search("何时生效"))[0].place.headings[-1] == "第五条"
        model.failing = True
        assert (await base.search("红色预警多久报告一次水情"))[0].place.headings[-1] == "第四条"


async def test_a_model_that_fails_while_loading_leaves_full_text_and_is_made_up_for_later(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    model = TopicModel("topics", *TOPICS)
    model.failing = True
    async with KnowledgeBases(tmp_path / "k", reader, model, index) as bases:
        base = await bases.create("防汛")
        await base.add(files(值班办法=LAW))
        vectors = (await base.status()).vectors
        assert vectors.pending == 5
        assert vectors.trouble is not None
        assert vectors.trouble.name == "EndpointUnreachable"
        assert await base.search("红色预警多久报告一次水情")
        model.failing = False
        await base.add(files(值班办法=LAW))
        assert (await base.status()).vectors.pending == 0


async def test_another_model_takes_over_only_when_all_is_embedded(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    old, new = TopicModel("old", *TOPICS), TopicModel("new", *TOPICS, "汛期")
    async with KnowledgeBases(tmp_path / "k", reader, old, index) as bases:
        await (await bases.create("防汛")).add(files(值班办法=LAW))
    new.failing = True
    async with KnowledgeBases(tmp_path / "k", reader, new, index) as bases:
        base = await bases.open("防汛")
        await base.settled()
        with pytest.raises(EndpointUnreachable):
            await base.rebuild()
        assert (await base.status()).vectors.model == "old"
        new.failing = False
        await base.rebuild()
        vectors = (await base.status()).vectors
        assert (vectors.model, vectors.ranking, vectors.pending) == ("new", True, 0)
        assert [len(held) for held in index.held.values()] == [5]


async def test_what_was_missed_is_caught_up_at_the_next_opening(
    tmp_path: Path, files: Files, reader: PlainReader, index: MemoryIndex
) -> None:
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.create("防汛")
        await base.add(files(甲=LAW))
        await base.settled()
        index.broken = 99
        await base.add(files(乙=LAW + "补充。"))
        await base.settled()
    index.broken = 0
    async with KnowledgeBases(tmp_path / "k", reader, index=index) as bases:
        base = await bases.open("防汛")
        await base.settled()
        assert index.count(f"kb-{base.id}") == 10


async def test_questions_are_answered_from_the_store_until_the_index_is_built(
    base: KnowledgeBase, index: MemoryIndex, files: Files
) -> None:
    await base.add(files(值班办法=LAW))
    await base.settled()
    collection = f"kb-{base.id}"
    chunk = (await base.chunks("值班办法.txt"))[0].id
    assert index.behind(collection) == 5
    compared = await base.similar(chunk, 3)
    assert index.queries == 0
    await base.rebuild()
    assert index.behind(collection) == 0
    found = await base.similar(chunk, 3)
    assert index.queries == 1
    assert [passage.chunk for passage in found] == [passage.chunk for passage in compared]
