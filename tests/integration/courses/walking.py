"""Going through a course: each step unfinished, what may go wrong explained, then finished."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from studio.core.paths import courses_folder
from studio.courses import Attendance, CourseShelf
from studio.courses.progress import StepState
from studio.workspace import Workspace
from tests.integration.courses.learner import Learner
from tests.integration.courses.steps import StepActs

AnyLearner = TypeVar("AnyLearner", bound=Learner)


async def walk_whole(
    course: str, folder: Path, learner: type[AnyLearner], steps: Mapping[str, StepActs[AnyLearner]]
) -> None:
    """Through a course that ships, from its beginning to its end."""
    shelf = CourseShelf(folder, courses_folder())
    async with Workspace(await shelf.start(course)) as workspace:
        attendance = Attendance.of(workspace)
        assert attendance is not None
        await walk(learner(workspace, attendance), steps)
        assert attendance.progress.finished(attendance.course)


async def walk(learner: AnyLearner, steps: Mapping[str, StepActs[AnyLearner]]) -> None:
    attendance = learner.attendance
    assert [key for key, _ in attendance.course.steps] == list(steps)
    with learner.workspace.readers.kept():  # nobody rests between the steps, as a person does
        for key, act in steps.items():
            await _taken(learner, key, act)


async def _taken(learner: AnyLearner, key: str, act: StepActs[AnyLearner]) -> None:
    attendance = learner.attendance
    await _not_done(attendance, key)
    for mistake, wrong in act.wrong.items():
        await wrong(learner)
        state = await _state(attendance, key)
        assert state.mistake == mistake, (key, state)
    await act.right(learner)
    state = await _state(attendance, key)
    assert state.done, (key, state)


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
