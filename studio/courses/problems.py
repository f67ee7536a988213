"""Where something is wrong in a course's folder: the file, the line, and the way through it."""

from collections.abc import Sequence
from pathlib import Path

import yaml

from studio.core.errors import CourseInvalid
from studio.core.yaml import line_of
from studio.courses.files import COURSE

Loc = Sequence[int | str]


class Telling:
    """Makes the errors of one course; `text` is that of its course.yaml."""

    def __init__(self, folder: Path, text: str = "") -> None:
        taken = folder.name == "course"  # the copy in the workspace of the course
        self._course, self._text = (folder.parent if taken else folder).name, text

    def __call__(self, problem: str, line: int = 0, file: str = COURSE) -> CourseInvalid:
        """Tell it of a file as a whole, or of a line in it."""
        return self._error(problem, file, line, "", "")

    def at(self, loc: Loc, problem: str, value: str = "") -> CourseInvalid:
        """Tell it with line and place; lists count from 1."""
        held = _held(self._text, loc)
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in held)
        return self._error(problem, COURSE, line_of(self._text, held), where, value)

    def _error(self, problem: str, file: str, line: int, place: str, value: str) -> CourseInvalid:
        return CourseInvalid(
            course=self._course,
            file=file,
            line=line,
            place=place,
            problem=problem,
            value=value,
            others=0,
        )


def _held(text: str, loc: Loc) -> list[int | str]:
    """Leave out what is no key of the file, such as the kinds between which a check is told apart.

    A last key that is not there is what is missing.
    """
    node, held = yaml.compose(text, Loader=yaml.SafeLoader), []
    for at, part in enumerate(loc):
        found = _within(node, part)
        if found is not None:
            node = found
            held.append(part)
        elif at == len(loc) - 1 and isinstance(node, yaml.MappingNode) and isinstance(part, str):
            held.append(part)
    return held


def _within(node: yaml.Node | None, part: int | str) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        found: yaml.Node = node.value[part]
        return found
    return None
