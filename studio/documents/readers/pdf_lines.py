"""The lines of a PDF page with where they stand."""

import re
from ctypes import byref
from dataclasses import dataclass
from itertools import pairwise
from math import hypot

import pypdfium2
from pypdfium2 import raw

from studio.documents.invisible import cleaned
from studio.documents.lines import closed_up, without_inner_spaces

_WIDE_GAP = 0.9  # character heights between two words that make a line the row of a table
_NARROW_GAP = 0.6  # between two cells of such a row
_LONGEST_ROW = 300
# A bullet or number before a list item or heading is no cell of a table.
_ITEM_SIGN = re.compile(
    r"[^\w\s]{1,2}$|[（(]?[0-9一二三四五六七八九十]{1,3}[.、)）]?$|[0-9.]{1,8}$|第\w{1,6}[编章节条]$"
)


@dataclass(frozen=True, slots=True)
class Line:
    """Points from the left and from the top of the page; `size` is the height of its characters."""

    text: str
    left: float
    right: float
    top: float
    size: float
    page_height: float
    page: int
    cells: tuple[str, ...] = ()
    lefts: tuple[float, ...] = ()  # where each cell begins
    lines: int = 1  # of the tallest cell


def lines_of(page: "pypdfium2.PdfTextPage", height: float, number: int) -> list[Line]:
    text = page.get_text_range()
    lines, start = [], 0
    for piece in re.split(r"\r\n|\r|\n", text):
        start = text.index(piece, start)
        if line := _line(page, piece, start, height, number):
            lines.append(line)
        start += len(piece)
    return lines


def _line(page: "pypdfium2.PdfTextPage", piece: str, start: int, height: float, number: int) -> Line | None:
    shown = cleaned(piece)
    if not shown:
        return None
    first = start + len(piece) - len(piece.lstrip())
    last = start + len(piece.rstrip()) - 1
    begin, end = _box(page, first), _box(page, last)
    size = _size(page, first) or max(begin[3] - begin[1], 1.0)
    cells = _cells(page, piece, start, size)
    return Line(
        closed_up(shown),
        begin[0],
        max(end[2], begin[0]),
        height - begin[3],
        size,
        height,
        number,
        tuple(text for text, _ in cells),
        tuple(left for _, left in cells),
    )


def _cells(page: "pypdfium2.PdfTextPage", piece: str, start: int, size: float) -> list[tuple[str, float]]:
    """The line cut at its gaps, each piece with where it begins; empty when no gap is wide."""
    gaps = list(re.finditer(r"(?<=\S)[ \t]+(?=\S)", piece))
    wide = any(_gap(page, start + gap.start() - 1, start + gap.end()) > size * _WIDE_GAP for gap in gaps)
    if not wide or len(piece) > _LONGEST_ROW:
        return []
    cells = _cut(page, piece, start, size)
    return [] if len(cells) == 2 and _ITEM_SIGN.match(cells[0][0]) else cells


def _cut(page: "pypdfium2.PdfTextPage", piece: str, start: int, size: float) -> list[tuple[str, float]]:
    """In a row of a table a narrower gap parts cells too, even without a space."""
    shown = [index for index, sign in enumerate(piece) if not sign.isspace()]
    breaks = [
        after
        for before, after in pairwise(shown)
        if _gap(page, start + before, start + after) > size * _NARROW_GAP
    ]
    bounds = [shown[0], *breaks, len(piece)]
    return [(_tidy(piece[begin:end]), _box(page, start + begin)[0]) for begin, end in pairwise(bounds)]


def _gap(page: "pypdfium2.PdfTextPage", before: int, after: int) -> float:
    return _box(page, after)[0] - _box(page, before)[2]


def _tidy(cell: str) -> str:
    return without_inner_spaces(cleaned(cell))


def _size(page: "pypdfium2.PdfTextPage", index: int) -> float:
    """The size of a character's font as it is drawn; 0 where it cannot be told."""
    matrix = raw.FS_MATRIX()
    place = raw.FPDFText_GetCharIndexFromTextIndex(page, index)
    if place < 0 or not raw.FPDFText_GetMatrix(page, place, byref(matrix)):
        return 0.0
    size = float(raw.FPDFText_GetFontSize(page, place)) * hypot(matrix.b, matrix.d)
    return size if size > 1 else 0.0


def _box(page: "pypdfium2.PdfTextPage", index: int) -> tuple[float, float, float, float]:
    """Left, bottom, right, top of a character's font box; zeros for one that is not drawn."""
    box = raw.FS_RECTF()
    place = raw.FPDFText_GetCharIndexFromTextIndex(page, index)
    if place < 0 or not raw.FPDFText_GetLooseCharBox(page, place, byref(box)):
        return (0.0, 0.0, 0.0, 0.0)
    return (box.left, box.bottom, box.right, box.top)
