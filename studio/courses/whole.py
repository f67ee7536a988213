"""What no part of a course can tell by itself: its files, its ids, the facts its mistakes name."""

import string
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from studio.catalogue.packages.entry_names import name_problem
from studio.core.errors import CourseInvalid
from studio.courses.course import Course, Lesson, Loaded, Step
from studio.courses.files import path_problem, text_in, unread
from studio.courses.problems import Telling

Loc = list[int | str]


class Whole:
    """What no part of a course can tell by itself."""

    def __init__(self, folder: Path, course: Course, text: str) -> None:
        self._folder, self._course = folder, course
        self._told = Telling(folder, text)

    def problems(self) -> Iterator[CourseInvalid]:
        if unfit := name_problem(self._course.id):
            yield self._told.at(["id"], unfit, self._course.id)
        yield from self._doubled([lesson.id for lesson in self._course.lessons], ["lessons"])
        for number, lesson in enumerate(self._course.lessons):
            yield from self._in_lesson(number, lesson)
        for loc, path, kind in self._paths():
            if problem := path_problem(self._folder, path, kind):
                yield self._told.at(loc, problem, path)

    def _in_lesson(self, number: int, lesson: Lesson) -> Iterator[CourseInvalid]:
        loc: Loc = ["lessons", number]
        yield from self._doubled([step.id for step in lesson.steps], [*loc, "steps"])
        yield from self._text_of(lesson, [*loc, "text"])
        for at, step in enumerate(lesson.steps):
            yield from self._in_step(step, [*loc, "steps", at])

    def _in_step(self, step: Step, loc: Loc) -> Iterator[CourseInvalid]:
        for name, text in step.mistakes.items():
            known = step.check.mistakes.get(name)
            if known is None:
                yield self._told.at([*loc, "mistakes", name], "unknown_mistake", name)
            elif strange := _strange_facts(text, known):
                yield self._told.at([*loc, "mistakes", name], "unknown_fact", strange)

    def _doubled(self, ids: Sequence[str], loc: Loc) -> Iterator[CourseInvalid]:
        for at, one in enumerate(ids):
            if one in ids[:at]:
                yield self._told.at([*loc, at, "id"], "id_twice", one)

    def _text_of(self, lesson: Lesson, loc: Loc) -> Iterator[CourseInvalid]:
        if problem := path_problem(self._folder, lesson.text, "file"):
            yield self._told.at(loc, problem, lesson.text)
            return
        try:
            if not text_in(self._folder / lesson.text).strip():
                yield self._told("empty", file=lesson.text)
        except (OSError, ValueError) as error:
            yield self._told(unread(error), file=lesson.text)

    def _paths(self) -> Iterator[tuple[Loc, str, str]]:
        """Yield every path the course names beside its lessons, and whether it is a folder."""
        course, start = self._course, self._course.start
        if course.documents is not None:
            yield ["documents"], course.documents, "folder"
        yield from _documents(start.bases, ["start", "bases"])
        for at, path in enumerate(start.agents):
            yield ["start", "agents", at], path, "agent"
        for at, one in enumerate(start.submissions):
            loc: Loc = ["start", "submissions", at]
            yield [*loc, "agent"], one.agent, "agent"
            yield from _documents(one.bases, [*loc, "bases"])


def _documents(bases: Mapping[str, Loaded], loc: Loc) -> Iterator[tuple[Loc, str, str]]:
    for name, documents in bases.items():
        for path in [documents] if isinstance(documents, str) else documents:
            yield [*loc, name], path, "any"


def _strange_facts(text: str, known: Sequence[str]) -> str:
    """Return the first name in braces that no fact bears; “{” for braces that do not close."""
    try:
        named = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return "{"
    return next((name for name in named if name not in known), "")
