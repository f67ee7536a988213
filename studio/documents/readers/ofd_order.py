"""The text of an OFD page in reading order, whatever order it was drawn in."""

from collections.abc import Iterator, Sequence
from statistics import median

from studio.documents.readers.ofd_pieces import Piece
from studio.documents.readers.pdf_columns import gutter_of
from studio.documents.readers.pdf_lines import Line
from studio.documents.readers.pdf_rules import Grid

_OVERLAP = 0.5  # of the lower of two pieces' heights: they stand in one line
_LOOKED_BACK = 4  # lines
_GUTTER = 1.2  # heights of a character between two columns, at least
_FULL = 0.6  # of a column's width that most of its lines fill; the cells of a table do not
Row = list[Piece]


def lines_in_order(pieces: Sequence[Piece], grids: Sequence[Grid], width: float) -> list[Row]:
    """Lines from top to bottom, or column by column; text that leans comes last, each piece a line."""
    upright = _without_doubles([piece for piece in pieces if piece.upright])
    rows = _with_tall(_rows([piece for piece in upright if not piece.tall]), upright)
    leaning = _leaning([piece for piece in pieces if not piece.upright])
    gutter = _gutter(rows, grids, width)
    ordered = rows if gutter is None else list(_by_columns(rows, gutter))
    return [*ordered, *leaning]


def _with_tall(rows: list[Row], pieces: Sequence[Piece]) -> list[Row]:
    """Characters written down the page are a line of their own, where the first of them stands."""
    tall = [[piece] for piece in pieces if piece.tall]
    return sorted([*rows, *tall], key=lambda row: row[0].top) if tall else rows


def _leaning(pieces: Sequence[Piece]) -> list[Row]:
    """Characters set one by one, as round a seal, are one line."""
    rows: list[Row] = []
    for piece in pieces:
        if rows and len(piece.signs) == 1 == len(rows[-1][-1].signs):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows


def _without_doubles(pieces: Sequence[Piece]) -> list[Piece]:
    """The same text drawn again a little beside itself looks bold."""
    kept: list[Piece] = []
    last: dict[str, Piece] = {}
    for piece in pieces:
        before = last.get(piece.text)
        if before is None or not _at_same_place(before, piece):
            kept.append(piece)
        last[piece.text] = piece
    return kept


def _at_same_place(one: Piece, other: Piece) -> bool:
    near = 0.2 * one.size
    return abs(one.left - other.left) < near and abs(one.base - other.base) < near


def _rows(pieces: Sequence[Piece]) -> list[Row]:
    rows: list[Row] = []
    for piece in sorted(pieces, key=lambda each: (each.base, each.left)):
        row = next((row for row in rows[: -_LOOKED_BACK - 1 : -1] if _beside(row[0], piece)), None)
        if row is None:
            rows.append([piece])
        else:
            row.append(piece)
    for row in rows:
        row.sort(key=lambda each: each.left)
    return sorted(rows, key=lambda row: max(row, key=lambda each: each.size).base)


def _beside(one: Piece, other: Piece) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared >= _OVERLAP * min(one.bottom - one.top, other.bottom - other.top)


def _gutter(rows: Sequence[Row], grids: Sequence[Grid], width: float) -> float | None:
    """Where the right one of two columns of running text begins."""
    lines = [_line(part) for row in rows for part in _parts(_outside(row, grids))]
    gutter = gutter_of(lines, width) if lines else None
    if gutter is None:
        return None
    sides = [line for line in lines if line.right <= gutter], [line for line in lines if line.left >= gutter]
    return gutter if all(map(_is_full, sides)) else None


def _is_full(lines: Sequence[Line]) -> bool:
    whole = max(line.right for line in lines) - min(line.left for line in lines)
    return median(line.right - line.left for line in lines) >= _FULL * whole


def _outside(row: Row, grids: Sequence[Grid]) -> Row:
    if not grids:
        return row
    middles = ((piece, (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2) for piece in row)
    return [piece for piece, x, y in middles if not any(grid.cell_at(x, y) for grid in grids)]


def _parts(row: Row) -> Iterator[Row]:
    """The row cut where a gutter may be."""
    part: Row = []
    for piece in row:
        if part and piece.left - part[-1].right > _GUTTER * piece.size:
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


def _line(part: Row) -> Line:
    first = part[0]
    return Line("", first.left, max(piece.right for piece in part), first.top, first.size, 0.0, 1)


def _by_columns(rows: Sequence[Row], gutter: float) -> Iterator[Row]:
    """A line over both columns ends what stands above it."""
    columns: tuple[list[Row], list[Row]] = [], []
    for row in rows:
        sides = list(_at_gutter(row, gutter))
        if any(side is None for side, _ in sides):
            yield from (*columns[0], *columns[1], row)
            columns = [], []
            continue
        for side, part in sides:
            columns[side or 0].append(part)
    yield from (*columns[0], *columns[1])


def _at_gutter(row: Row, gutter: float) -> Iterator[tuple[int | None, Row]]:
    left = [piece for piece in row if piece.right <= gutter]
    right = [piece for piece in row if piece.left >= gutter]
    if len(left) + len(right) < len(row):
        yield None, row
        return
    yield from ((side, part) for side, part in enumerate((left, right)) if part)
