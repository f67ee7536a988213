"""Records of PowerPoint 97 and of its drawings [MS-PPT] 2.3.1, [MS-ODRAW] 2.2.1."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

_HEAD = struct.Struct("<HHI")
_CONTAINER = 0xF
_DEEPEST = 40


class Kind(IntEnum):
    DOCUMENT = 0x03E8
    PLACEHOLDER = 0x0BC3
    SLIDE = 0x03EE
    SLIDE_ATOM = 0x03EF
    NOTES = 0x03F0
    NOTES_ATOM = 0x03F1
    SLIDE_PERSIST = 0x03F3
    DRAWING = 0x040C
    OUTLINE_REFERENCE = 0x0F9E
    TEXT_HEADER = 0x0F9F
    CHARACTERS = 0x0FA0
    BYTES = 0x0FA8
    STRING = 0x0FBA
    EMBEDDED = 0x0FCC
    HEADERS_FOOTERS = 0x0FD9
    SLIDE_LIST = 0x0FF0
    USER_EDIT = 0x0FF5
    PERSIST_DIRECTORY = 0x1772
    TAG_DATA = 0x138B  # holds records without saying so
    COMMENT = 0x2EE0
    GROUP = 0xF003
    SHAPE = 0xF004
    SHAPE_FACTS = 0xF00A
    SHAPE_PROPERTIES = 0xF00B
    TEXT_BOX = 0xF00D
    SHAPE_DATA = 0xF011
    CHILD_ANCHOR = 0xF00F
    MORE_PROPERTIES = 0xF122


@dataclass(frozen=True, slots=True)
class Record:
    kind: int
    instance: int
    content: bytes
    container: bool

    def children(self) -> Iterator["Record"]:
        at = 0
        while self.container and at + _HEAD.size <= len(self.content):
            record, at = record_at(self.content, at)
            yield record

    def first(self, kind: Kind) -> "Record | None":
        return next((each for each in self.children() if each.kind == kind), None)

    def below(self, kind: Kind, depth: int = 0) -> Iterator["Record"]:
        """All of a kind, however deep."""
        for each in self.children():
            if each.kind == kind:
                yield each
            elif depth < _DEEPEST:
                yield from each.below(kind, depth + 1)

    def number(self, at: int) -> int:
        value: int = struct.unpack_from("<I", self.content, at)[0]
        return value


def record_at(data: bytes, at: int) -> tuple[Record, int]:
    """A record and where the next one begins; one that is cut short ends with the data."""
    version, kind, size = _HEAD.unpack_from(data, at)
    end = min(len(data), at + _HEAD.size + size)
    content = data[at + _HEAD.size : end]
    container = version & 0xF == _CONTAINER or kind == Kind.TAG_DATA
    return Record(kind, version >> 4, content, container), end


def text_of(record: Record) -> str | None:
    if record.kind in (Kind.CHARACTERS, Kind.STRING):
        return record.content.decode("utf-16-le", "replace")
    return record.content.decode("latin-1") if record.kind == Kind.BYTES else None


def properties_of(shape: Record) -> dict[int, bytes]:
    """Drawing properties by number; those kept behind the table stand there in its order."""
    found: dict[int, bytes] = {}
    for table in shape.children():
        if table.kind not in (Kind.SHAPE_PROPERTIES, Kind.MORE_PROPERTIES):
            continue
        at = 6 * table.instance
        for index in range(min(table.instance, len(table.content) // 6)):
            number, value = struct.unpack_from("<HI", table.content, 6 * index)
            long = number & 0x8000
            found[number & 0x3FFF] = table.content[at : at + value] if long else struct.pack("<I", value)
            at += value if long else 0
    return found
