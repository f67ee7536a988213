"""What a Word 97 document says of each of its paragraphs [MS-DOC] 2.6.2."""

import struct
from dataclasses import dataclass

from studio.documents.readers.doc_pieces import Pieces
from studio.documents.readers.doc_sprms import ParagraphRuns, Sprms, sprms_of
from studio.documents.readers.doc_styles import LEVEL, number_in, outline_in

_IN_TABLE, _ROW_END, _DEPTH = 0x2416, 0x2417, 0x6649
_INNER_CELL, _INNER_ROW_END = 0x244B, 0x244C
_ROW = 0xD608  # sprmTDefTable
_CELL = 20  # bytes
_MOST_CELLS = 63


@dataclass(frozen=True, slots=True)
class Row:
    """`edges` of the cells in twentieths of a point, one more than cells; `below` are merged with above."""

    edges: tuple[int, ...]
    below: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Properties:
    style: str
    outline: int | None
    number: tuple[str, int] | None
    level: int | None
    depth: int  # of tables the paragraph stands in
    ends_row: bool
    ends_inner_cell: bool
    row: Row | None


class Paragraphs:
    def __init__(self, pieces: Pieces, runs: ParagraphRuns, data: bytes) -> None:
        self._pieces, self._runs, self._data = pieces, runs, data

    def at(self, position: int) -> Properties:
        """Of the paragraph that ends with this character."""
        content = self._runs.at(self._pieces.place(position))
        style = int.from_bytes(content[:2], "little")
        sprms = sprms_of(content[2:], self._data)
        in_table = _on(sprms, _IN_TABLE)
        depth = int.from_bytes(sprms[_DEPTH], "little", signed=True) if _DEPTH in sprms else 0
        return Properties(
            style=str(style),
            outline=outline_in(sprms),
            number=number_in(sprms),
            level=sprms[LEVEL][0] if LEVEL in sprms else None,
            depth=max(depth, 1) if in_table else 0,
            ends_row=_on(sprms, _ROW_END) or _on(sprms, _INNER_ROW_END),
            ends_inner_cell=_on(sprms, _INNER_CELL),
            row=_row(sprms[_ROW]) if _ROW in sprms else None,
        )


def _on(sprms: Sprms, number: int) -> bool:
    return number in sprms and bool(sprms[number][0])


def _row(operand: bytes) -> Row | None:
    count = operand[0] if operand else 0
    if not 0 < count <= _MOST_CELLS or len(operand) < 1 + 2 * (count + 1):
        return None
    edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    start = 1 + 2 * (count + 1)
    flags = [
        int.from_bytes(operand[start + _CELL * index : start + _CELL * index + 2], "little")
        for index in range(count)
    ]
    return Row(edges, tuple(flag >> 5 & 3 == 1 for flag in flags))
