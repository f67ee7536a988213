"""Rows of a Word 97 table as they are met, cell by cell; tables inside cells become lines of text."""

from bisect import bisect_left
from dataclasses import dataclass, field

from studio.core.documents import Block
from studio.documents.readers.doc_paragraphs import Properties, Row
from studio.documents.tables import row_text, table_blocks

_NEAR = 60  # twentieths of a point within which edges are one


@dataclass(slots=True)
class _Line:
    cells: list[str]
    row: Row | None


@dataclass(slots=True)
class TableInMaking:
    """Takes paragraphs of a table in order; `blocks` gives what they came to and starts anew."""

    _rows: list[_Line] = field(default_factory=list)
    _cells: list[str] = field(default_factory=list)
    _lines: list[str] = field(default_factory=list)
    _inner_cells: list[str] = field(default_factory=list)
    _inner_lines: list[str] = field(default_factory=list)

    def add(self, texts: list[str], properties: Properties, *, cell_mark: bool) -> None:
        """`texts` of one paragraph and the notes on it."""
        if properties.depth > 1:
            self._add_inner(texts, properties)
        elif properties.ends_row and cell_mark:
            self._end_row(properties.row)
        else:
            self._lines += texts
            if cell_mark:
                self._cells.append("\n".join(self._lines))
                self._lines = []

    def blocks(self) -> list[Block]:
        if self._lines:
            self._cells.append("\n".join(self._lines))
        if self._cells:
            self._end_row(None)
        rows, self._rows, self._lines = self._rows, [], []
        return table_blocks(_aligned(rows))

    def _add_inner(self, texts: list[str], properties: Properties) -> None:
        if properties.ends_row:
            self._lines.append(row_text(self._inner_cells))
            self._inner_cells = []
            return
        self._inner_lines += texts
        if properties.ends_inner_cell:
            self._inner_cells.append("\n".join(self._inner_lines))
            self._inner_lines = []

    def _end_row(self, row: Row | None) -> None:
        cells, self._cells = self._cells, []
        self._lines = []
        fits = row is not None and len(row.edges) == len(cells) + 1
        self._rows.append(_Line(cells, row if fits else None))


def _aligned(lines: list[_Line]) -> list[list[str]]:
    """Cells under the columns they reach over, as all rows together make them."""
    grid = _grid(lines)
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for line in lines:
        cells: list[str] = []
        for index, text in enumerate(line.cells):
            column, span = _span(grid, line.row, index, len(cells))
            goes_on = line.row is not None and line.row.below[index] and not text.strip()
            above[column] = said = above.get(column, "") if goes_on else text
            cells += [said, *[""] * (span - 1)]
        rows.append(cells)
    return rows


def _grid(lines: list[_Line]) -> list[int]:
    grid: list[int] = []
    for edge in sorted({edge for line in lines if line.row for edge in line.row.edges}):
        if not grid or edge - grid[-1] > _NEAR:
            grid.append(edge)
    return grid


def _span(grid: list[int], row: Row | None, index: int, column: int) -> tuple[int, int]:
    """The column a cell begins in, and how many it covers."""
    if row is None:
        return column, 1
    left, right = (bisect_left(grid, edge - _NEAR) for edge in row.edges[index : index + 2])
    return left, max(1, right - left)
