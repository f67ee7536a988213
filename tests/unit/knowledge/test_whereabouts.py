from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.i18n import Words
from studio.core.languages import Language
from studio.knowledge import KnowledgeBase, SearchFilters, SearchSettings, Stage, Whereabouts
from studio.wording.whereabouts import whereabouts_text

QUESTION = "红色预警多久报告一次水情"
Files = Callable[..., list[Path]]


async def test_a_document_that_is_found_is_told_with_its_rank(loaded: KnowledgeBase) -> None:
    told = await loaded.why_not_found(QUESTION, "值班办法.txt")
    assert (told.stage, told.rank, told.found) == (Stage.FOUND, 1, True)
    assert told.passage is not None
    assert "三十分钟" in told.passage.text


async def test_names_are_compared_as_a_person_would(loaded: KnowledgeBase) -> None:
    assert (await loaded.why_not_found(QUESTION, "folder/值班办法.TXT")).found


async def test_of_several_files_of_one_name_one_that_holds_is_followed(
    loaded: KnowledgeBase, tmp_path: Path
) -> None:
    for year, text in ("2018", "（已废止）\n汛期值班"), ("2024", "汛期值班"):
        (tmp_path / "预案" / year).mkdir(parents=True)
        (tmp_path / "预案" / year / "预案.txt").write_text(f"防汛预案\n{text}", encoding="utf-8")
    await loaded.add([tmp_path / "预案"])
    told = await loaded.why_not_found("汛期值班", "预案")
    assert told.document.endswith("2024/预案.txt")
    assert told.stage is Stage.FOUND


async def test_what_is_not_there_or_was_not_read_is_said(loaded: KnowledgeBase, files: Files) -> None:
    await loaded.add(files(空白=""))
    assert (await loaded.why_not_found(QUESTION, "没有.txt")).stage is Stage.NOT_LOADED
    told = await loaded.why_not_found(QUESTION, "空白.txt")
    assert told.stage is Stage.FAILED
    assert told.trouble is not None
    assert told.trouble.name == "DocumentEmpty"


async def test_a_filter_is_named(loaded: KnowledgeBase) -> None:
    told = await loaded.why_not_found(QUESTION, "值班办法.txt", filters=SearchFilters(kinds=("pdf",)))
    assert (told.stage, told.filter) == (Stage.FILTERED, "kinds")


async def test_a_repealed_document_is_told_from_a_filtered_one(base: KnowledgeBase, files: Files) -> None:
    await base.add(files(旧办法="旧办法\n（已废止）\n水情每小时报告一次。"))
    assert (await base.why_not_found("水情多久报告", "旧办法.txt")).stage is Stage.REPEALED


async def test_a_place_narrows_the_question_down(loaded: KnowledgeBase) -> None:
    assert (await loaded.why_not_found(QUESTION, "值班办法.txt", place="第四条")).rank == 1
    third = await loaded.why_not_found(QUESTION, "值班办法.txt", place="第三条")
    assert third.passage is None or "第三条" in third.passage.place.label()
    assert (await loaded.why_not_found(QUESTION, "值班办法.txt", place="第九条")).stage is Stage.NO_SUCH_PLACE


async def test_nothing_in_common_is_said(loaded: KnowledgeBase, files: Files) -> None:
    await loaded.add(files(食堂="食堂午餐菜单。"))
    assert (await loaded.why_not_found(QUESTION, "食堂.txt")).stage is Stage.NOTHING_SHARED


async def test_what_came_before_is_shown(base: KnowledgeBase, files: Files) -> None:
    crowd = {f"文{number}": f"第{number}站水情报告要求：红色预警水情每小时报告。" for number in range(60)}
    await base.add(files(**crowd, 小文="水情由专人记录。"))
    told = await base.why_not_found(QUESTION, "小文.txt")
    assert told.stage is Stage.OUTRANKED
    assert len(told.ahead) == told.shown == 6
    assert told.text_rank is not None
    assert told.text_rank > 6
    assert told.score < told.ahead[-1].score


async def test_a_threshold_a_limit_and_a_repetition_are_told_apart(base: KnowledgeBase, files: Files) -> None:
    said = "水情每三十分钟报告一次。"
    await base.add(files(甲=said, 乙=said, 丙="丙办法\n\n第一条 水情要报告。\n\n第二条 报告水情的人要签名。"))
    below = await base.why_not_found("水情报告", "甲.txt", settings=SearchSettings(threshold=1.0))
    assert (below.stage, below.needed) == (Stage.BELOW_THRESHOLD, 1.0)
    twins = [await base.why_not_found("水情每三十分钟报告", name) for name in ("甲.txt", "乙.txt")]
    assert {one.stage for one in twins} == {Stage.FOUND, Stage.TWIN}
    limited = SearchSettings(per_document=1)
    places = [
        await base.why_not_found("水情报告", "丙.txt", place=place, settings=limited)
        for place in ("第一条", "第二条")
    ]
    assert Stage.CROWDED_OUT in {one.stage for one in places}


async def test_a_threshold_is_named_though_others_rank_above(base: KnowledgeBase, files: Files) -> None:
    crowd = {f"文{number}": f"水情报告由第{number}组报告水情，水情报告要快。" for number in range(60)}
    await base.add(files(**crowd, 末="值班须知。水情另行通知。"))
    question, high = "水情报告的时限由厅长批准吗", SearchSettings(threshold=1.0)
    assert (await base.why_not_found(question, "末.txt")).stage is Stage.OUTRANKED
    assert (await base.why_not_found(question, "末.txt", settings=high)).stage is Stage.BELOW_THRESHOLD


async def test_a_chunk_that_is_switched_off_is_said(base: KnowledgeBase, files: Files) -> None:
    await base.add(files(食堂="食堂午餐十一时半开始。"))
    (chunk,) = await base.chunks("食堂.txt")
    assert (await base.why_not_found("午餐几点", "食堂.txt")).found
    await base.editing.switch(chunk.id, off=True)
    told = await base.why_not_found("午餐几点", "食堂.txt")
    assert (told.stage, told.off) == (Stage.OFF, 1)
    assert await base.search("午餐几点") == []


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("stage", list(Stage))
def test_every_stage_has_words(stage: Stage, language: Language) -> None:
    told = Whereabouts("问题", "办法.txt", stage, rank=3, shown=6, filter="issuer", place="第九条")
    text = whereabouts_text(told, Words(language))
    assert "办法.txt" in text
    assert "{" not in text
