from collections.abc import Callable
from pathlib import Path

import pytest

from studio.core.errors import FileInvalid, NotFound
from studio.knowledge import EvalCase, KnowledgeBase, KnowledgeBases, Origin, SearchSettings, compare, measure

CASE = EvalCase(question="水情多久报告一次", documents=("值班办法.txt",), places=("第四条",))
Files = Callable[..., list[Path]]


async def test_questions_are_saved_changed_and_removed(loaded: KnowledgeBase) -> None:
    assert await loaded.questions.add([CASE, CASE]) == 1
    assert await loaded.questions.add([CASE], Origin.SEARCH) == 0
    (saved,) = await loaded.questions.list()
    assert (saved.case, saved.origin) == (CASE, Origin.HAND)
    changed = CASE.model_copy(update={"places": ()})
    await loaded.questions.change(saved.id, changed)
    assert list(await loaded.questions.cases()) == [changed]
    await loaded.questions.remove([saved.id])
    assert list(await loaded.questions.list()) == []
    with pytest.raises(NotFound):
        await loaded.questions.change(saved.id, CASE)


async def test_questions_stay_when_the_base_is_closed(bases: KnowledgeBases, loaded: KnowledgeBase) -> None:
    await loaded.questions.add([CASE])
    renamed = await bases.rename("防汛", "防汛二")
    assert list(await renamed.questions.cases()) == [CASE]


async def test_a_bad_file_adds_nothing(loaded: KnowledgeBase, tmp_path: Path) -> None:
    file = tmp_path / "题.csv"
    file.write_text("问题,文档\n水情,值班办法.txt\n水情,\n", encoding="utf-8")
    with pytest.raises(FileInvalid):
        await loaded.questions.import_file(file)
    assert list(await loaded.questions.list()) == []
    file.write_text("问题,文档\n水情,值班办法.txt\n", encoding="utf-8")
    assert await loaded.questions.import_file(file) == 1


async def test_questions_made_from_headings_are_hit(loaded: KnowledgeBase) -> None:
    assert await loaded.questions.generate() > 2
    saved = await loaded.questions.list()
    assert {one.origin for one in saved} == {Origin.HEADINGS}
    assert "示例市防汛值班办法对值班要求有哪些规定？" in {one.case.question for one in saved}
    report = await measure(loaded, await loaded.questions.cases())
    assert report.hits[5] == 1


async def test_past_questions_are_counted_and_forgotten_at_a_word(loaded: KnowledgeBase) -> None:
    for question in ("水情多久报告", "谁带班", "水情多久  报告", "水情多久报告"):
        await loaded.note_asked(question)
    past = await loaded.questions.past()
    assert [(one.question, one.times) for one in past[:2]] == [("水情多久报告", 2), ("水情多久 报告", 1)]
    await loaded.questions.clear_past()
    assert list(await loaded.questions.past()) == []


async def test_an_export_takes_the_test_questions_along_and_not_what_was_asked(
    bases: KnowledgeBases, loaded: KnowledgeBase, tmp_path: Path
) -> None:
    await loaded.questions.add([CASE])
    await loaded.note_asked("张三的低保什么时候批")
    await loaded.export(tmp_path / "防汛.kb")
    copy = await bases.import_base(tmp_path / "防汛.kb", "副本")
    assert list(await copy.questions.cases()) == [CASE]
    assert list(await copy.questions.past()) == []
    assert "张三".encode() not in (copy.folder / "kb.sqlite3").read_bytes()
    assert len(await loaded.questions.past()) == 1


async def test_nothing_is_noted_where_that_is_not_wanted(loaded: KnowledgeBase) -> None:
    await loaded.change_settings(loaded.settings.model_copy(update={"keep_asked": False}))
    await loaded.note_asked("谁带班")
    assert list(await loaded.questions.past()) == []


async def test_two_settings_are_compared_question_by_question(loaded: KnowledgeBase) -> None:
    told: list[tuple[int, int]] = []
    unknown = EvalCase(question="食堂几点开", documents=("食堂.txt",))
    strict = SearchSettings(threshold=1.0)
    found = await compare(
        loaded, [CASE, unknown], SearchSettings(), strict, lambda done, total: told.append((done, total))
    )
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert found.one.hits[1] == 0.5
    assert found.other.hits[10] == 0
    assert [(one.case, one.before, one.after) for one in found.worse] == [(CASE, 1, None)]
    assert found.better == ()
    assert found.one.ranks == (1, None)


async def test_without_questions_nothing_can_be_measured(loaded: KnowledgeBase) -> None:
    with pytest.raises(FileInvalid):
        await measure(loaded, await loaded.questions.cases())
