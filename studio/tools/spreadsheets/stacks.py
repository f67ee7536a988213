"""Several tables under each other on one sheet, parted by blank lines: each one is a table of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from studio.tools.spreadsheets.grids import Grid
from studio.tools.spreadsheets.quantities import is_missing, quantity

_LEAST = 2  # columns of a table


def stacked(grid: Grid) -> list[Grid]:
    """The grid itself where it is one table with blank lines in it."""
    starts = [0, *(row for row in _after_blanks(grid.texts) if _begins(grid.texts, row))]
    ends = [*starts[1:], len(grid.texts)]
    parts = [_part(grid, first, last) for first, last in zip(starts, ends, strict=True)]
    return [grid] if len(parts) == 1 or not all(map(_is_table, parts[:1])) else parts


def _after_blanks(texts: Sequence[Sequence[str]]) -> Iterator[int]:
    for row in range(1, len(texts)):
        if any(texts[row]) and not any(texts[row - 1]) and any(map(any, texts[:row])):
            yield row


def _begins(texts: Sequence[Sequence[str]], row: int) -> bool:
    """A title or two, then a header of words alone with a line of the same width that holds none of it."""
    for at in range(row, min(row + 3, len(texts) - 1)):
        filled = [cell for cell in texts[at] if cell]
        if len(filled) < _LEAST or len(set(filled)) == 1:
            if not filled:
                return False
            continue
        below = [cell for cell in texts[at + 1] if cell]
        named = not any(is_missing(cell) or quantity(cell) is not None for cell in filled)
        other = at > row or any(quantity(cell) is not None for cell in below)
        return named and len(set(filled)) == len(filled) and len(below) >= _LEAST and other
    return False


def _is_table(grid: Grid) -> bool:
    return sum(sum(map(bool, row)) >= _LEAST for row in grid.texts) >= _LEAST


def _part(grid: Grid, first: int, last: int) -> Grid:
    merges = [
        (top - first, left, bottom - first, right)
        for top, left, bottom, right in grid.merges
        if first <= top and bottom < last
    ]
    return replace(
        grid,
        values=grid.values[first:last],
        texts=grid.texts[first:last],
        merges=merges,
        first=grid.first + first,
    )
