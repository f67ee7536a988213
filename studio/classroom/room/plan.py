"""The course of a class as its room needs it: the package learners take, and the steps in their order."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from studio.classroom.values import StepMark
from studio.courses import Course, read_course
from studio.courses.packing import pack


@dataclass(frozen=True, slots=True)
class PlannedStep:
    key: str  # lesson/step
    lesson: str
    step: str
    title: str


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
        """Return the marks of steps that the course has."""
        return {step.key: marks[step.key] for step in self.steps if step.key in marks}


def read_plan(course: Path, package: Path) -> Plan:
    """Read the course in that folder and write its package; raises CourseInvalid."""
    read = read_course(course)
    steps = [
        PlannedStep(f"{lesson.id}/{step.id}", lesson.id, step.id, step.title)
        for lesson in read.lessons
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
