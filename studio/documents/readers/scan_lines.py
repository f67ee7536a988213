"""Lines recognised in a picture as lines of a page: in order, in columns, in the rows of tables."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from studio.core.documents import RecognisedLine
from studio.documents.lines import closed_up, join, width
from studio.documents.ocr_seen import Seen, SeenLine
from studio.documents.ocr_signs import with_space_after_number
from studio.documents.readers.layout import Piece, Row, rows_in_order
from studio.documents.readers.pdf_grids import Placed, rows_of_grid
from studio.documents.readers.pdf_lines import Line, is_item_sign, tidy
from studio.documents.readers.pdf_page import Box
from studio.documents.readers.pdf_rules import Grid, grids_between

_WIDE_GAP = 1.1  # character heights between two pieces that make a row of a table
_NARROW_GAP = 0.4
_ALIKE = 0.22  # share by which sizes may differ and be one
_SURE = 0.85  # confidence from which on a page counts as read
_FEWEST = 12  # characters that tell their size by their width


def recognised_lines(seen: Seen, page: int) -> list[RecognisedLine]:
    return [RecognisedLine(page, line.text, *seen.as_shown(line)) for line in seen.lines]


def doubts(seen: Seen, page: int) -> list[tuple[str, str]]:
    """What the warnings of a document say of the page."""
    if not seen.lines:
        return [] if seen.blank else [("page_without_text", str(page))]
    signs = sum(len(line.text) for line in seen.lines)
    sure = sum(line.score * len(line.text) for line in seen.lines) / signs
    doubtful = sure < _SURE or seen.doubtful * 3 > len(seen.lines)
    return [("page_hard_to_read", str(page))] if doubtful else []


def lines_of_scan(seen: Seen, longer: float, page: int) -> list[Line]:
    """`longer` is the longer side of the page in points."""
    scale = longer / max(seen.width, seen.height, 1)
    height = seen.height * scale
    pieces = _pieces(seen.lines, scale)
    grids = grids_between([_scaled(rule, scale) for rule in seen.rules])
    inside: dict[int, list[Piece]] = defaultdict(list)
    outside = [Piece("", *grid.box, 1.0, table) for table, grid in enumerate(grids)]
    for piece in pieces:
        home = _home(piece, grids)
        (outside if home is None else inside[home]).append(piece)
    lines: list[Line] = []
    for row in rows_in_order(outside):
        for piece in row.pieces:
            if piece.table >= 0:
                lines += _table(grids[piece.table], inside[piece.table], height, page)
        if any(piece.text for piece in row.pieces):
            lines.append(_line(row, height, page))
    return lines


def _pieces(lines: Sequence[SeenLine], scale: float) -> list[Piece]:
    """Heights of boxes waver: what differs little from the size of most of the text has that size."""
    sizes = _sizes(lines)
    written: Counter[float] = Counter()
    for line, size in zip(lines, sizes, strict=True):
        written[round(size * scale * 2) / 2] += len(line.text)
    body = _weighted_median(written)
    pieces = []
    for line, size in zip(lines, sizes, strict=True):
        times = size * scale / body
        near = abs(times - 1) < _ALIKE or len(line.text) == 1
        even = body if near else body * max(round(times / _ALIKE), 1) * _ALIKE
        box = _scaled((line.left, line.top, line.right, line.bottom), scale)
        pieces.append(Piece(line.text, *box, even))
    return pieces


def _sizes(lines: Sequence[SeenLine]) -> list[float]:
    """Heights of characters: many take a sure width together; the box round a few is too high or too wide."""
    by_width = [_width_of_one(line) for line in lines]
    shares = [
        size / _height(line)
        for line, size in zip(lines, by_width, strict=True)
        if size and len(line.text) >= _FEWEST
    ]
    share = median(shares) if shares else 1.0
    return [
        size if size and len(line.text) >= _FEWEST else min(size or _height(line), share * _height(line))
        for line, size in zip(lines, by_width, strict=True)
    ]


def _width_of_one(line: SeenLine) -> float:
    """0 for a line that is not Chinese enough to tell."""
    columns = width(line.text) + line.text.count(" ")  # a wide space is read as a narrow one
    if columns < 1.6 * len(line.text):
        return 0.0
    return min((line.right - line.left) * 2 / columns, 1.3 * _height(line))


def _height(line: SeenLine) -> float:
    return max(line.bottom - line.top, 1.0)


def _weighted_median(written: "Counter[float]") -> float:
    passed, half = 0, sum(written.values()) / 2
    for size in sorted(written):
        passed += written[size]
        if passed >= half:
            return max(size, 1.0)
    return 1.0


def _home(piece: Piece, grids: Sequence[Grid]) -> int | None:
    x, y = (piece.left + piece.right) / 2, piece.middle
    return next((index for index, grid in enumerate(grids) if grid.cell_at(x, y)), None)


def _line(row: Row, height: float, page: int) -> Line:
    pieces = [piece for piece in row.pieces if piece.text]
    groups = _cells(pieces)
    shown = with_space_after_number(" ".join(_text(group) for group in groups))
    texts = [tidy(_text(group)) for group in groups]
    first = max(pieces, key=lambda piece: len(piece.text))
    parted = len(groups) > 1 and not (len(groups) == 2 and is_item_sign(texts[0]))
    return Line(
        text=closed_up(shown),
        left=pieces[0].left,
        right=max(piece.right for piece in pieces),
        top=min(piece.top for piece in pieces),
        size=first.size,
        page_height=height,
        page=page,
        cells=tuple(texts) if parted else (),
        lefts=tuple(group[0].left for group in groups) if parted else (),
        column=row.column,
        seen=True,
    )


def _cells(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """In a row of a table a narrower gap parts cells, too."""
    gaps = [(after.left - before.right) / max(before.size, after.size) for before, after in pairwise(pieces)]
    least = _NARROW_GAP if max(gaps, default=0.0) > _WIDE_GAP else _WIDE_GAP
    groups = [[pieces[0]]]
    for gap, piece in zip(gaps, pieces[1:], strict=True):
        if gap > least:
            groups.append([])
        groups[-1].append(piece)
    return groups


def _text(pieces: Sequence[Piece]) -> str:
    text = ""
    for piece in pieces:
        text = join(text, piece.text)
    return text


def _table(grid: Grid, pieces: Sequence[Piece], height: float, page: int) -> list[Line]:
    placed = []
    for row in rows_in_order(pieces):
        for piece in row.pieces:
            cell = grid.cell_at((piece.left + piece.right) / 2, piece.middle)
            if cell is not None:
                placed.append(Placed(cell, piece.text, piece.top, piece.bottom - piece.top))
    return list(rows_of_grid(grid, placed, height, page)) if placed else []


def _scaled(box: Box, by: float) -> Box:
    left, top, right, bottom = box
    return left * by, top * by, right * by, bottom * by
