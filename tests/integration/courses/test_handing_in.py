"""What colleagues have handed in when a course begins: released, waiting, and nothing of theirs left over."""

import shutil
from pathlib import Path

from studio.catalogue import SubmissionState
from studio.courses import CourseShelf
from studio.workspace import Workspace
from tests.unit.courses.small_course import small_course, with_line

SUBMISSIONS = """
  submissions:
  - agent: start/agents/rota
    by: 排水科一岗
    department: 示例市水务局
    note: 第一版。
    decided: {by: 法规科一岗, comment: 资料和测试都看过。}
  - agent: start/others/rota
    by: 排水科一岗
    department: 示例市水务局
    note: 加了物资清单。
    reason: 练习用。
    bases:
      值班资料: [start/documents, documents/物资清单.md]
"""


async def test_a_course_begins_with_what_colleagues_handed_in(tmp_path: Path) -> None:
    course = with_line(small_course(tmp_path / "shipped"), "\nlessons:", f"{SUBMISSIONS}lessons:")
    version(course / "start/agents/rota", "1.0.0")
    version(course / "start/others/rota", "1.1.0")

    async with Workspace(await CourseShelf(tmp_path, course.parent).start("small-course")) as workspace:
        async with workspace.catalogue() as client:
            waiting, released = await client.desk.submissions()
            changes = await client.desk.changes(waiting.number)

        assert (released.state, released.version) == (SubmissionState.RELEASED, "1.0.0")
        assert (waiting.state, waiting.author.name) == (SubmissionState.SUBMITTED, "排水科一岗")
        assert waiting.department == "示例市水务局"
        assert {check.reason for check in waiting.checks} == {"", "练习用。"}
        assert [change.subject for change in changes.changes] == ["值班资料/物资清单.md"]
        assert workspace.agents.ids() == ["duty"]
        assert workspace.knowledge.names() == ["值班资料"]
    assert not [path.name for path in workspace.folder.iterdir() if path.name.startswith(".")]


def version(folder: Path, number: str) -> None:
    shutil.copytree(folder.parents[2] / "start/agents/duty", folder)
    file = folder / "agent.yaml"
    file.write_text(file.read_text(encoding="utf-8") + f"version: {number}\n", encoding="utf-8")
