"""Pieces of text on a page that stand in one line."""

from collections.abc import Iterator, Sequence

from studio.documents.readers.pieces import Piece

_OVERLAP = 0.5  # of the lower of two pieces' heights: they stand in one line
_LOOKED_BACK = 4  # lines
_APART = 1.2  # heights of a character: what lies further right may be another column
Row = list[Piece]


def rows_of(pieces: Sequence[Piece]) -> list[Row]:
    """From top to bottom, each from left to right; what is written down the page is a row of its own."""
    rows: list[Row] = []
    shown = _without_doubles(pieces)
    for piece in sorted((each for each in shown if not each.tall), key=lambda each: (each.base, each.left)):
        row = max(rows[-_LOOKED_BACK:], key=lambda row: _shared(row[0], piece), default=None)
        if row is not None and _shared(row[0], piece) >= _OVERLAP:
            row.append(piece)
        else:
            rows.append([piece])
    rows = [sorted(row, key=lambda each: each.left) for row in rows]
    rows += [[piece] for piece in shown if piece.tall]
    return sorted(rows, key=top_of)


def top_of(row: Row) -> float:
    """Where its largest characters begin."""
    largest = max(row, key=lambda each: each.size)
    return largest.top if largest.tall else largest.base - largest.size


def segments_of(row: Row) -> Iterator[Row]:
    """The row cut where another column may begin."""
    part: Row = []
    for piece in row:
        if part and piece.left - part[-1].right > _APART * piece.size:
            yield part
            part = []
        part.append(piece)
    if part:
        yield part


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


def _shared(one: Piece, other: Piece) -> float:
    """How much of the lower one's height."""
    common = min(one.bottom, other.bottom) - max(one.top, other.top)
    return common / max(min(one.bottom - one.top, other.bottom - other.top), 1e-6)
