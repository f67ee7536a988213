"""Paths drawn on an OFD page (AbbreviatedData), as steps of moving, drawing and closing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from studio.documents.readers.ofd_arcs import Arc, Point
from studio.documents.readers.ofd_xml import Matrix, child, numbers, text_of

_COMMAND = re.compile(r"([SMLQBAC])([^SMLQBAC]*)")
_MOST_STEPS = 50_000
_TAKES = {"S": 2, "M": 2, "L": 2, "Q": 4, "B": 6, "A": 7}


@dataclass(frozen=True, slots=True)
class Step:
    """`kind` is M, L, B (two control points and the end) or C, which closes."""

    kind: str
    points: tuple[Point, ...] = ()


def steps_of(path: etree._Element) -> Iterator[Step]:
    """In the coordinates of the object; what cannot be understood ends the path."""
    here: Point = (0.0, 0.0)
    for count, (kind, taken) in enumerate(_commands(text_of(child(path, "AbbreviatedData")))):
        if count > _MOST_STEPS:
            return
        if kind == "C":
            yield Step("C")
            continue
        end = taken[-2], taken[-1]
        if kind in "SM":
            yield Step("M", (end,))
        elif kind == "L":
            yield Step("L", (end,))
        elif kind == "Q":
            yield _quadratic(here, (taken[0], taken[1]), end)
        elif kind == "B":
            yield Step("B", ((taken[0], taken[1]), (taken[2], taken[3]), end))
        else:
            arc = Arc(here, end, (taken[0], taken[1]), taken[2], taken[3] != 0, taken[4] != 0)
            yield from (Step("B", curve) for curve in arc.curves())
        here = end


def _commands(data: str) -> Iterator[tuple[str, Sequence[float]]]:
    """A command with several sets of numbers is said once for all of them."""
    for match in _COMMAND.finditer(data):
        kind, found = match[1], numbers(match[2])
        if kind == "C":
            yield "C", ()
            continue
        takes = _TAKES[kind]
        for start in range(0, len(found) - takes + 1, takes):
            yield kind, found[start : start + takes]


def _quadratic(start: Point, control: Point, end: Point) -> Step:
    return Step("B", (_between(start, control), _between(end, control), end))


def _between(point: Point, control: Point) -> Point:
    """Two thirds of the way."""
    return point[0] + 2 / 3 * (control[0] - point[0]), point[1] + 2 / 3 * (control[1] - point[1])


def outlines_of(path: etree._Element, matrix: Matrix) -> Iterator[list[Point]]:
    """The parts of a path as points; a part is closed by its first point."""
    points: list[Point] = []
    for step in steps_of(path):
        if step.kind == "M" and points:
            yield points
            points = []
        if step.kind == "C" and points:
            points.append(points[0])
        elif step.points:
            points.append(matrix.on(*step.points[-1]))
    if points:
        yield points
