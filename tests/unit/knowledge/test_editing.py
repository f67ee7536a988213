"""Chunks and facts changed by hand: used at once, and kept through reloads of the file."""

from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.errors import ChunkTextEmpty, DocumentClassified, FactInvalid, NotFound, PersonalDataRefused
from studio.core.facts import DocumentFacts, Validity
from studio.core.findings import PersonalDataPolicy
from studio.knowledge import BaseSettings, KnowledgeBase, KnowledgeBases, StoredChunk
from tests.unit.knowledge.fakes import LAW, MemoryIndex

Files = Callable[..., list[Path]]
NAME = "值班办法.txt"


async def chunk_with(base: KnowledgeBase, words: str, name: str = NAME) -> StoredChunk:
    return next(chunk for chunk in await base.chunks(name) if words in chunk.text)


async def texts_found(base: KnowledgeBase, question: str) -> list[str]:
    return [passage.text for passage in await base.search(question) if passage.fits]


async def test_an_edited_chunk_is_searched_by_what_it_says_now(loaded: KnowledgeBase) -> None:
    chunk = await chunk_with(loaded, "三十分钟")
    await texts_found(loaded, "红色预警多久报告一次")
    changed = await loaded.editing.edit(chunk.id, "第四条 发布海啸警报时，每五分钟报告一次。")

    assert (await texts_found(loaded, "海啸警报多久报告"))[0] == "第四条 发布海啸警报时，每五分钟报告一次。"
    assert not any("三十分钟" in text for text in await texts_found(loaded, "暴雨红色预警多久报告一次"))
    stored = await chunk_with(loaded, "海啸")
    assert (stored.id, stored.ordinal, stored.edited, stored.off) == (changed, chunk.ordinal, True, False)


async def test_a_chunk_switched_off_is_not_found_and_has_no_vector(
    loaded: KnowledgeBase, index: MemoryIndex
) -> None:
    chunk = await chunk_with(loaded, "三十分钟")
    off = await loaded.editing.switch(chunk.id, off=True)
    await loaded.settled()

    assert not any("三十分钟" in text for text in await texts_found(loaded, "暴雨红色预警多久报告一次"))
    assert index.count(f"kb-{loaded.id}") == 4
    assert (await chunk_with(loaded, "三十分钟")).off

    await loaded.editing.switch(off, off=False)
    await loaded.settled()
    assert "三十分钟" in (await texts_found(loaded, "暴雨红色预警多久报告一次"))[0]
    assert index.count(f"kb-{loaded.id}") == 5


async def test_edits_outlive_a_reload_and_the_rest_is_new(loaded: KnowledgeBase, files: Files) -> None:
    await loaded.editing.edit((await chunk_with(loaded, "三十分钟")).id, "第四条 每五分钟报告一次。")
    await loaded.editing.switch((await chunk_with(loaded, "第二条")).id, off=True)

    await loaded.add(files(值班办法=LAW.replace("不得擅自离岗", "不得擅自离开岗位")))

    assert (await chunk_with(loaded, "五分钟")).edited
    assert (await chunk_with(loaded, "第二条")).off
    assert not (await chunk_with(loaded, "离开岗位")).edited
    (row,) = await loaded.documents()
    assert row.warnings == ()


async def test_an_edit_of_what_the_file_no_longer_holds_is_kept_and_told(
    loaded: KnowledgeBase, files: Files
) -> None:
    await loaded.editing.edit((await chunk_with(loaded, "三十分钟")).id, "第四条 每五分钟报告一次。")
    await loaded.add(files(值班办法=LAW.replace("三十分钟", "十五分钟")))

    (row,) = await loaded.documents()
    assert row.warnings == (("edits_not_placed", "1"),)
    (edit,) = await loaded.editing.unplaced(NAME)
    assert (edit.text, "三十分钟" in edit.was) == ("第四条 每五分钟报告一次。", True)
    assert not (await chunk_with(loaded, "十五分钟")).edited

    await loaded.add(files(值班办法=LAW + " "))
    assert (await chunk_with(loaded, "五分钟报告")).edited
    assert (await loaded.documents())[0].warnings == ()


async def test_a_restored_chunk_says_what_the_file_says(loaded: KnowledgeBase, files: Files) -> None:
    chunk = await chunk_with(loaded, "三十分钟")
    edited = await loaded.editing.edit(chunk.id, "第四条 每五分钟报告一次。")
    off = await loaded.editing.switch(edited, off=True)
    await loaded.editing.restore(off)
    restored = await chunk_with(loaded, "三十分钟")
    assert (restored.text, restored.off, restored.edited) == (chunk.text, False, False)
    await loaded.add(files(值班办法=LAW + " "))
    assert not any(one.edited or one.off for one in await loaded.chunks(NAME))


async def test_of_pieces_that_read_alike_only_the_one_that_was_meant_is_changed(
    base: KnowledgeBase, files: Files
) -> None:
    twice = "一、值班\n各单位按要求做好值班工作。\n二、值班\n各单位按要求做好值班工作。\n" * 40
    await base.add(files(通知=twice))
    chunks = await base.chunks("通知.txt")
    alike = [chunk for chunk in chunks if chunk.text == chunks[1].text]
    assert len(alike) > 1
    await base.editing.switch(alike[1].id, off=True)
    await base.add(files(通知=twice + " "))
    assert [chunk.ordinal for chunk in await base.chunks("通知.txt") if chunk.off] == [alike[1].ordinal]


async def test_what_may_not_stand_in_a_base_is_not_written_into_a_chunk(loaded: KnowledgeBase) -> None:
    chunk = await chunk_with(loaded, "三十分钟")
    with pytest.raises(ChunkTextEmpty):
        await loaded.editing.edit(chunk.id, " \n\u200b")
    with pytest.raises(DocumentClassified):
        await loaded.editing.edit(chunk.id, "机密★10年\n仅供测试的虚构内容")
    with pytest.raises(NotFound):
        await loaded.editing.edit(10_000, "没有这一段")
    assert await chunk_with(loaded, "三十分钟") == chunk


async def test_personal_data_typed_into_a_chunk_are_treated_like_those_of_documents(
    loaded: KnowledgeBase,
) -> None:
    chunk = await chunk_with(loaded, "三十分钟")
    await loaded.change_settings(BaseSettings(personal_data=PersonalDataPolicy.MASK))
    masked = await loaded.editing.edit(chunk.id, "值班联系人手机13800138000。")
    assert not any("13800138000" in one.text for one in await loaded.chunks(NAME))
    await loaded.change_settings(BaseSettings(personal_data=PersonalDataPolicy.REFUSE))
    with pytest.raises(PersonalDataRefused):
        await loaded.editing.edit(masked, "值班联系人手机13800138000。")


async def test_nothing_of_an_edit_outlives_its_document(loaded: KnowledgeBase, files: Files) -> None:
    await loaded.editing.edit((await chunk_with(loaded, "三十分钟")).id, "第四条 每五分钟报告一次。")
    await loaded.remove(NAME)
    await loaded.add(files(值班办法=LAW))
    assert not (await chunk_with(loaded, "三十分钟")).edited


async def test_what_is_switched_off_is_not_handed_on(
    loaded: KnowledgeBase, bases: KnowledgeBases, tmp_path: Path
) -> None:
    await loaded.editing.switch((await chunk_with(loaded, "三十分钟")).id, off=True)
    await loaded.editing.edit((await chunk_with(loaded, "擅自离岗")).id, "第三条 值班不得饮酒。")
    await loaded.snapshot(tmp_path / "snapshot")
    copy = await bases.from_snapshot("副本", tmp_path / "snapshot")

    assert not any("三十分钟".encode() in file.read_bytes() for file in (tmp_path / "snapshot").iterdir())
    assert "第三条 值班不得饮酒。" in [chunk.text for chunk in await copy.chunks(NAME)]
    text = await copy.document_text(NAME)
    assert all(
        text[one.start : one.end] == one.text for one in await copy.chunks(NAME) if "饮酒" not in one.text
    )


async def test_facts_set_by_hand_outlive_a_reload(loaded: KnowledgeBase, files: Files) -> None:
    (row,) = await loaded.documents()
    told = row.facts.model_copy(update={"issuer": "示例市应急管理局", "validity": Validity.REPEALED})
    await loaded.editing.set_facts(NAME, told)
    await loaded.add(files(值班办法=LAW.replace("六月一日", "七月一日")))

    (row,) = await loaded.documents()
    assert row.facts.by_hand == ("issuer", "validity")
    assert (row.facts.issuer, row.facts.validity) == ("示例市应急管理局", Validity.REPEALED)
    assert await loaded.search("红色预警多久报告一次") == []

    await loaded.editing.forget_facts(NAME)
    (row,) = await loaded.documents()
    assert (row.facts.issuer, row.facts.by_hand) == ("", ())
    assert await loaded.search("红色预警多久报告一次")


async def test_a_day_that_is_none_is_refused(loaded: KnowledgeBase) -> None:
    with pytest.raises(FactInvalid):
        await loaded.editing.set_facts(NAME, DocumentFacts(issued="2025年3月"))
    with pytest.raises(NotFound):
        await loaded.editing.set_facts("没有.txt", DocumentFacts(issued="2025-03-20"))
