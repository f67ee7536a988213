"""Pieces of text on a page in reading order: columns one after another, the pieces of a row side by side."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

_FEWEST = 4  # pieces in a column
_CROSSING = 0.4  # share of pieces over both columns: titles, tables
_LONG = 8.0  # heights of a character a line of a column is wide at least
_FULL = 0.3  # share of a column's lines that reach its edge
_WAVER = 0.4  # heights of a character by which the left edges of a column's lines may differ
_SAME_ROW = 0.5  # of the lower one's height


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands together in one line; `size` is the height of its characters.

    A whole table is one piece, too: `table` is its number, and -1 for text. `source` is the
    caller's own number.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    table: int = -1
    source: int = -1

    @property
    def middle(self) -> float:
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """Pieces from left to right; `column` counts from 1 where the page is set in columns, else it is 0."""

    pieces: tuple[Piece, ...]
    column: int = 0


def rows_in_order(pieces: Sequence[Piece], column: int = 0) -> Iterator[Row]:
    gutter = _gutter(pieces)
    if gutter is None:
        yield from (Row(row, column) for row in _rows(pieces))
        return
    for across, beside in _bands(pieces, gutter):
        if across is not None:
            yield Row((across,), column)
        left = [piece for piece in beside if piece.right <= gutter]
        right = [piece for piece in beside if piece.left >= gutter]
        if across_rows(left, right):
            yield from (Row(row, column) for row in _rows(beside))
            continue
        last = max(column, 1)
        for row in rows_in_order(left, last):
            last = max(last, row.column)
            yield row
        yield from rows_in_order(right, last + 1)


def may_be_in_columns(sides: Sequence[tuple[float, float]]) -> bool:
    """Whether pieces with these left and right edges leave room for a right-hand column."""
    return len(sides) >= 2 * _FEWEST and len(_inner_lefts(sides)) >= _FEWEST - 1


def across_rows(left: Sequence[Piece], right: Sequence[Piece]) -> bool:
    """A few pieces between two lines over both columns are the rows of a table or a pair of signatures."""
    return len(left) < _FEWEST and len(right) < _FEWEST and not (_prose(left) and _prose(right))


def _rows(pieces: Sequence[Piece]) -> list[tuple[Piece, ...]]:
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda each: each.middle):
        if rows and _beside(rows[-1], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [tuple(sorted(row, key=lambda each: each.left)) for row in rows]


def _beside(row: Sequence[Piece], piece: Piece) -> bool:
    first = row[0]
    common = min(first.bottom, piece.bottom) - max(first.top, piece.top)
    return common > _SAME_ROW * min(first.bottom - first.top, piece.bottom - piece.top)


def _bands(pieces: Sequence[Piece], gutter: float) -> Iterator[tuple[Piece | None, list[Piece]]]:
    """What lies across both columns, each with the pieces below it and above the next one."""
    across = sorted(
        (each for each in pieces if each.left < gutter < each.right), key=lambda each: each.middle
    )
    rest = [each for each in pieces if not each.left < gutter < each.right]
    edges = [float("-inf"), *(each.middle for each in across), float("inf")]
    for index, start in enumerate(edges[:-1]):
        end = edges[index + 1]
        yield across[index - 1] if index else None, [each for each in rest if start <= each.middle < end]


def _gutter(pieces: Sequence[Piece]) -> float | None:
    """Where a right-hand column begins, with the fewest pieces across it."""
    if len(pieces) < 2 * _FEWEST:
        return None
    lefts = _inner_lefts([(each.left, each.right) for each in pieces])
    near = _WAVER * median(each.size for each in pieces)
    starts = [at - near for at in lefts if sum(0 <= other - at < 2 * near for other in lefts) >= _FEWEST - 1]
    found = [(crossing, at) for at in starts if (crossing := _crossing(pieces, at)) is not None]
    return min(found)[1] if found else None


def _inner_lefts(sides: Sequence[tuple[float, float]]) -> list[float]:
    left, right = min(left for left, _ in sides), max(right for _, right in sides)
    low, high = left + 0.22 * (right - left), left + 0.8 * (right - left)
    return sorted(left for left, _ in sides if low <= left <= high)


def _crossing(pieces: Sequence[Piece], gutter: float) -> int | None:
    """How many pieces lie across the gutter; None when there are no two columns beside it."""
    left = [each for each in pieces if each.right <= gutter]
    right = [each for each in pieces if each.left >= gutter]
    across = len(pieces) - len(left) - len(right)
    if across > _CROSSING * len(pieces) or not (_prose(left) and _prose(right)):
        return None
    both = min(max(p.bottom for p in left), max(p.bottom for p in right)) - max(
        min(p.top for p in left), min(p.top for p in right)
    )
    return across if both > 0.3 * (max(p.bottom for p in right) - min(p.top for p in right)) else None


def _prose(all_pieces: Sequence[Piece]) -> bool:
    """Lines of a column are long and many of them reach its right edge; the cells of a table are neither."""
    pieces = [piece for piece in all_pieces if piece.table < 0]
    if len(pieces) < _FEWEST:
        return False
    edge = max(each.right for each in pieces)
    width = edge - min(each.left for each in pieces)
    wide = median(each.right - each.left for each in pieces)
    size = median(each.size for each in pieces)
    full = sum(each.right > edge - max(2 * size, 0.12 * width) for each in pieces)
    return wide >= max(0.35 * width, _LONG * size) and full >= _FULL * len(pieces)
