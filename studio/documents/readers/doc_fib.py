"""The head of a Word 97 document [MS-DOC] 2.5: where in its streams everything stands."""

import struct
from dataclasses import dataclass
from enum import IntEnum
from itertools import accumulate

_WORD_97 = 0xC1
_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_LENGTHS = 0x4C  # of the text and of what is kept behind it, in characters
_PLACES = 0x9A


class Part(IntEnum):
    """Which pair of place and size of the head names it."""

    STYLES = 1
    FOOTNOTE_REFERENCES = 2
    FOOTNOTES = 3
    COMMENT_REFERENCES = 4
    COMMENTS = 5
    HEADERS = 11
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    PIECES = 33
    COMMENT_AUTHORS = 36
    SHAPES = 40
    ENDNOTE_REFERENCES = 46
    ENDNOTES = 47
    BOXES = 56
    HEADER_BOXES = 58
    LISTS = 73
    LIST_OVERRIDES = 74


class Story(IntEnum):
    """The texts of a document in the order they are kept in; the third is no longer used."""

    BODY = 0
    FOOTNOTES = 1
    HEADERS = 2
    MACROS = 3
    COMMENTS = 4
    ENDNOTES = 5
    BOXES = 6
    HEADER_BOXES = 7


class OlderThanWord97(Exception):
    pass


class Encrypted(Exception):
    pass


@dataclass(frozen=True, slots=True)
class Fib:
    """`main`, `table` and `data` are the streams; `lengths` are those of the stories."""

    main: bytes
    table: bytes
    data: bytes
    lengths: tuple[int, ...]

    def part(self, part: Part) -> bytes:
        """Empty when the document has none."""
        start, size = struct.unpack_from("<II", self.main, _PLACES + 8 * part)
        return self.table[start : start + size] if size else b""

    def start(self, part: Part) -> int:
        place: int = struct.unpack_from("<I", self.main, _PLACES + 8 * part)[0]
        return place

    def span(self, story: Story) -> tuple[int, int]:
        """First character of a story and the first behind it."""
        ends = list(accumulate(self.lengths))
        return ends[story] - self.lengths[story], ends[story]


def fib_of(main: bytes, tables: tuple[bytes, bytes], data: bytes) -> Fib:
    """Raises struct.error, Encrypted or OlderThanWord97."""
    magic, version = struct.unpack_from("<HH", main)
    (flags,) = struct.unpack_from("<H", main, 10)
    if flags & _ENCRYPTED:
        raise Encrypted
    if version < _WORD_97 or magic != 0xA5EC:
        raise OlderThanWord97
    lengths = struct.unpack_from("<8I", main, _LENGTHS)
    return Fib(main, tables[bool(flags & _SECOND_TABLE)], data, lengths)
