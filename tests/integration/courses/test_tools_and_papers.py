"""The course on tools and papers from beginning to end, in both languages, by the acts of a person."""

from pathlib import Path

import pytest

from studio.core.paths import courses_folder
from studio.courses import Attendance, CourseShelf
from studio.workspace import Workspace
from tests.integration.courses.tool_user import ToolUser
from tests.integration.courses.tools_acts import acts
from tests.integration.courses.tools_words import EN, ZH, Words
from tests.integration.courses.walking import walk


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.course)
async def test_each_step_is_unfinished_explains_what_went_wrong_and_is_finished(
    words: Words, tmp_path: Path
) -> None:
    shelf = CourseShelf(tmp_path, courses_folder())
    async with Workspace(await shelf.start(words.course)) as workspace:
        attendance = Attendance.of(workspace)
        assert attendance is not None
        await walk(ToolUser(workspace, attendance), acts(words))
        assert attendance.progress.finished(attendance.course)
