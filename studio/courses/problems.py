"""Where something is wrong in a course's folder: the file, the line, and the way through it."""

from collections.abc import Sequence
from functools import cached_property
from pathlib import Path

import yaml

from studio.core.errors import CourseInvalid
from studio.courses.files import COURSE

Loc = Sequence[int | str]
_LONGEST_PLACE = 200


class Telling:
    """Makes the errors of one course; `text` is that of its course.yaml."""

    def __init__(self, folder: Path, text: str = "") -> None:
        taken = folder.name == "course"  # the copy in the workspace of the course
        self._course, self._text = (folder.parent if taken else folder).absolute().name, text

    def __call__(self, problem: str, line: int = 0, file: str = COURSE) -> CourseInvalid:
        """Tell it of a file as a whole, or of a line in it."""
        return self._error(problem, file, line, "", "")

    def at(self, loc: Loc, problem: str, value: str = "") -> CourseInvalid:
        """Tell it with line and place; lists count from 1."""
        line, held = self._found(loc)
        where = ".".join(str(part + 1 if isinstance(part, int) else part) for part in held)
        return self._error(problem, COURSE, line, where[:_LONGEST_PLACE], value)

    def _found(self, loc: Loc) -> tuple[int, list[int | str]]:
        """Return the line of the innermost part that is there, and the way to it.

        What is no key of the file, such as the kind by which a check is told apart, is left out; a last key
        that is not there is what is missing.
        """
        node, held, line = self._root, list[int | str](), 1
        for at, part in enumerate(loc):
            found = _within(node, part)
            if found is not None:
                line, node = found[0].start_mark.line + 1, found[1]
                held.append(part)
            elif at == len(loc) - 1 and isinstance(node, yaml.MappingNode) and isinstance(part, str):
                held.append(part)
        return line, held

    @cached_property
    def _root(self) -> yaml.Node | None:
        return yaml.compose(self._text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))

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


def _within(node: yaml.Node | None, part: int | str) -> tuple[yaml.Node, yaml.Node] | None:
    """Return the key and what it holds; of a list's part the same twice."""
    if isinstance(node, yaml.MappingNode):
        return next(((key, value) for key, value in node.value if key.value == str(part)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        return node.value[part], node.value[part]
    return None
