"""Rows of a Word 97 table as they are met, cell by cell; tables inside cells become lines of text."""

from dataclasses import dataclass, field

from studio.core.documents import Block
from studio.documents.readers.doc_paragraphs import Properties, Row
from studio.documents.readers.table_grid import GridRow, aligned
from studio.documents.tables import row_text, table_blocks


@dataclass(slots=True)
class TableInMaking:
    """Takes paragraphs of a table in order; `blocks` gives what they came to and starts anew."""

    _rows: list[GridRow] = field(default_factory=list)
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
        return table_blocks(aligned(rows))

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
        edges, below = (row.edges, row.below) if row else ((), ())
        self._rows.append(GridRow(tuple(cells), edges, below))
