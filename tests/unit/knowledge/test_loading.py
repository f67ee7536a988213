import asyncio
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from studio.core.errors import NotFound, NothingToLoad
from studio.core.passages import DocumentState
from studio.knowledge import KnowledgeBase, KnowledgeBases, LoadProgress
from studio.knowledge.arrivals import arrivals
from studio.knowledge.containers import Emptied
from studio.knowledge.intake import Intake, grouped
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.loading import Load
from studio.knowledge.progress import unheard
from studio.knowledge.sources import Sources
from studio.knowledge.unchanged import Comparison
from tests.unit.knowledge.fakes import LAW, MemoryIndex, PlainReader

Files = Callable[..., list[Path]]


async def test_loaded_documents_are_listed_with_their_counts(loaded: KnowledgeBase) -> None:
    (row,) = await loaded.documents()
    assert (row.name, row.state, row.chunks, row.kind) == ("值班办法.txt", DocumentState.READY, 5, "txt")
    assert row.loaded.startswith("20")
    assert row.bytes == len(LAW.encode())


async def test_a_question_finds_the_article_that_answers_it(loaded: KnowledgeBase) -> None:
    passages = await loaded.search("暴雨红色预警时多久报告一次水情？")
    assert passages[0].place.headings[-1] == "第四条"
    assert passages[0].document == "值班办法.txt"
    assert passages[0].base == "防汛"


async def test_of_what_the_base_knows_nothing_about_no_passage_fits(loaded: KnowledgeBase) -> None:
    assert not any(passage.fits for passage in await loaded.search("怎么申请宠物狗出国护照"))
    assert not any(passage.fits for passage in await loaded.search("汛期的火星基地有多少氧气储量？"))
    assert await loaded.search("   ") == []


async def test_the_best_passages_are_found_even_where_none_fits(loaded: KnowledgeBase) -> None:
    passages = await loaded.search("火星基地的空气和水情报告")
    assert passages
    assert [passage.score for passage in passages] == sorted(
        (passage.score for passage in passages), reverse=True
    )


async def test_an_article_named_by_its_number_comes_first(loaded: KnowledgeBase) -> None:
    for question in ("第二条说了什么", "值班办法第2条", "二条是什么内容"):
        assert (await loaded.search(question))[0].place.headings[-1] == "第二条"


async def test_a_repealed_document_stands_behind_the_one_in_force(
    loaded: KnowledgeBase, files: Files
) -> None:
    old = LAW.replace("三十分钟向市防汛指挥部报告一次雨情和水情", "六十分钟向指挥部报告一次")
    await loaded.add(files(**{"值班办法（2019年版，已废止）": old}))
    current = await loaded.search("暴雨红色预警时多久报告一次？")
    assert (current[0].document, current[0].repealed) == ("值班办法.txt", False)
    asked_for = await loaded.search("2019年版办法里，暴雨红色预警时多久报告一次？")
    assert (asked_for[0].document, asked_for[0].repealed) == ("值班办法（2019年版，已废止）.txt", True)


async def test_unchanged_files_are_skipped(loaded: KnowledgeBase, files: Files, reader: PlainReader) -> None:
    before = list(reader.read_files)
    report = await loaded.add(files(值班办法=LAW))
    assert report.skipped == ("值班办法.txt",)
    assert reader.read_files == before


async def test_a_changed_file_replaces_its_chunks(loaded: KnowledgeBase, files: Files) -> None:
    report = await loaded.add(files(值班办法=LAW.replace("三十分钟", "十五分钟")))
    assert report.replaced == ("值班办法.txt",)
    assert len(await loaded.documents()) == 1
    passages = await loaded.search("红色预警多久报告一次")
    assert "十五分钟" in passages[0].text
    assert not any("三十分钟" in passage.text for passage in passages)


async def test_the_same_content_under_another_name_is_its_own_document_found_once(
    loaded: KnowledgeBase, files: Files
) -> None:
    report = await loaded.add(files(值班办法副本=LAW))
    assert report.loaded == ("值班办法副本.txt",)
    texts = [passage.text for passage in await loaded.search("红色预警多久报告一次水情")]
    assert len(texts) == len(set(texts))


async def test_trouble_with_one_file_does_not_stop_the_others(base: KnowledgeBase, files: Files) -> None:
    report = await base.add(files(空="", 值班办法=LAW))
    assert (report.failed, report.loaded) == (("空.txt",), ("值班办法.txt",))
    row = next(row for row in await base.documents() if row.name == "空.txt")
    assert row.state is DocumentState.FAILED
    assert row.trouble is not None
    assert row.trouble.name == "DocumentEmpty"


async def test_a_failed_file_is_tried_again(base: KnowledgeBase, files: Files) -> None:
    await base.add(files(值班办法=""))
    report = await base.add(files(值班办法=LAW))
    assert report.loaded == ("值班办法.txt",)


async def test_a_new_version_that_cannot_be_read_leaves_the_old_one(
    loaded: KnowledgeBase, files: Files
) -> None:
    report = await loaded.add(files(值班办法=""))
    assert report.failed == ("值班办法.txt",)
    assert (await loaded.documents())[0].state is DocumentState.READY
    assert await loaded.search("红色预警多久报告一次水情")


async def test_of_a_classified_document_nothing_is_kept(base: KnowledgeBase, files: Files) -> None:
    secret = "机密★10年\n示例市虚构文件\n仅供测试的虚构内容甲乙丙。"
    report = await base.add(files(虚构文件=secret))
    assert report.refused == ("虚构文件.txt",)
    (row,) = await base.documents()
    assert (row.state, row.digest, row.chunks) == (DocumentState.REFUSED, "", 0)
    assert row.trouble is not None
    assert row.trouble.facts["level"] == "机密"
    await base.settled()
    kept = [file.read_bytes() for file in base.folder.rglob("*") if file.is_file()]
    assert not any("虚构内容甲乙丙".encode() in content for content in kept)
    assert await base.source_file("虚构文件.txt") is None


async def test_progress_counts_up_to_the_total(base: KnowledgeBase, files: Files) -> None:
    told: list[LoadProgress] = []
    await base.add(files(甲=LAW, 乙="", 丙=LAW + "附件"), told.append)
    assert [progress.done for progress in told] == [1, 2, 3]
    assert (told[-1].total, told[-1].loaded, told[-1].failed) == (3, 2, 1)


async def test_cancelling_keeps_what_was_written_and_adding_again_goes_on(
    tmp_path: Path, index: MemoryIndex, files: Files
) -> None:
    gate = asyncio.Event()
    paths = files(**{f"文件{number}": f"{LAW}{number}" for number in range(100)})
    async with KnowledgeBases(tmp_path / "k", PlainReader(gate, free=70), index=index) as bases:
        base = await bases.create("防汛")
        first = asyncio.Event()
        load = asyncio.create_task(base.add(paths, lambda told: first.set() if told.loaded else None))
        await asyncio.wait_for(first.wait(), 20)
        load.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asyncio.wait_for(load, 1)
        written = {row.name for row in await base.documents()}
        assert 0 < len(written) < 100
        gate.set()
        report = await base.add(paths)
        assert set(report.skipped) == written
        assert len(await base.documents()) == 100


async def test_removing_a_document_takes_all_of_it_out(loaded: KnowledgeBase, index: MemoryIndex) -> None:
    await loaded.remove("值班办法.txt")
    await loaded.settled()
    assert await loaded.documents() == []
    assert await loaded.search("红色预警多久报告一次水情") == []
    assert list((loaded.folder / "sources").iterdir()) == []
    assert index.count(f"kb-{loaded.id}") == 0


async def test_what_is_not_there_is_said(base: KnowledgeBase, tmp_path: Path) -> None:
    for ask in (base.remove, base.document_text, base.chunks, base.source_file):
        with pytest.raises(NotFound):
            await ask("没有.txt")
    (tmp_path / "空文件夹").mkdir()
    with pytest.raises(NothingToLoad):
        await base.add([tmp_path / "空文件夹"])


async def test_a_citation_opens_the_kept_original_after_the_file_is_gone(
    base: KnowledgeBase, files: Files
) -> None:
    paths = files(值班办法=LAW)
    await base.add(paths)
    await asyncio.to_thread(shutil.rmtree, paths[0].parent)
    kept = await base.source_file("值班办法.txt")
    assert kept is not None
    assert kept.read_text(encoding="utf-8") == LAW


async def test_offsets_of_stored_chunks_lead_into_the_document_text(loaded: KnowledgeBase) -> None:
    text = await loaded.document_text("值班办法.txt")
    chunks = await loaded.chunks("值班办法.txt")
    assert [chunk.ordinal for chunk in chunks] == [0, 1, 2, 3, 4]
    assert all(text[chunk.start : chunk.end] == chunk.text for chunk in chunks)


async def test_what_was_read_together_is_written_together(files: Files, tmp_path: Path) -> None:
    written: list[list[str]] = []

    async def write(documents: Sequence[LoadedDocument], _emptied: Sequence[Emptied]) -> None:
        written.append([one.row.name for one in documents])

    coming = arrivals(files(**{f"办法{number}": f"{LAW}{number}" for number in range(8)}))
    together = [arrival.name for arrival in next(grouped(coming))]
    intake = Intake(PlainReader(), Sources(tmp_path / "sources"))
    await Load(intake, (), Comparison((), {}), write, unheard).run(coming)

    assert len(together) > 1
    assert together == written[0][: len(together)]
