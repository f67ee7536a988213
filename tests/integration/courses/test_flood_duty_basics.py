"""The course flood-duty-basics from beginning to end, in both languages, by the acts of a person."""

from pathlib import Path

import pytest

from studio.core.paths import courses_folder
from studio.courses import Attendance, CourseShelf
from studio.workspace import Workspace
from tests.integration.courses.flood_duty_acts import acts
from tests.integration.courses.flood_duty_words import EN, ZH, Words
from tests.integration.courses.learner import Learner
from tests.integration.courses.walking import walk


@pytest.mark.parametrize("words", [ZH, EN], ids=lambda words: words.course)
async def test_each_step_is_unfinished_explains_what_went_wrong_and_is_finished(
    words: Words, tmp_path: Path
) -> None:
    shelf = CourseShelf(tmp_path, courses_folder())
    steps = acts(words)
    async with Workspace(await shelf.start(words.course)) as workspace:
        attendance = Attendance.of(workspace)
        assert attendance is not None
        assert [key for key, _ in attendance.course.steps] == list(steps)
        await walk(Learner(workspace, attendance), steps)
        progress = attendance.progress
        assert progress.finished(attendance.course)
        assert progress.of("talk", "load").facts == {"ready": 13}
        assert progress.of("talk", "locked").facts == {"ready": 14}
        assert progress.of("test", "run").facts["failed"] == 2
