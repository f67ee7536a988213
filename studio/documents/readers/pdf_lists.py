"""Lists in columns inside one wide cell of a PDF's table, as the items of a digital invoice."""

from collections.abc import Iterator, Sequence

from studio.documents.readers.grid_tables import parted, table_in
from studio.documents.readers.pdf_lines import Span, spans_of
from studio.documents.readers.pdf_page import NOWHERE, PlacedText
from studio.documents.readers.pdf_rules import Grid
from studio.documents.readers.pieces import Piece

_APART = 0.6  # of a character's height: the next one stands in a piece of its own
_BELOW = 0.12  # of the em, from the base line


def with_lists(page: PlacedText, grids: Sequence[Grid]) -> list[Grid]:
    """Grids that hold such lists are cut above and below them."""
    if not any(map(_has_wide_cell, grids)):
        return list(grids)
    pieces = [piece for span in spans_of(page.text) for piece in _pieces(page, span)]
    return [part for grid in grids for part in _cut(grid, pieces)]


def _has_wide_cell(grid: Grid) -> bool:
    columns = range(len(grid.xs) - 1)
    return any(len({grid.cells[row, x] for x in columns}) == 1 for row in range(len(grid.ys) - 1))


def _cut(grid: Grid, pieces: Sequence[Piece]) -> list[Grid]:
    table, _ = table_in(grid, pieces)
    parts = parted(table)
    return [part.grid for part in parts] if len(parts) > 1 else [grid]


def _pieces(page: PlacedText, span: Span) -> Iterator[Piece]:
    piece: Piece | None = None
    for index in range(*span):
        sign, box = page.text[index], page.box(index)
        if sign.isspace() or box == NOWHERE:
            continue
        size = max(page.size(index), 1.0)
        if piece is None or not -size < box[0] - piece.right < _APART * size:
            if piece is not None:
                yield piece
            piece = Piece(size, box[3] - _BELOW * size, upright=True)
        piece.add(sign, box)
    if piece is not None:
        yield piece
