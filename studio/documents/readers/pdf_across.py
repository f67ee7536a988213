"""Columns whose lines a PDF draws from left to right over all of them, put one after the other."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from studio.documents.lines import width
from studio.documents.readers.layout import Piece, may_be_in_columns, rows_in_order
from studio.documents.readers.pdf_lines import Line, is_item_sign

_FEWEST = 5  # lines drawn across
_TOUCHING = 0.5  # heights of a character that stay free before the next piece


def column_by_column(lines: Sequence[Line]) -> list[Line]:
    """The same lines unless they were drawn across columns, or there are more than two of those."""
    across = _drawn_across(lines)
    if not across and any(line.column for line in lines):
        return list(lines)
    if not across and not may_be_in_columns([(line.left, line.right) for line in lines]):
        return list(lines)
    parts = [part for line in lines for part in _parts(line)] if across else list(lines)
    pieces = [_piece(part, index) for index, part in enumerate(parts)]
    rows = list(rows_in_order(pieces))
    if not any(row.column for row in rows):
        return list(lines)
    return [line for row in rows for line in _joined([parts[each.source] for each in row.pieces], row.column)]


def _drawn_across(lines: Sequence[Line]) -> bool:
    """Many lines in pieces, or lines that go to and fro between the columns."""
    pieces = sum(len(line.cells) > 1 and not line.ruled for line in lines)
    turns = sum(0 < after.column < before.column for before, after in pairwise(lines))
    return pieces >= _FEWEST or turns >= _FEWEST


def _parts(line: Line) -> Iterator[Line]:
    if line.ruled or len(line.cells) < 2:
        yield line
        return
    ends = [*(left - _TOUCHING * line.size for left in line.lefts[1:]), line.right]
    begun: Line | None = None
    for text, left, end in zip(line.cells, line.lefts, ends, strict=True):
        right = max(min(end, left + width(text) * line.size / 2), left)
        part = line._replace(text=text, left=left, right=right, cells=(), lefts=())
        if begun is not None:
            part = part._replace(text=f"{begun.text} {text}", left=begun.left)
        begun = part if is_item_sign(text) else None
        if begun is None:
            yield part
    if begun is not None:
        yield begun


def _piece(line: Line, source: int) -> Piece:
    table = source if line.ruled else -1
    return Piece(line.text, line.left, line.top, line.right, line.top + line.size, line.size, table, source)


def _joined(parts: Sequence[Line], column: int) -> Iterator[Line]:
    """The pieces of a row are its cells."""
    if len(parts) == 1 or any(part.ruled or part.cells for part in parts):
        yield from (part._replace(column=column) for part in parts)
        return
    yield parts[0]._replace(
        text=" ".join(part.text for part in parts),
        right=max(part.right for part in parts),
        cells=tuple(part.text for part in parts),
        lefts=tuple(part.left for part in parts),
        column=column,
    )
