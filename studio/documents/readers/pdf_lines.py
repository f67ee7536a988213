"""The lines of a PDF page with where they stand."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, count, pairwise
from operator import add
from typing import NamedTuple

from studio.core.patterns import late
from studio.documents.invisible import cleaned
from studio.documents.lines import closed_up, without_inner_spaces
from studio.documents.readers.pdf_page import PlacedText

_WIDE_GAP = 0.9  # character heights between two words that make a line the row of a table
_NARROW_GAP = 0.6  # between two cells of such a row
_LONGEST_ROW = 300
# A bullet or number before a list item or heading is no cell of a table.
_ITEM_SIGN = late(
    r"[^\w\s]{1,2}$|[（(]?[0-9一二三四五六七八九十]{1,3}[.、)）]?$|[0-9.]{1,8}$|第\w{1,6}[编章节条]$"
)
_GAPS = re.compile(r"(?<=\S)[ \t]+(?=\S)")
_SPREAD = late(r"[\u4e00-\u9fff]")
_LABEL_END = late(r"[\u4e00-\u9fff]{1,2}[：:]")
_LONGEST_SPREAD = 6
_SENTENCE = 9  # single characters wide apart; the days of a week have columns of their own
Span = tuple[int, int]  # of the page's text


class Line(NamedTuple):
    """Points from the left and from the top of the page; `size` is the height of its characters.

    `ruled` rows were cut at the ruling lines of their table; one that `heads` begins another list
    within it. `column` is 1 or 2 on a page set in two columns. A tuple, for there are thousands of them, and
    a dataclass takes six times as long to make.
    """

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
    ruled: bool = False
    column: int = 0
    seen: bool = False  # recognised in a picture
    heads: bool = False


def spans_of(text: str) -> list[Span]:
    """Where each line of a page's text begins and ends."""
    return [match.span() for match in re.finditer(r"[^\r\n]+", text)]


def is_item_sign(text: str) -> bool:
    return bool(_ITEM_SIGN.match(text))


def line_at(page: PlacedText, span: Span, number: int) -> Line | None:
    return next(iter(lines_at(page, [span], number)), None)


def lines_at(page: PlacedText, spans: Sequence[Span], number: int) -> list[Line]:
    """The lines of these spans that say anything; the page is asked about all of them at once."""
    pieces = [(start, page.text[start:end]) for start, end in spans]
    shown = [(start, piece, text) for start, piece in pieces if (text := cleaned(piece))]
    firsts = [start + len(piece) - len(piece.lstrip()) for start, piece, _ in shown]
    lasts = [start + len(piece.rstrip()) - 1 for start, piece, _ in shown]
    boxes = page.boxes([*firsts, *lasts])
    begins, ends = boxes[: len(shown)], boxes[len(shown) :]
    sizes = [
        size or max(begin[3] - begin[1], 1.0) for size, begin in zip(page.sizes(firsts), begins, strict=True)
    ]
    rows = _rows_among(page, [(start, piece) for start, piece, _ in shown], sizes)
    return [
        Line(
            closed_up(text),
            begin[0],
            max(end[2], begin[0]),
            begin[1],
            size,
            page.height,
            number,
            tuple(text for text, _ in cells),
            tuple(left for _, left in cells),
        )
        for (_, _, text), begin, end, size, cells in zip(shown, begins, ends, sizes, rows, strict=True)
    ]


def _rows_among(
    page: PlacedText, pieces: Sequence[tuple[int, str]], sizes: Sequence[float]
) -> list[Sequence[tuple[str, float]]]:
    """Each piece cut at its gaps, if one of them is wide."""
    if not pieces:
        return []
    whole = pieces[0][0], pieces[-1][0] + len(pieces[-1][1])
    wide = _wide_gaps(page, whole, min(sizes) * _WIDE_GAP)
    return [
        _cells(page, piece, start, size) if wide and _may_be_row(page, piece, start, size, wide) else ()
        for (start, piece), size in zip(pieces, sizes, strict=True)
    ]


def _wide_gaps(page: PlacedText, span: Span, width: float) -> list[int]:
    """The characters before gaps that are wider; most pages have none."""
    text, (start, end) = page.text, span
    if text.find("  ", start, end) < 0 and text.find("\t", start, end) < 0:
        befores, afters = _around_blanks(text[start + 1 : end - 1], start + 1)
    else:
        befores, afters = _around_gaps(text, span)
    gaps = page.gaps(befores, afters)
    if max(gaps, default=0.0) <= width:
        return []
    return [before for before, gap in zip(befores, gaps, strict=True) if gap > width]


def _around_blanks(text: str, first: int) -> tuple[list[int], list[int]]:
    """The same for single blanks within a text that begins there, and faster."""
    ends = list(accumulate(map(len, text.split(" "))))[:-1]  # as if the blanks before were not there
    return list(map(add, ends, count(first - 1))), list(map(add, ends, count(first + 1)))


def _around_gaps(text: str, span: Span) -> tuple[list[int], list[int]]:
    """The characters before and after each."""
    gaps = [gap.span() for gap in _GAPS.finditer(text, *span)]
    return [start - 1 for start, _ in gaps], [end for _, end in gaps]


def _may_be_row(page: PlacedText, piece: str, start: int, size: float, wide: Sequence[int]) -> bool:
    """Whether one of the page's wide gaps is in this piece and wide for its characters."""
    if len(piece) > _LONGEST_ROW or bisect_left(wide, start) == bisect_left(wide, start + len(piece)):
        return False
    gaps = page.gaps(*_around_gaps(page.text, (start, start + len(piece))))
    return max(gaps, default=0.0) > size * _WIDE_GAP


def _cells(page: PlacedText, piece: str, start: int, size: float) -> Sequence[tuple[str, float]]:
    """The line cut at its gaps, each piece with where it begins; empty when they make no row of a table."""
    cells = _closed(_cut(page, piece, start, size))
    return [] if len(cells) < 2 or (len(cells) == 2 and is_item_sign(cells[0][0])) else cells


def _cut(page: PlacedText, piece: str, start: int, size: float) -> list[tuple[str, float]]:
    """In a row of a table a narrower gap parts cells too, even without a space."""
    shown = [index for index, sign in enumerate(piece, start) if not sign.isspace()]
    gaps = zip(shown[1:], page.gaps(shown[:-1], shown[1:]), strict=True)
    bounds = [shown[0], *(after for after, gap in gaps if gap > size * _NARROW_GAP), start + len(piece)]
    return [(tidy(page.text[begin:end]), page.box(begin)[0]) for begin, end in pairwise(bounds)]


def _closed(cells: Sequence[tuple[str, float]]) -> list[tuple[str, float]]:
    """The characters of a label (收 款 人：) or title spread over the width of its column are one cell."""
    if all(_SPREAD.fullmatch(text) for text, _ in cells) and len(cells) <= _LONGEST_SPREAD:
        return [_as_one(cells)]
    if len(cells) >= _SENTENCE and all(len(text) == 1 for text, _ in cells):
        return [_as_one(cells)]
    closed: list[tuple[str, float]] = []
    spread: list[tuple[str, float]] = []
    for cell in cells:
        if _SPREAD.fullmatch(cell[0]):
            spread.append(cell)
        elif spread and _LABEL_END.match(cell[0]):
            closed.append(_as_one([*spread, cell]))
            spread = []
        else:
            closed += [*spread, cell]
            spread = []
    return [*closed, *spread]


def _as_one(cells: Sequence[tuple[str, float]]) -> tuple[str, float]:
    return "".join(text for text, _ in cells), cells[0][1]


def tidy(cell: str) -> str:
    return without_inner_spaces(cleaned(cell))
