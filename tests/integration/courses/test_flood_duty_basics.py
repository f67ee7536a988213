"""The course flood-duty-basics from beginning to end, in both languages, by the acts of a person."""

from pathlib import Path

import pytest

from studio.core.paths import courses_folder
from studio.courses import Attendance, CourseShelf
from studio.courses.progress import StepState
from studio.workspace import Workspace
from tests.integration.courses.flood_duty_acts import acts
from tests.integration.courses.flood_duty_words import EN, ZH, Words
from tests.integration.courses.learner import Learner


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
        learner = Learner(workspace, attendance)
        for key, act in steps.items():
            await _not_done(attendance, key)
            for mistake, wrong in act.wrong.items():
                await wrong(learner)
                assert (await _state(attendance, key)).mistake == mistake, key
            await act.right(learner)
            assert (await _state(attendance, key)).done, key
        progress = attendance.progress
        assert progress.finished(attendance.course)
        assert progress.of("talk", "load").facts == {"ready": 13}
        assert progress.of("talk", "locked").facts == {"ready": 14}
        assert progress.of("test", "run").facts["failed"] == 2


async def _not_done(attendance: Attendance, key: str) -> None:
    attendance.go_to(key.partition("/")[0])
    assert not (await _state(attendance, key)).done, key


async def _state(attendance: Attendance, key: str) -> StepState:
    """Also what is said of a mistake, with all its facts in place."""
    lesson, _, name = key.partition("/")
    state = (await attendance.look()).of(lesson, name)
    step = dict(attendance.course.steps)[key]
    if state.mistake:
        assert step.mistakes[state.mistake].format(**state.facts)
    return state
