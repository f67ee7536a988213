"""Tables on a page: what stands in each cell of a grid, and which grids of lines are none."""

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from studio.documents.readers.pdf_rules import Cell, Grid
from studio.documents.readers.piece_rows import Row, rows_of, segments_of
from studio.documents.readers.pieces import Piece

_NARROWEST = 10.0, 8.0  # points: columns and rows of an ornament are narrower on the whole
_FEW, _TALL, _MOST = 3, 4, 0.6  # filled cells, rows in one of them, its share of all characters: a frame
_COLUMNS, _ROWS = 4, 3  # of a list without upright lines, at least
_SPREAD = re.compile(r"[\u4e00-\u9fff]{2}")
_NEARER = 0.8
_VALLEY = 0.25  # heights of a character between two of its columns, at least


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of text in each cell that has any."""

    grid: Grid
    cells: dict[Cell, list[Row]]

    @property
    def rows(self) -> Iterator[Row]:
        return (row for cell in sorted(self.cells) for row in self.cells[cell])


def tables_of(pieces: Sequence[Piece], grids: Sequence[Grid]) -> tuple[list[Table], list[Piece]]:
    """The tables with text in them, and the pieces that stand in none."""
    tables: list[Table] = []
    outside = list(pieces)
    for grid in grids:
        if _is_ornament(grid):
            continue
        table, rest = table_in(grid, outside)
        if table.cells and not _is_frame(table):
            tables += parted(_trimmed(table))
            outside = rest
    return tables, outside


def table_in(grid: Grid, pieces: Sequence[Piece]) -> tuple[Table, list[Piece]]:
    inside: dict[Cell, list[Piece]] = defaultdict(list)
    rest: list[Piece] = []
    for piece in pieces:
        x, y = (piece.left + piece.right) / 2, (piece.top + piece.bottom) / 2
        cell = grid.cell_at(x, y) if piece.upright else None
        if cell is None:
            rest.append(piece)
        else:
            inside[cell].append(piece)
    return Table(grid, {cell: rows_of(found) for cell, found in inside.items()}), rest


def _trimmed(table: Table) -> Table:
    """Without the rows and columns at its edges that hold nothing: a double border makes some."""
    fields = [at for at, cell in table.grid.cells.items() if cell in table.cells]
    rows, columns = [row for row, _ in fields], [column for _, column in fields]
    return _part(table, min(rows), max(rows) + 1, min(columns), max(columns) + 1)


def _is_ornament(grid: Grid) -> bool:
    """Lines drawn close beside one another all over a border."""
    widths = median(right - left for left, right in pairwise(grid.xs))
    heights = median(bottom - top for top, bottom in pairwise(grid.ys))
    return widths < _NARROWEST[0] or heights < _NARROWEST[1]


def _is_frame(table: Table) -> bool:
    """A border round running text, with little beside it."""
    written = {cell: sum(len(p.signs) for row in rows for p in row) for cell, rows in table.cells.items()}
    largest = max(written, key=lambda cell: written[cell])
    rows = table.cells[largest]
    most = written[largest] > _MOST * sum(written.values()) and len(rows) >= _TALL
    if not most or _columns(rows, table.grid) is not None:
        return False
    down = sum(table.grid.cells[row, largest[1]] == largest for row in range(len(table.grid.ys) - 1))
    return len(written) <= _FEW or down >= _TALL


def parted(table: Table) -> list[Table]:
    """A row that is one cell may hold a list in columns, as an invoice does: that is a table of its own."""
    grid, tables, start = table.grid, list[Table](), 0
    for row in range(len(grid.ys) - 1):
        cell = grid.cells[row, 0]
        whole = cell[0] == row and all(grid.cells[row, x] == cell for x in range(len(grid.xs) - 1))
        xs = _columns(table.cells.get(cell, []), grid) if whole else None
        if xs is None:
            continue
        tables += _cut(table, start, row)
        tables += table_in(_list_grid(xs, grid.ys[row], grid.ys[row + 1]), _pieces(table.cells[cell]))[:1]
        start = row + 1
    return [*tables, *_cut(table, start, len(grid.ys) - 1)] if start else [table]


def _columns(rows: Sequence[Row], grid: Grid) -> tuple[float, ...] | None:
    """Where the columns of such a list are parted: no text stands there in any of its rows."""
    parts = [len(list(segments_of(row))) for row in rows]
    if len(rows) < _ROWS or parts[0] < _COLUMNS or sum(count > 1 for count in parts) < _ROWS:
        return None
    least = _VALLEY * median(piece.size for row in rows for piece in row)
    covered = sorted(part for row in rows for part in _covered(row))
    xs, reached = [grid.xs[0]], covered[0][1]
    for left, right in covered[1:]:
        if left - reached > least:
            xs.append((left + reached) / 2)
        reached = max(reached, right)
    return (*xs, grid.xs[-1]) if len(xs) >= _COLUMNS else None


def _covered(row: Row) -> list[tuple[float, float]]:
    """Where text stands from left to right: 单 位 is one name, nearer together than to what is beside it."""
    gaps = [after.left - before.right for before, after in pairwise(row)]
    around = [math.inf, *gaps, math.inf]
    joined = [(row[0].left, row[0].right)]
    for at, (before, after) in enumerate(pairwise(row), start=1):
        if _SPREAD.fullmatch(before.text + after.text) and around[at] < _NEARER * min(
            around[at - 1], around[at + 1]
        ):
            joined[-1] = joined[-1][0], after.right
        else:
            joined.append((after.left, after.right))
    return joined


def _list_grid(xs: tuple[float, ...], top: float, bottom: float) -> Grid:
    return Grid(xs, (top, bottom), {(0, column): (0, column) for column in range(len(xs) - 1)})


def _cut(table: Table, first: int, last: int) -> list[Table]:
    """The rows from `first` up to `last`, if there are any with text in them."""
    part = _part(table, first, last, 0, len(table.grid.xs) - 1) if first < last else table
    return [part] if first < last and part.cells else []


def _part(table: Table, top: int, bottom: int, left: int, right: int) -> Table:
    """The fields from `top` up to `bottom` and from `left` up to `right`; cells have new first fields."""
    grid = table.grid
    names: dict[Cell, Cell] = {}
    cells: dict[Cell, Cell] = {}
    for row in range(top, bottom):
        for column in range(left, right):
            here = row - top, column - left
            cells[here] = names.setdefault(grid.cells[row, column], here)
    rings = frozenset(names[cell] for cell in grid.rings if cell in names)
    part = Grid(grid.xs[left : right + 1], grid.ys[top : bottom + 1], cells, rings)
    return Table(part, {names[cell]: rows for cell, rows in table.cells.items() if cell in names})


def _pieces(rows: Sequence[Row]) -> list[Piece]:
    return [piece for row in rows for piece in row]
