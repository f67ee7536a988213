"""The text of a Word 97 document, put together from its pieces [MS-DOC] 2.9.38."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

_NARROW = "".join(bytes([byte]).decode("cp1252", "ignore") or chr(byte) for byte in range(256))
_COMPRESSED = 1 << 30
_SPRMS, _PIECES = 1, 2
_MOST = 50_000_000  # characters


@dataclass(frozen=True, slots=True)
class _Piece:
    start: int  # in characters
    end: int
    place: int  # in bytes
    width: int  # of a character in bytes


class Pieces:
    """`text` has one character for each UTF-16 unit, so that positions count as Word counts them."""

    def __init__(self, main: bytes, clx: bytes) -> None:
        self._pieces = list(_pieces(clx))
        self._starts = [piece.start for piece in self._pieces]
        if sum(piece.end - piece.start for piece in self._pieces) > _MOST:
            raise MemoryError
        self.text = "".join(_text(main, piece) for piece in self._pieces)

    def place(self, position: int) -> int:
        """Where in the stream a character stands."""
        piece = self._pieces[max(0, bisect_right(self._starts, position) - 1)]
        return piece.place + (position - piece.start) * piece.width

    def positions(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The ranges of characters kept between two places of the stream."""
        for piece in self._pieces:
            start = piece.start + max(0, first - piece.place) // piece.width
            end = min(piece.end, piece.start + max(0, last - piece.place) // piece.width)
            if start < end:
                yield start, end


def _pieces(clx: bytes) -> Iterator[_Piece]:
    at = 0
    while clx[at] == _SPRMS:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != _PIECES:
        raise ValueError
    (size,) = struct.unpack_from("<I", clx, at + 1)
    count = (min(size, len(clx) - at - 5) - 4) // 12
    table = clx[at + 5 :]
    ends = struct.unpack_from(f"<{count + 1}I", table)
    for index in range(count):
        (place,) = struct.unpack_from("<I", table, 4 * (count + 1) + 8 * index + 2)
        if ends[index] > ends[index + 1] or (index == 0 and ends[0]):
            raise ValueError
        narrow = place & _COMPRESSED
        bare = place & (_COMPRESSED - 1)
        yield _Piece(ends[index], ends[index + 1], bare // 2 if narrow else bare, 1 if narrow else 2)


def _text(main: bytes, piece: _Piece) -> str:
    content = main[piece.place : piece.place + (piece.end - piece.start) * piece.width]
    if len(content) < (piece.end - piece.start) * piece.width:
        raise ValueError
    if piece.width == 1:
        return content.decode("latin-1").translate(_TRANSLATION)
    text = content.decode("utf-16-le", "surrogatepass")
    if len(text) == piece.end - piece.start:
        return text
    return "".join(map(chr, struct.unpack(f"<{len(content) // 2}H", content)))


_TRANSLATION = {byte: sign for byte, sign in enumerate(_NARROW) if ord(sign) != byte}


def whole(text: str) -> str:
    """Halves of rare characters joined again."""
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace") if _halves(text) else text


def _halves(text: str) -> bool:
    return any("\ud800" <= sign <= "\udfff" for sign in text)
