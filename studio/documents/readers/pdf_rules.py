"""The ruling lines drawn on a PDF page, and the grids of cells they make."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from ctypes import byref, c_float, c_int
from dataclasses import dataclass, field
from itertools import islice, pairwise

import pypdfium2
from pypdfium2 import raw

from studio.documents.readers.pdf_page import Box, Objects, Sight

_THIN = 3.0  # points: a filled shape no thicker is a line
_NEAR = 3.0  # points between lines that touch
_SHORTEST = 6.0
_MOST_LINES = 4000  # a drawing, not tables

Cell = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows and columns between ruling lines; `cells` maps each field to the first field of its cell.

    `rings` are no cells: a border round a page goes round the table in it.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: dict[Cell, Cell] = field(compare=False)
    rings: frozenset[Cell] = field(default=frozenset(), compare=False)

    @property
    def box(self) -> Box:
        return self.xs[0], self.ys[0], self.xs[-1], self.ys[-1]

    def cell_at(self, x: float, y: float) -> Cell | None:
        row, column = bisect_right(self.ys, y) - 1, bisect_right(self.xs, x) - 1
        inside = 0 <= row < len(self.ys) - 1 and 0 <= column < len(self.xs) - 1
        cell = self.cells[row, column] if inside else None
        return None if cell in self.rings else cell


def grids_of(objects: Objects, sight: Sight) -> list[Grid]:
    return grids_between(_lines(objects, sight))


def grids_between(lines: Iterable[Box]) -> list[Grid]:
    """Tables of at least two columns; frames and underlines are none."""
    boxes = list(islice(filter(_is_line, lines), _MOST_LINES + 1))
    if len(boxes) > _MOST_LINES:
        return []
    grids = (_grid(group) for group in _touching(boxes) if len(group) >= 4)
    return [grid for grid in grids if grid is not None]


def _is_line(box: Box) -> bool:
    width, height = box[2] - box[0], box[3] - box[1]
    return min(width, height) <= _THIN and max(width, height) >= _SHORTEST


def _lines(objects: Objects, sight: Sight) -> Iterator[Box]:
    for shape in objects.of(raw.FPDF_PAGEOBJ_PATH):
        stroked, filled = c_int(), c_int()
        raw.FPDFPath_GetDrawMode(shape, byref(filled), byref(stroked))
        if not (stroked.value or filled.value) or raw.FPDFPath_CountSegments(shape) > _MOST_LINES:
            continue
        for points in _outlines(shape, sight):
            yield from lines_along(points, stroked=bool(stroked.value))


def lines_along(points: Sequence[tuple[float, float]], *, stroked: bool) -> Iterator[Box]:
    """A thin shape is one line, the sides of another are lines when they are drawn."""
    box = _around(points)
    if _is_line(box):
        yield box
    elif stroked:
        yield from (_around(side) for side in pairwise(points))


def _outlines(shape: "pypdfium2.PdfObject", sight: Sight) -> Iterator[list[tuple[float, float]]]:
    """The parts of a path as points; a part is closed by its first point."""
    matrix = shape.get_matrix()
    points: list[tuple[float, float]] = []
    x, y = c_float(), c_float()
    for index in range(raw.FPDFPath_CountSegments(shape)):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, byref(x), byref(y))
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_MOVETO and points:
            yield points
            points = []
        points.append(sight.point(*matrix.on_point(x.value, y.value)))
        if raw.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def _around(points: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _touching(boxes: Sequence[Box]) -> list[list[Box]]:
    """Groups of lines that hang together, in the order in which they end."""
    groups: list[tuple[int, Box, list[Box]]] = []
    ended: list[tuple[int, Box, list[Box]]] = []
    for number, box in enumerate(sorted(boxes, key=lambda each: each[1])):
        ended += [group for group in groups if _is_past(group[1], box)]
        open_ones = [group for group in groups if not _is_past(group[1], box)]
        near = [group for group in open_ones if _meet(group[1], box)]
        groups = [group for group in open_ones if not _meet(group[1], box)] if near else open_ones
        members = max((members for *_, members in near), key=len, default=[])
        members += [box, *(one for *_, others in near if others is not members for one in others)]
        groups.append((number, _union([box, *(around for _, around, _ in near)]), members))
    return [members for _, _, members in sorted([*ended, *groups], key=lambda group: group[0])]


def _is_past(one: Box, box: Box) -> bool:
    """Whether neither the box nor one further down can touch the other."""
    return box[1] > one[3] + _NEAR


def _meet(one: Box, other: Box) -> bool:
    across = one[0] <= other[2] + _NEAR and other[0] <= one[2] + _NEAR
    return across and one[1] <= other[3] + _NEAR and other[1] <= one[3] + _NEAR


def _union(boxes: Sequence[Box]) -> Box:
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return min(lefts), min(tops), max(rights), max(bottoms)


def _grid(lines: Sequence[Box]) -> Grid | None:
    level = [box for box in lines if box[2] - box[0] >= box[3] - box[1]]
    upright = [box for box in lines if box[2] - box[0] < box[3] - box[1]]
    if len(level) < 2 or not upright:
        return None
    around = _union(level)
    xs = _places([*((box[0] + box[2]) / 2 for box in upright), around[0], around[2]])
    ys = _places([(box[1] + box[3]) / 2 for box in level])
    if len(xs) < 3 or len(ys) < 2:
        return None
    cells = _cells(xs, ys, level, upright)
    return Grid(xs, ys, cells, _rings(cells))


def _rings(cells: Mapping[Cell, Cell]) -> frozenset[Cell]:
    fields: dict[Cell, list[Cell]] = defaultdict(list)
    for at, cell in cells.items():
        fields[cell].append(at)
    return frozenset(cell for cell, members in fields.items() if len(members) < _area(members))


def _area(fields: Sequence[Cell]) -> int:
    """Of the rectangle round them."""
    rows, columns = [row for row, _ in fields], [column for _, column in fields]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _places(found: Sequence[float]) -> tuple[float, ...]:
    """Each place of lines once: double and thick borders are one line."""
    kept: list[float] = []
    for place in sorted(found):
        if not kept or place - kept[-1] > _NEAR:
            kept.append(place)
    return tuple(kept)


def _cells(
    xs: Sequence[float], ys: Sequence[float], level: Sequence[Box], upright: Sequence[Box]
) -> dict[Cell, Cell]:
    """Fields with no line between them are one cell, named by its first field."""
    cells: dict[Cell, Cell] = {}
    stands = [[box for box in upright if abs((box[0] + box[2]) / 2 - x) <= _NEAR] for x in xs]
    for row, (top, bottom) in enumerate(pairwise(ys)):
        bars = [box for box in level if abs((box[1] + box[3]) / 2 - top) <= _NEAR]
        for column, (left, right) in enumerate(pairwise(xs)):
            above, before = cells.get((row - 1, column)), cells.get((row, column - 1))
            if above and not _covers(bars, (left + right) / 2, 0):
                cells[row, column] = above
            elif before and not _covers(stands[column], (top + bottom) / 2, 1):
                cells[row, column] = before
            else:
                cells[row, column] = (row, column)
    return cells


def _covers(lines: Sequence[Box], at: float, axis: int) -> bool:
    """Whether one of the lines reaches over a point: of x along axis 0, of y along axis 1."""
    return any(line[axis] - _NEAR <= at <= line[axis + 2] + _NEAR for line in lines)
