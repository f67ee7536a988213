"""Reading a course's folder: all that is wrong with it, with file and place, before anybody takes it."""

import string
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import yaml
from pydantic import ValidationError

from studio.core.errors import CourseInvalid
from studio.core.yaml import line_of, load_yaml
from studio.courses.course import Course, Lesson, Step
from studio.courses.files import COURSE, path_problem

_LARGEST = 1 << 20  # bytes of a text that people write


def read_course(folder: Path) -> Course:
    """Raises CourseInvalid with the first thing that is wrong, and how many others there are."""
    course, found = _looked_at(folder)
    if course is None or found:
        _refuse(found)
    return course


def course_problems(folder: Path) -> tuple[CourseInvalid, ...]:
    """Return all that is wrong with the course in that folder."""
    return tuple(_looked_at(folder)[1])


def _refuse(found: Sequence[CourseInvalid]) -> NoReturn:
    first = found[0]
    raise CourseInvalid(
        course=first.course,
        file=first.file,
        place=first.place,
        problem=first.problem,
        value=first.value,
        others=len(found) - 1,
    )


def _looked_at(folder: Path) -> tuple[Course | None, list[CourseInvalid]]:
    told = _Told(folder.name, COURSE)
    try:
        text = _text_in(folder / COURSE)
    except (OSError, ValueError) as error:
        return None, [told(_unread(error))]
    try:
        course = Course.model_validate(load_yaml(text) or {})
    except ValidationError as error:
        return None, list(_problems(error, text, told))
    except yaml.YAMLError as error:
        return None, [told(*_unparsed(error))]
    return course, list(_Whole(folder, course, text).problems())


def _text_in(file: Path) -> str:
    """Raises OSError, or ValueError for what no person has written."""
    if file.stat().st_size > _LARGEST:
        raise ValueError("too_large")
    return file.read_text(encoding="utf-8")


def _unread(error: Exception) -> str:
    if isinstance(error, OSError):
        return "missing"
    return "not_utf8" if isinstance(error, UnicodeDecodeError) else str(error)


def _unparsed(error: yaml.YAMLError) -> tuple[str, str]:
    """Return the problem, and the line where there is one."""
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return str(error.problem), f"line {line}"
    return str(error).splitlines()[0], ""


class _Told:
    def __init__(self, course: str, file: str) -> None:
        self._course, self._file = course, file

    def __call__(self, problem: str, place: str = "", value: str = "", file: str = "") -> CourseInvalid:
        return CourseInvalid(
            course=self._course, file=file or self._file, place=place, problem=problem, value=value, others=0
        )


def _problems(error: ValidationError, text: str, told: _Told) -> Iterator[CourseInvalid]:
    for one in error.errors(include_url=False):
        place = _place(text, _without_tag(one["loc"]))
        if one["type"] in {"union_tag_invalid", "union_tag_not_found"}:
            yield told("unknown_check", place, str(one.get("ctx", {}).get("tag", "")))
        else:
            value = one["input"] if isinstance(one["input"], str | int | float) else ""
            yield told(one["msg"], place, str(value)[:80])


def _without_tag(loc: Sequence[int | str]) -> list[int | str]:
    """The kind of a check is no key of the file."""
    return [part for at, part in enumerate(loc) if not (at and loc[at - 1] == "check")]


def _place(text: str, loc: Sequence[int | str]) -> str:
    where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in loc)
    return f"line {line_of(text, loc)}: {where}"


class _Whole:
    """What no part of a course can tell by itself."""

    def __init__(self, folder: Path, course: Course, text: str) -> None:
        self._folder, self._course, self._text = folder, course, text
        self._told = _Told(folder.name, COURSE)

    def problems(self) -> Iterator[CourseInvalid]:
        yield from self._doubled([lesson.id for lesson in self._course.lessons], ["lessons"])
        for number, lesson in enumerate(self._course.lessons):
            yield from self._in_lesson(number, lesson)
        for loc, path, kind in self._paths():
            if problem := path_problem(self._folder, path, kind):
                yield self._at(loc, problem, path)

    def _in_lesson(self, number: int, lesson: Lesson) -> Iterator[CourseInvalid]:
        loc: list[int | str] = ["lessons", number]
        yield from self._doubled([step.id for step in lesson.steps], [*loc, "steps"])
        yield from self._text_of(lesson, [*loc, "text"])
        for at, step in enumerate(lesson.steps):
            yield from self._in_step(step, [*loc, "steps", at])

    def _in_step(self, step: Step, loc: list[int | str]) -> Iterator[CourseInvalid]:
        for name, text in step.mistakes.items():
            known = step.check.mistakes.get(name)
            if known is None:
                yield self._at([*loc, "mistakes", name], "unknown_mistake", name)
            elif strange := _strange_facts(text, known):
                yield self._at([*loc, "mistakes", name], "unknown_fact", strange)

    def _doubled(self, ids: Sequence[str], loc: list[int | str]) -> Iterator[CourseInvalid]:
        for at, one in enumerate(ids):
            if one in ids[:at]:
                yield self._at([*loc, at, "id"], "id_twice", one)

    def _text_of(self, lesson: Lesson, loc: list[int | str]) -> Iterator[CourseInvalid]:
        if problem := path_problem(self._folder, lesson.text, "file"):
            yield self._at(loc, problem, lesson.text)
            return
        try:
            if not _text_in(self._folder / lesson.text).strip():
                yield self._told("empty", file=lesson.text)
        except (OSError, ValueError) as error:
            yield self._told(_unread(error), file=lesson.text)

    def _paths(self) -> Iterator[tuple[list[int | str], str, str]]:
        """Yield every path the course names beside its lessons, and whether it is a folder."""
        course, start = self._course, self._course.start
        if course.documents is not None:
            yield ["documents"], course.documents, "folder"
        for name, path in start.bases.items():
            yield ["start", "bases", name], path, "any"
        for at, path in enumerate(start.agents):
            yield ["start", "agents", at], path, "agent"
        for at, one in enumerate(start.submissions):
            loc: list[int | str] = ["start", "submissions", at]
            yield [*loc, "agent"], one.agent, "agent"
            for name, path in one.bases.items():
                yield [*loc, "bases", name], path, "any"

    def _at(self, loc: Sequence[int | str], problem: str, value: str) -> CourseInvalid:
        return self._told(problem, _place(self._text, loc), value)


def _strange_facts(text: str, known: Sequence[str]) -> str:
    """Return the first name in braces that no fact bears; “{” for braces that do not close."""
    try:
        named = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
    except ValueError:
        return "{"
    return next((name for name in named if name not in known), "")
