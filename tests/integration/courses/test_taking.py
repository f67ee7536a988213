"""A course is taken from beginning to end in a workspace of its own."""

from pathlib import Path

from studio.core.languages import Language
from studio.courses import Attendance, CourseShelf
from studio.runtime import Chat
from studio.workspace import Workspace
from tests.unit.courses.small_course import FIXTURE


async def test_each_step_is_unfinished_and_then_finished(tmp_path: Path) -> None:
    shelf = CourseShelf(tmp_path, FIXTURE.parent)
    async with Workspace(await shelf.start("small-course")) as workspace:
        attendance = Attendance.of(workspace)
        assert attendance is not None
        assert not any(state.done for state in (await attendance.look(everything=True)).steps.values())

        await workspace.knowledge.create("防汛")
        first = await attendance.look()
        assert first.of("search", "base").mistake == "other_name"
        assert first.of("search", "base").facts == {"name": "防汛", "base": "防汛资料"}

        await workspace.knowledge.create("防汛资料")
        workspace.deeds.note("searched", base="值班资料", question="夜班几个人", documents="值班规定.md")
        second = await attendance.look()
        assert second.of("search", "base").done
        assert second.of("search", "search").done

        attendance.go_to("ask")
        async for _ in workspace.ask(workspace.agents.get("duty"), "夜班最少几个人？", Chat(), "practice"):
            pass
        third = await attendance.look()
        assert third.finished(attendance.course)
        assert attendance.place == "ask"

    entry = shelf.entries(Language.ZH)[0]
    assert entry.progress is not None
    assert entry.progress.counts(entry.course) == (3, 3)
