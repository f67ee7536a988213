"""Records of an Excel 5–2003 workbook [MS-XLS] 2.1.4, and the strings that run over several of them."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_HEAD = struct.Struct("<HH")
_WIDE, _PHONETIC, _RICH = 1, 4, 8
_LONGEST = 40_000  # characters; Excel itself allows 32,767


class Kind(IntEnum):
    FORMULA = 0x0006
    END = 0x000A
    HEADER = 0x0014
    FOOTER = 0x0015
    NOTE = 0x001C
    DATE_MODE = 0x0022
    FILE_PASS = 0x002F
    CONTINUE = 0x003C
    CODE_PAGE = 0x0042
    OBJECT = 0x005D
    SHEET = 0x0085
    MULTIPLE_NUMBERS = 0x00BD
    RICH_STRING = 0x00D6
    STYLE = 0x00E0
    MERGED = 0x00E5
    SHARED_STRINGS = 0x00FC
    SHARED_STRING = 0x00FD
    TEXT_OBJECT = 0x01B6
    NUMBER = 0x0203
    LABEL = 0x0204
    TRUTH_OR_ERROR = 0x0205
    FORMULA_STRING = 0x0207
    COMPACT_NUMBER = 0x027E
    FORMULA_3 = 0x0206
    FORMULA_4 = 0x0406
    FORMAT = 0x041E
    START = 0x0809


@dataclass(frozen=True, slots=True)
class Record:
    """`parts` are its own bytes and those of the records that continue it."""

    kind: int
    parts: tuple[bytes, ...]
    place: int

    @property
    def content(self) -> bytes:
        return self.parts[0]


def records(data: bytes, at: int) -> Iterator[Record]:
    """Until the data ends; a record that is cut short is none."""
    waiting: Record | None = None
    while at + _HEAD.size <= len(data):
        kind, size = _HEAD.unpack_from(data, at)
        content = data[at + _HEAD.size : at + _HEAD.size + size]
        if len(content) < size:
            break
        if kind == Kind.CONTINUE and waiting:
            waiting = Record(waiting.kind, (*waiting.parts, content), waiting.place)
        else:
            if waiting:
                yield waiting
            waiting = Record(kind, (content,), at)
        at += _HEAD.size + size
    if waiting:
        yield waiting


class Strings:
    """Reads strings from a record and its continuations [MS-XLS] 2.5.293; raises IndexError at the end."""

    def __init__(self, parts: tuple[bytes, ...], at: int = 0) -> None:
        self._parts, self._part, self._at = parts, 0, at

    def number(self, size: int) -> int:
        return int.from_bytes(self._bytes(size), "little")

    def rich(self) -> str:
        """With its formatting and phonetic parts left out."""
        length = self.number(2)
        flags = self.number(1) if length or self._left() else 0
        runs = self.number(2) if flags & _RICH else 0
        phonetic = self.number(4) if flags & _PHONETIC else 0
        text = self.characters(length, flags)
        self._skip(4 * runs + phonetic)
        return text

    def characters(self, length: int, flags: int) -> str:
        """Where a string goes on in the next record, that says anew how wide its characters are."""
        pieces: list[str] = []
        while length:
            if self._at >= len(self._parts[self._part]):
                self._next()
                flags = self.number(1)
            width = 2 if flags & _WIDE else 1
            count = min(length, (len(self._parts[self._part]) - self._at) // width)
            if not count:
                raise IndexError
            content = self._bytes(count * width)
            pieces.append(content.decode("utf-16-le" if width == 2 else "latin-1", "replace"))
            length -= count
        return "".join(pieces)

    def _left(self) -> int:
        return sum(map(len, self._parts[self._part :])) - self._at

    def _bytes(self, size: int) -> bytes:
        if self._at >= len(self._parts[self._part]) and size:
            self._next()
        content = self._parts[self._part][self._at : self._at + size]
        self._at += size
        if len(content) < size:
            raise IndexError
        return content

    def _skip(self, size: int) -> None:
        while size > (left := len(self._parts[self._part]) - self._at):
            size -= left
            self._next()
        self._at += size

    def _next(self) -> None:
        self._part, self._at = self._part + 1, 0
        if self._part >= len(self._parts):
            raise IndexError


def shared_strings(record: Record) -> list[str]:
    strings = Strings(record.parts, 8)
    count = min(struct.unpack_from("<I", record.content, 4)[0], sum(map(len, record.parts)))
    found: list[str] = []
    try:
        for _ in range(count):
            found.append(strings.rich())
    except IndexError:  # cells that ask for what is missing say so
        pass
    return found
