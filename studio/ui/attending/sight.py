"""What is shown of courses, as plain values: gathered away from the window, painted in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """How far one is with a step, a lesson or a course."""

    AHEAD = "ahead"
    NOW = "now"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class ListedCourse:
    """A course of the list; `met` of its `steps` are done. `trouble` is why it cannot be read."""

    id: str
    title: str
    summary: str = ""
    trainer: str = ""
    lessons: int = 0
    minutes: int = 0
    steps: int = 0
    met: int = 0
    begun: bool = False
    imported: bool = False
    here: bool = False
    trouble: object | None = None

    @property
    def standing(self) -> Standing:
        if not self.begun:
            return Standing.AHEAD
        return Standing.DONE if self.steps and self.met == self.steps else Standing.NOW


@dataclass(frozen=True, slots=True)
class LessonLine:
    """An entry of the list of lessons."""

    id: str
    title: str
    minutes: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class StepLine:
    """A step of the lesson that is open.

    `place` is where it is taken, `agent` the name of that whose place it is; `found` and `when` say what was
    met, `mistake` what is still wrong, `tries` how often it was.
    """

    id: str
    number: int
    title: str
    text: str
    standing: Standing = Standing.AHEAD
    hint: str = ""
    place: tuple[str, ...] = ()
    agent: str = ""
    found: str = ""
    when: str = ""
    mistake: str = ""
    tries: int = 0


@dataclass(frozen=True, slots=True)
class LessonSight:
    """The whole of what the lesson page shows; `material` are the files of the class's folder."""

    course: str = ""
    trainer: str = ""
    minutes: int = 0
    lessons: tuple[LessonLine, ...] = ()
    lesson: str = ""
    intro: str = ""
    why: str = ""
    steps: tuple[StepLine, ...] = ()
    material: int = 0

    @property
    def number(self) -> int:
        """Of the lesson that is open, counted from 1; 0 for none."""
        return next((at for at, line in enumerate(self.lessons, 1) if line.id == self.lesson), 0)

    @property
    def title(self) -> str:
        return self.lessons[self.number - 1].title if self.number else ""

    @property
    def met(self) -> bool:
        """Whether all steps of the lesson are done."""
        return all(step.standing is Standing.DONE for step in self.steps)

    @property
    def finished(self) -> bool:
        """Whether the whole course is done."""
        return bool(self.lessons) and all(line.standing is Standing.DONE for line in self.lessons)

    @property
    def now(self) -> StepLine | None:
        return next((step for step in self.steps if step.standing is Standing.NOW), None)

    def beside(self, by: int) -> str:
        """The lesson so many after the one that is open, empty for none."""
        at = self.number - 1 + by
        return self.lessons[at].id if self.number and 0 <= at < len(self.lessons) else ""


def standings(met: Sequence[bool]) -> list[Standing]:
    """What is not met yet and stands first is what comes now."""
    first = next((at for at, done in enumerate(met) if not done), -1)
    return [
        Standing.DONE if done else Standing.NOW if at == first else Standing.AHEAD
        for at, done in enumerate(met)
    ]
