"""A course as its trainer wrote it down: course.yaml beside lessons, documents and what it begins with."""

from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from studio.catalogue import CheckName
from studio.core.languages import Language
from studio.courses.checks import Check

CourseId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)]
PartId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+([-_][a-z0-9]+)*$", max_length=60)]
InCourse = Annotated[str, StringConstraints(min_length=1, max_length=300)]
"""The path of a file or folder inside the course, with “/”."""
Loaded = InCourse | Annotated[tuple[InCourse, ...], Field(min_length=1)]
"""The documents of a base: a file or folder, or several of them."""
Shown = Annotated[str, StringConstraints(min_length=1, max_length=200)]


class _Written(BaseModel):
    """Part of a file people own: an unknown key is a slip of the pen and is said."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Step(_Written):
    """A thing to do, which the studio sees by itself.

    `goto` is the place of the window where it is done, a page and a path in it; a base or agent in braces
    stands for its id. `mistakes` explain what can go wrong, by the names that the check gives it, with its
    facts in braces.
    """

    id: PartId
    title: Shown
    text: str = ""
    hint: str = ""
    goto: tuple[str, ...] = ()
    check: Check
    mistakes: dict[str, str] = {}


class Lesson(_Written):
    """`text` is a Markdown file: what stands above the steps, and after a line of `---` what stands below."""

    id: PartId
    title: Shown
    minutes: int = Field(ge=1, le=600)
    text: InCourse
    steps: tuple[Step, ...] = Field(min_length=1)


class Decided(_Written):
    """What a colleague decided on a submission before the course begins."""

    decision: Literal["approve", "return", "reject"] = "approve"
    by: Shown
    comment: Shown
    department: str = ""


class Submitted(_Written):
    """An agent that a colleague has submitted when the course begins: packed, tested, signed by `by`.

    `bases` are loaded for it alone; a base that is not among them is taken from those of the course.
    `reason` is what its author says to each warning of the checks, but for those in `reasons`. The tests it
    brings must pass; one that was not `attacked` is not taken by every catalogue.
    """

    agent: InCourse
    by: Shown
    department: str = ""
    note: str = ""
    reason: str = ""
    reasons: dict[CheckName, Shown] = {}
    bases: dict[Shown, Loaded] = {}
    attacked: bool = True
    decided: Decided | None = None


class Acting(_Written):
    """Somebody in the course's catalogue, where nobody signs in; they build and review."""

    name: Shown
    department: str = ""


class Start(_Written):
    """What the learner finds: bases with their documents, agents, submissions of colleagues, in order.

    `learner` is who they act as, `colleagues` are whom they can change to; without one, as in a workspace of
    their own.
    """

    learner: Acting | None = None
    colleagues: tuple[Acting, ...] = ()
    bases: dict[Shown, Loaded] = {}
    agents: tuple[InCourse, ...] = ()
    submissions: tuple[Submitted, ...] = ()

    @property
    def agent_ids(self) -> tuple[str, ...]:
        """Return the ids the agents have in the workspace: the names of their folders."""
        return tuple(PurePosixPath(path).name for path in self.agents)


class Course(_Written):
    """`twin` is the id of the same course in the other language; `documents` the folder of its material."""

    id: CourseId
    language: Language
    twin: CourseId | None = None
    title: Shown
    summary: str = ""
    minutes: int = Field(ge=1, le=6000)
    trainer: str = ""
    documents: InCourse | None = None
    start: Start = Start()
    lessons: tuple[Lesson, ...] = Field(min_length=1)

    @property
    def steps(self) -> Iterator[tuple[str, Step]]:
        """Yield every step with its key, in order."""
        for lesson in self.lessons:
            for step in lesson.steps:
                yield step_key(lesson.id, step.id), step

    def lesson(self, name: str) -> Lesson | None:
        return next((lesson for lesson in self.lessons if lesson.id == name), None)


def step_key(lesson: str, step: str) -> str:
    """Return what a step is kept under: “lesson/step”."""
    return f"{lesson}/{step}"
