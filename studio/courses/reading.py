"""Reading a course's folder: all that is wrong with it, with file and place, before anybody takes it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NoReturn

import yaml
from pydantic import ValidationError

from studio.core.errors import CourseInvalid
from studio.core.yaml import load_yaml
from studio.courses.course import Course
from studio.courses.files import COURSE, text_in, unread
from studio.courses.problems import Telling
from studio.courses.whole import Whole

_MOST = 100
"""More mistakes than that nobody mends at once."""


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
        line=first.line,
        place=first.place,
        problem=first.problem,
        value=first.value,
        others=len(found) - 1,
    )


def _looked_at(folder: Path) -> tuple[Course | None, list[CourseInvalid]]:
    told = Telling(folder)
    try:
        text = text_in(folder / COURSE)
    except (OSError, ValueError) as error:
        return None, [told(unread(error))]
    try:
        course = Course.model_validate(load_yaml(text) or {})
    except ValidationError as error:
        return None, list(_problems(error, Telling(folder, text)))
    except yaml.YAMLError as error:
        return None, [told(*_unparsed(error))]
    return course, list(Whole(folder, course, text).problems())


def _unparsed(error: yaml.YAMLError) -> tuple[str, int]:
    """Return the problem, and the line where there is one."""
    if isinstance(error, yaml.MarkedYAMLError):
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        return str(error.problem), line
    return str(error).splitlines()[0], 0


def _problems(error: ValidationError, told: Telling) -> Iterator[CourseInvalid]:
    for one in error.errors(include_url=False)[:_MOST]:
        if one["type"] in {"union_tag_invalid", "union_tag_not_found"}:
            yield told.at(one["loc"], "unknown_check", str(one.get("ctx", {}).get("tag", "")))
        else:
            value = one["input"] if isinstance(one["input"], str | int | float) else ""
            yield told.at(one["loc"], one["msg"], str(value)[:80])
