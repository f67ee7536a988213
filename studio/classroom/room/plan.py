"""The course of a class as its room needs it: the package learners take, and the steps in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from studio.classroom.names import one_line
from studio.classroom.values import StepMark, SuiteResult
from studio.courses import Course, read_course
from studio.courses.packing import pack


@dataclass(frozen=True, slots=True)
class PlannedStep:
    key: str  # lesson/step
    lesson: str
    step: str
    title: str
    lesson_title: str  # with its number


@dataclass(frozen=True)
class Plan:
    """`own_catalogue` where the course brings submissions, which each learner reviews for themselves."""

    course: str
    title: str
    package: Path
    digest: str
    own_catalogue: bool
    steps: tuple[PlannedStep, ...]
    lessons: tuple[str, ...] = field(default=())

    def lesson_at(self, lesson: str) -> str:
        return lesson if lesson in self.lessons else self.lessons[0]

    def step_at(self, lesson: str, marks: Mapping[str, StepMark]) -> str:
        """Return the first step of the lesson that is not met, empty when all are."""
        mine = (step for step in self.steps if step.lesson == self.lesson_at(lesson))
        return next((step.step for step in mine if not marks.get(step.key, StepMark()).done), "")

    def known(self, marks: Mapping[str, StepMark]) -> dict[str, StepMark]:
        """Return the marks of steps that the course has, as they can be shown."""
        return {step.key: _plain(marks[step.key]) for step in self.steps if step.key in marks}


def _plain(mark: StepMark) -> StepMark:
    """A learner's computer may send anything: what is no time is no time at which a step was met."""
    mistake = mark.mistake if mark.mistake.replace("_", "").isalnum() and mark.mistake.isascii() else ""
    return StepMark(
        done_at=mark.done_at if is_moment(mark.done_at) else "", tries=mark.tries, mistake=mistake
    )


def plain_result(result: SuiteResult) -> SuiteResult:
    """The same for what it says of a run of tests: on one line, in what can be seen."""
    named = {name: one_line(getattr(result, name), 100) for name in ("agent", "name", "version")}
    finished = result.finished if is_moment(result.finished) else ""
    return result.model_copy(update={**named, "finished": finished})


def is_moment(told: str) -> bool:
    """Whether it is an ISO 8601 time with its zone."""
    try:
        return datetime.fromisoformat(told).tzinfo is not None
    except ValueError:
        return False


def read_plan(course: Path, package: Path) -> Plan:
    """Read the course in that folder and write its package; raises CourseInvalid."""
    read = read_course(course)
    steps = [
        PlannedStep(f"{lesson.id}/{step.id}", lesson.id, step.id, step.title, f"{number} {lesson.title}")
        for number, lesson in enumerate(read.lessons, 1)
        for step in lesson.steps
    ]
    return Plan(
        course=read.id,
        title=read.title,
        package=package,
        digest=pack(course, package),
        own_catalogue=bool(read.start.submissions) and not _reviews_neighbours(read),
        steps=tuple(steps),
        lessons=tuple(lesson.id for lesson in read.lessons),
    )


def _reviews_neighbours(course: Course) -> bool:
    """Then neighbours' submissions take the place of those that the course brings."""
    return any(step.check.kind == "reviewed_by_other" for _, step in course.steps)
