"""The text of an OFD page with where each character stands, and its lines as the readers of PDF know them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from studio.documents.readers.grid_tables import Table, tables_of
from studio.documents.readers.ofd_objects import PageObjects, Placed
from studio.documents.readers.ofd_order import TextRow, in_order
from studio.documents.readers.ofd_paths import outlines_of
from studio.documents.readers.ofd_pieces import View, pieces_of
from studio.documents.readers.ofd_styles import Paint, Style
from studio.documents.readers.ofd_text import Run, runs_of
from studio.documents.readers.ofd_xml import flag, value
from studio.documents.readers.pdf_grids import Placed as InCell
from studio.documents.readers.pdf_grids import rows_of_grid
from studio.documents.readers.pdf_lines import Line, Span, line_at
from studio.documents.readers.pdf_page import NOWHERE, Box
from studio.documents.readers.pdf_rules import Cell, Grid, grids_between, lines_along
from studio.documents.readers.piece_rows import Row, top_of
from studio.documents.readers.pieces import Piece

_SPACE = 0.2  # of a character's height, between two pieces: a space
_PALE = 0.87  # brightness of the darkest of its colours
_AFTER_LABEL = 4.0  # between a label and what may not be its value


class OfdPageText:
    """A PlacedText."""

    def __init__(self, width: float, height: float) -> None:
        self.text, self.width, self.height = "", width, height
        self._boxes: list[Box] = []
        self._sizes: list[float] = []

    def box(self, index: int) -> Box:
        return self._boxes[index]

    def boxes(self, indexes: Sequence[int]) -> list[Box]:
        return [self._boxes[index] for index in indexes]

    def gaps(self, befores: Sequence[int], afters: Sequence[int]) -> list[float]:
        pairs = zip(self.boxes(befores), self.boxes(afters), strict=True)
        return [after[0] - before[2] for before, after in pairs]

    def size(self, index: int) -> float:
        return self._sizes[index]

    def sizes(self, indexes: Sequence[int]) -> list[float]:
        return [self._sizes[index] for index in indexes]

    def add(self, row: Row) -> Span:
        """A line more; where it begins and ends."""
        start = len(self.text)
        for at, piece in enumerate(row):
            if at and _is_apart(row[at - 1], piece):
                self._add(" ", [NOWHERE], 0.0)
            self._add(piece.text, piece.boxes, piece.size)
        end = len(self.text)
        self._add("\n", [NOWHERE], 0.0)
        return start, end

    def as_shown(self, view: View) -> "OfdPageText":
        """The same text with its places on the page as it is shown, not as it is read."""
        width, height = (view.height, view.width) if view.quarters % 2 else (view.width, view.height)
        shown = OfdPageText(width, height)
        shown.text, shown._sizes = self.text, self._sizes
        shown._boxes = [box if box == NOWHERE else view.shown(box) for box in self._boxes]
        return shown

    def _add(self, signs: str, boxes: Sequence[Box], size: float) -> None:
        self.text += signs
        self._boxes += boxes
        self._sizes += [size] * len(signs)


def _is_apart(before: Piece, piece: Piece) -> bool:
    """A space stands between; a label is followed by its value."""
    return piece.left - before.right > (_AFTER_LABEL if before.signs[-1] in "：:" else _SPACE) * piece.size


@dataclass(frozen=True, slots=True)
class ReadPage:
    """`marks` are the texts of watermarks and stamps, which are not part of what the page says."""

    text: OfdPageText
    lines: list[Line]
    view: View
    marks: tuple[str, ...]


def read_page(objects: PageObjects, number: int = 1) -> ReadPage:
    runs: list[Run] = []
    marks: dict[str, None] = {}
    for placed in objects.objects:
        if placed.kind != "TextObject":
            continue
        if placed.mark:
            marks |= dict.fromkeys("".join(glyph.sign for glyph in run.glyphs) for run in runs_of(placed))
        else:
            runs += runs_of(placed)
    view = View.of(objects.box[2], objects.box[3], runs)
    pieces = [piece for run in runs for piece in pieces_of(run, view)]
    tables, outside = tables_of(pieces, grids_between(_rules(objects.objects, view)))
    text = OfdPageText(view.width, view.height)
    lines = [line for part in in_order(outside, tables) for line in _lines(text, part, number)]
    return ReadPage(text, lines, view, tuple(marks))


def _lines(text: OfdPageText, part: TextRow | Table, number: int) -> Iterator[Line]:
    if isinstance(part, TextRow):
        line = line_at(text, text.add(part.pieces), number)
        if line is not None:
            yield line._replace(column=part.column)
        return
    rows = [(cell, row) for cell in sorted(part.cells) for row in part.cells[cell]]
    lines = list(rows_of_grid(part.grid, map(_in_cell, rows), text.height, number))
    for row in _as_written(part.grid, rows, lines):
        text.add(row)
    yield from lines


def _in_cell(found: tuple[Cell, Row]) -> InCell:
    cell, row = found
    written = "".join(
        f" {piece.text}" if at and _is_apart(row[at - 1], piece) else piece.text
        for at, piece in enumerate(row)
    )
    return InCell(cell, written, min(piece.top for piece in row), max(piece.size for piece in row))


def _as_written(grid: Grid, rows: Sequence[tuple[Cell, Row]], lines: Sequence[Line]) -> Iterator[Row]:
    """Cell by cell; in a list within one ruled row line by line."""
    lists = {grid.ys.index(top) for top, times in Counter(line.top for line in lines).items() if times > 1}
    for number, group in groupby(rows, key=lambda found: found[0][0]):
        members = [row for _, row in group]
        yield from _line_by_line(members) if number in lists else members


def _line_by_line(rows: Sequence[Row]) -> list[Row]:
    ordered: list[tuple[float, Row]] = []
    for row in sorted(rows, key=top_of):
        top = top_of(row)
        near = bool(ordered) and top - ordered[-1][0] < 0.5 * row[0].size
        ordered.append((ordered[-1][0] if near else top, row))
    return [row for _, row in sorted(ordered, key=lambda each: (each[0], each[1][0].left))]


def _is_pale(paint: Paint) -> bool:
    """The pattern of a background, hardly to be told from paper."""
    return 1 - paint.alpha * (1 - min(paint.colour)) > _PALE


def _rules(objects: Iterable[Placed], view: View) -> Iterator[Box]:
    """The ruling lines: paths are stroked unless they say that they are not."""
    for placed in objects:
        if placed.kind != "PathObject" or placed.mark:
            continue
        style = Style(placed)
        stroked = flag(value(placed.element, "Stroke"), default=True) and not _is_pale(style.stroke())
        filled = flag(value(placed.element, "Fill"), default=False) and not _is_pale(style.fill())
        if stroked or filled:
            for points in outlines_of(placed.element, view.matrix.after(placed.matrix)):
                yield from lines_along(points, stroked=stroked)
