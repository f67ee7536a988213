"""The text of an OFD page with where each character stands, and its lines as the readers of PDF know them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from studio.documents.readers.ofd_objects import PageObjects, Placed
from studio.documents.readers.ofd_order import TextRow, in_order
from studio.documents.readers.ofd_paths import outlines_of
from studio.documents.readers.ofd_pieces import View, pieces_of
from studio.documents.readers.ofd_rows import Row
from studio.documents.readers.ofd_styles import Paint, Style
from studio.documents.readers.ofd_tables import Table, tables_of
from studio.documents.readers.ofd_text import Run, runs_of
from studio.documents.readers.ofd_xml import flag, value
from studio.documents.readers.pdf_grids import Placed as InCell
from studio.documents.readers.pdf_grids import rows_of_grid
from studio.documents.readers.pdf_lines import Line, Span, line_at
from studio.documents.readers.pdf_page import NOWHERE, Box
from studio.documents.readers.pdf_rules import grids_between, lines_along

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

    def size(self, index: int) -> float:
        return self._sizes[index]

    def add(self, row: Row) -> Span:
        """A line more; where it begins and ends."""
        signs: list[str] = []
        for at, piece in enumerate(row):
            gap = piece.left - row[at - 1].right if at else 0.0
            if gap > (_AFTER_LABEL if row[at - 1].signs[-1] in "：:" else _SPACE) * piece.size:
                self._add(signs, [" "], [NOWHERE], 0.0)
            self._add(signs, piece.signs, piece.boxes, piece.size)
        start, end = len(self.text), len(self.text) + len(signs)
        self._add(signs, ["\n"], [NOWHERE], 0.0)
        self.text += "".join(signs)
        return start, end

    def as_shown(self, view: View) -> "OfdPageText":
        """The same text with its places on the page as it is shown, not as it is read."""
        width, height = (view.height, view.width) if view.quarters % 2 else (view.width, view.height)
        shown = OfdPageText(width, height)
        shown.text, shown._sizes = self.text, self._sizes
        shown._boxes = [box if box == NOWHERE else view.shown(box) for box in self._boxes]
        return shown

    def _add(self, into: list[str], signs: Sequence[str], boxes: Sequence[Box], size: float) -> None:
        into += signs
        self._boxes += boxes
        self._sizes += [size] * len(signs)


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
            yield replace(line, column=part.column)
        return
    placed: list[InCell] = []
    for cell in sorted(part.cells):
        for row in part.cells[cell]:
            start, end = text.add(row)
            top, size = min(piece.top for piece in row), max(piece.size for piece in row)
            placed.append(InCell(cell, text.text[start:end], top, size))
    yield from rows_of_grid(part.grid, placed, text.height, number)


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
