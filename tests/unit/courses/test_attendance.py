"""Taking a course: the place is kept, a step met once stays met, and what is seen is never lost."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.core.errors import CourseInvalid, NotFound
from studio.courses import Attendance, CourseShelf, kept_progress
from studio.workspace import Workspace
from tests.unit.courses.small_course import bare_course, with_line


@pytest.fixture
async def workspace(tmp_path: Path) -> AsyncIterator[Workspace]:
    shelf = CourseShelf(tmp_path, bare_course(tmp_path / "shipped").parent)
    async with Workspace(await shelf.start("small-course")) as workspace:
        yield workspace


def attending(workspace: Workspace) -> Attendance:
    attendance = Attendance.of(workspace)
    assert attendance is not None
    return attendance


def test_elsewhere_nobody_attends_anything_and_no_deed_is_noted(tmp_path: Path) -> None:
    own = Workspace(tmp_path)
    own.deeds.note("searched", question="夜班")

    assert Attendance.of(own) is None
    assert list(tmp_path.iterdir()) == []


async def test_leaving_and_coming_back_keeps_the_place(workspace: Workspace) -> None:
    assert attending(workspace).place == "search"

    attending(workspace).go_to("ask")

    assert attending(workspace).place == "ask"
    with pytest.raises(NotFound):
        attending(workspace).go_to("nowhere")


async def test_only_the_lesson_being_taken_is_looked_at_unless_all_are(workspace: Workspace) -> None:
    assert set((await attending(workspace).look()).steps) == {"search/base", "search/search"}
    assert len((await attending(workspace).look(everything=True)).steps) == 3


async def test_a_step_met_once_stays_met(workspace: Workspace) -> None:
    await workspace.knowledge.create("防汛资料")
    met = (await attending(workspace).look()).of("search", "base")
    await workspace.knowledge.delete("防汛资料")

    assert (await attending(workspace).look()).of("search", "base") == met
    assert met.done_at.startswith("20")


async def test_tries_are_counted_by_what_went_wrong(workspace: Workspace) -> None:
    attendance = attending(workspace)
    for question in ("白天", "白天", "早上"):
        workspace.deeds.note("searched", base="值班资料", question=question, documents="a.md")
        await attendance.look()
        await attendance.look()

    state = attendance.progress.of("search", "search")
    assert (state.tries, state.facts["question"]) == (2, "早上")

    workspace.deeds.note("searched", base="值班资料", question="夜班", documents="值班规定.md")
    state = (await attendance.look()).of("search", "search")
    assert (state.done, state.tries, state.mistake) == (True, 2, "")


async def test_two_who_look_lose_nothing_of_one_another(workspace: Workspace) -> None:
    page, seat = attending(workspace), attending(workspace)
    await page.look()
    await workspace.knowledge.create("防汛资料")
    await seat.look()
    page.go_to("ask")

    kept = await page.look()
    assert kept.of("search", "base").done
    assert kept.lesson == "ask"


async def test_what_is_kept_is_read_by_others_while_it_is_open(workspace: Workspace) -> None:
    await workspace.knowledge.create("防汛资料")
    await attending(workspace).look()

    kept = kept_progress(workspace.folder)
    assert kept is not None
    assert kept.of("search", "base").done


async def test_half_a_line_of_a_program_that_was_killed_spoils_no_deed(workspace: Workspace) -> None:
    workspace.deeds.note("searched", base="值班资料", question="早上", documents="a.md")
    file = workspace.folder / "course-deeds.jsonl"
    with file.open("a", encoding="utf-8") as deeds:
        deeds.write('{"name": "searched", "at": "20')
    workspace.deeds.note("searched", base="值班资料", question="夜班", documents="值班规定.md")

    assert [deed.text("question") for deed in workspace.deeds.all("searched")] == ["早上", "夜班"]


async def test_a_course_that_was_spoilt_meanwhile_is_said(workspace: Workspace) -> None:
    with_line(workspace.folder / "course", "minutes: 10", "minutes: ten")

    with pytest.raises(CourseInvalid) as caught:
        Attendance.of(workspace)
    assert caught.value.course == "small-course"
