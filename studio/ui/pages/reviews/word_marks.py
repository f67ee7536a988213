"""Which words of two lines differ, so that a reviewer sees the change and not just the line."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from studio.catalogue import DiffLine

_ALIKE = 0.4  # below that two lines have nothing to do with each other
_SHORTEST_KEPT = 2  # an unchanged run shorter than this between two changes only scatters the marks
_TOKEN = re.compile(r"[A-Za-z0-9]+|\s+|.")


class Side(StrEnum):
    SAME = "same"
    REMOVED = "removed"
    ADDED = "added"
    GAP = "gap"


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class DiffRow:
    """A line as it is shown; a GAP stands for `hidden` unchanged lines."""

    side: Side
    pieces: tuple[Piece, ...] = ()
    before: int | None = None
    after: int | None = None
    hidden: int = 0

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def rows_of(lines: Sequence[DiffLine]) -> list[DiffRow]:
    """Put each removed line beside the added one that came in its place."""
    rows: list[DiffRow] = []
    block: list[DiffLine] = []
    for line in lines:
        if line.before is not None and line.after is not None:
            rows += [*_block(block), _row(Side.SAME, line, (Piece(line.text),))]
            block = []
        else:
            block.append(line)
    return rows + list(_block(block))


def only_changes(
    rows: Sequence[DiffRow], around: int = 2, keep: Callable[[DiffRow], bool] = lambda _: False
) -> list[DiffRow]:
    """Leave out unchanged lines that are further than `around` from a change, or from one to `keep`."""
    changed = [index for index, row in enumerate(rows) if row.side is not Side.SAME or keep(row)]
    near = {index + shift for index in changed for shift in range(-around, around + 1)}
    kept: list[DiffRow] = []
    for index, row in enumerate(rows):
        if index in near:
            kept.append(row)
        elif kept and kept[-1].side is Side.GAP:
            kept[-1] = DiffRow(Side.GAP, hidden=kept[-1].hidden + 1)
        else:
            kept.append(DiffRow(Side.GAP, hidden=1))
    return kept


def word_marks(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return both lines in pieces, those marked that the other has not."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    same = _shared(old, new)
    return _pieces(old, [(i, n) for i, _, n in same]), _pieces(new, [(j, n) for _, j, n in same])


def _block(lines: Sequence[DiffLine]) -> Iterator[DiffRow]:
    removed = [line for line in lines if line.after is None]
    added = [line for line in lines if line.before is None]
    for line in removed:
        partner = _partner(line, added)
        while added and partner and added[0] is not partner:
            yield _row(Side.ADDED, added[0], (Piece(added.pop(0).text),))
        if partner is None:
            yield _row(Side.REMOVED, line, (Piece(line.text),))
            continue
        old, new = word_marks(line.text, partner.text)
        yield _row(Side.REMOVED, line, old)
        yield _row(Side.ADDED, added.pop(0), new)
    for line in added:
        yield _row(Side.ADDED, line, (Piece(line.text),))


def _partner(line: DiffLine, added: Sequence[DiffLine]) -> DiffLine | None:
    likeness = [(_likeness(line.text, other.text), other) for other in added]
    best, other = max(likeness, key=lambda entry: entry[0], default=(0.0, None))
    return other if best >= _ALIKE else None


def _likeness(one: str, other: str) -> float:
    return SequenceMatcher(a=one, b=other, autojunk=False).ratio() if one.strip() and other.strip() else 0.0


def _shared(old: list[str], new: list[str]) -> list[tuple[int, int, int]]:
    blocks = SequenceMatcher(a=old, b=new, autojunk=False).get_matching_blocks()
    ends = len(old), len(new)

    def kept(start: int, other: int, length: int) -> bool:
        at_edge = (start, other) == (0, 0) or (start + length, other + length) == ends
        return at_edge or length >= _SHORTEST_KEPT

    return [(i, j, n) for i, j, n in blocks if n and kept(i, j, n)]


def _pieces(tokens: list[str], same: list[tuple[int, int]]) -> tuple[Piece, ...]:
    pieces, place = [], 0
    for start, length in same:
        pieces.append(Piece("".join(tokens[place:start]), marked=True))
        pieces.append(Piece("".join(tokens[start : start + length])))
        place = start + length
    pieces.append(Piece("".join(tokens[place:]), marked=True))
    return tuple(piece for piece in pieces if piece.text)


def _row(side: Side, line: DiffLine, pieces: tuple[Piece, ...]) -> DiffRow:
    return DiffRow(side, pieces, line.before, line.after)
