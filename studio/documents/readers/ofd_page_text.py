"""The text of an OFD page with where each character stands, as the readers of PDF know it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studio.documents.readers.ofd_objects import PageObjects, Placed
from studio.documents.readers.ofd_order import Row, lines_in_order
from studio.documents.readers.ofd_paths import outlines_of
from studio.documents.readers.ofd_pieces import View, pieces_of
from studio.documents.readers.ofd_text import Run, runs_of
from studio.documents.readers.ofd_xml import flag, value
from studio.documents.readers.pdf_page import NOWHERE, Box
from studio.documents.readers.pdf_rules import Grid, grids_between, lines_along

_SPACE = 0.2  # of a character's height, between two pieces: a space
_AFTER_LABEL = 4.0  # between a label and what may not be its value


class OfdPageText:
    """A PlacedText."""

    def __init__(self, rows: Iterable[Row], width: float, height: float) -> None:
        self.width, self.height = width, height
        self._signs: list[str] = []
        self._boxes: list[Box] = []
        self._sizes: list[float] = []
        for row in rows:
            self._add_row(row)
        self.text = "".join(self._signs)

    def box(self, index: int) -> Box:
        return self._boxes[index]

    def size(self, index: int) -> float:
        return self._sizes[index]

    def as_shown(self, view: View) -> "OfdPageText":
        """The same text with its places on the page as it is shown, not as it is read."""
        width, height = (view.height, view.width) if view.quarters % 2 else (view.width, view.height)
        shown = OfdPageText((), width, height)
        shown.text, shown._sizes = self.text, self._sizes
        shown._boxes = [box if box == NOWHERE else view.shown(box) for box in self._boxes]
        return shown

    def _add_row(self, row: Row) -> None:
        for at, piece in enumerate(row):
            gap = piece.left - row[at - 1].right if at else 0.0
            if gap > (_AFTER_LABEL if row[at - 1].signs[-1] in "：:" else _SPACE) * piece.size:
                self._add([" "], [NOWHERE], 0.0)
            self._add(piece.signs, piece.boxes, piece.size)
        self._add(["\n"], [NOWHERE], 0.0)

    def _add(self, signs: Sequence[str], boxes: Sequence[Box], size: float) -> None:
        self._signs += signs
        self._boxes += boxes
        self._sizes += [size] * len(signs)


@dataclass(frozen=True, slots=True)
class ReadPage:
    """`marks` are the texts of watermarks and stamps, which are not part of what the page says."""

    text: OfdPageText
    grids: list[Grid]
    view: View
    marks: tuple[str, ...]


def read_page(objects: PageObjects) -> ReadPage:
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
    grids = grids_between(_rules(objects.objects, view))
    pieces = [piece for run in runs for piece in pieces_of(run, view)]
    rows = lines_in_order(pieces, grids, view.width)
    return ReadPage(OfdPageText(rows, view.width, view.height), grids, view, tuple(marks))


def _rules(objects: Iterable[Placed], view: View) -> Iterator[Box]:
    """The ruling lines: paths are stroked unless they say that they are not."""
    for placed in objects:
        if placed.kind != "PathObject" or placed.mark:
            continue
        stroked = flag(value(placed.element, "Stroke"), default=True)
        if stroked or flag(value(placed.element, "Fill"), default=False):
            for points in outlines_of(placed.element, view.matrix.after(placed.matrix)):
                yield from lines_along(points, stroked=stroked)
