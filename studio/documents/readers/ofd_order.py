"""What stands on an OFD page in reading order, whatever order it was drawn in: rows of text, and tables."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from studio.documents.readers import layout
from studio.documents.readers.grid_tables import Table
from studio.documents.readers.piece_rows import Row, rows_of, segments_of, top_of
from studio.documents.readers.pieces import Piece


@dataclass(frozen=True, slots=True)
class TextRow:
    """Pieces side by side; `column` counts from 1 where the page is set in columns, else it is 0."""

    pieces: Row
    column: int = 0


def in_order(pieces: Sequence[Piece], tables: Sequence[Table]) -> list[TextRow | Table]:
    """`pieces` are those outside the tables. Text that leans comes last."""
    rows = rows_of([piece for piece in pieces if piece.upright])
    ordered = _by_columns(rows, tables) or _downward(rows, tables)
    leaning = _leaning([piece for piece in pieces if not piece.upright])
    return [*ordered, *(TextRow(row) for row in leaning)]


def _downward(rows: Sequence[Row], tables: Sequence[Table]) -> list[TextRow | Table]:
    parts: list[tuple[float, TextRow | Table]] = [(top_of(row), TextRow(row)) for row in rows]
    parts += [(table.grid.box[1], table) for table in tables]
    return [part for _, part in sorted(parts, key=lambda each: each[0])]


def _by_columns(rows: Sequence[Row], tables: Sequence[Table]) -> list[TextRow | Table]:
    """Empty when the page is not set in columns."""
    segments = [segment for row in rows for segment in segments_of(row)]
    pieces = [_as_piece(segment) for segment in segments]
    pieces += [layout.Piece("", *table.grid.box, 1.0, at) for at, table in enumerate(tables)]
    parts: list[Row | Table] = [*segments, *tables]
    known = dict(zip(map(id, pieces), parts, strict=True))
    ordered = list(layout.rows_in_order(pieces))
    if not any(row.column for row in ordered):
        return []
    return [part for row in ordered for part in _parts(row, known)]


def _as_piece(segment: Row) -> layout.Piece:
    top, bottom = min(piece.top for piece in segment), max(piece.bottom for piece in segment)
    text = "".join(piece.text for piece in segment)
    return layout.Piece(text, segment[0].left, top, max(p.right for p in segment), bottom, segment[0].size)


def _parts(row: layout.Row, known: dict[int, Row | Table]) -> Iterator[TextRow | Table]:
    text: Row = []
    for piece in row.pieces:
        part = known[id(piece)]
        if isinstance(part, Table):
            yield part
        else:
            text += part
    if text:
        yield TextRow(text, row.column)


def _leaning(pieces: Sequence[Piece]) -> list[Row]:
    """Characters set one by one, as round a seal, are one line."""
    rows: list[Row] = []
    for piece in pieces:
        if rows and len(piece.signs) == 1 == len(rows[-1][-1].signs):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return rows
