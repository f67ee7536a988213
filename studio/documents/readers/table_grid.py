"""Rows of a table whose cells have edges, put under the columns that all rows together make."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

_NEAR = 60  # twentieths of a point within which edges are one


@dataclass(frozen=True, slots=True)
class GridRow:
    """`edges` in twentieths of a point are one more than cells, or unknown; `below` go on from above."""

    cells: tuple[str, ...]
    edges: tuple[int, ...] = ()
    below: tuple[bool, ...] = ()

    @property
    def fits(self) -> bool:
        return len(self.edges) == len(self.cells) + 1


def aligned(rows: Sequence[GridRow]) -> list[list[str]]:
    """A cell that covers several columns is followed by empty ones; one that goes on says its text again."""
    grid = _grid(rows)
    found: list[list[str]] = []
    above: dict[int, str] = {}
    for row in rows:
        cells: list[str] = []
        for index, text in enumerate(row.cells):
            column, span = _span(grid, row, index, len(cells))
            goes_on = row.fits and row.below[index : index + 1] == (True,) and not text.strip()
            above[column] = said = above.get(column, "") if goes_on else text
            cells += [said, *[""] * (span - 1)]
        found.append(cells)
    return found


def _grid(rows: Sequence[GridRow]) -> list[int]:
    grid: list[int] = []
    for edge in sorted({edge for row in rows if row.fits for edge in row.edges}):
        if not grid or edge - grid[-1] > _NEAR:
            grid.append(edge)
    return grid


def _span(grid: list[int], row: GridRow, index: int, column: int) -> tuple[int, int]:
    """The column a cell begins in, and how many it covers."""
    if not row.fits:
        return column, 1
    left, right = (bisect_left(grid, edge - _NEAR) for edge in row.edges[index : index + 2])
    return left, max(1, right - left)
