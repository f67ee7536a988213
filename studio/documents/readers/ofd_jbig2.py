"""Black and white pictures in JBIG2 (ISO/IEC 14492), which PDFium decodes once their file header is off."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

_SIGNATURE = b"\x97JB2\r\n\x1a\n"
_BARE = b"\x00\x00\x00\x00\x30"  # segment 0 tells of the page
_PAGE = 48  # the type of that segment
_MOST_SEGMENTS = 1000
_MOST_PIXELS = 120_000_000


@dataclass(frozen=True, slots=True)
class Bitonal:
    """`segments` are as a PDF embeds them."""

    width: int
    height: int
    segments: bytes


def bitonal_of(content: bytes) -> Bitonal | None:
    """None for what is no such file, or one whose parts are not in sequence."""
    segments = _segments_in(content)
    if segments is None:
        return None
    try:
        return next((found for found in _pages(segments) if found is not None), None)
    except (struct.error, IndexError):
        return None


def _segments_in(content: bytes) -> bytes | None:
    if content.startswith(_BARE):
        return content
    if not content.startswith(_SIGNATURE) or len(content) < 14 or not content[8] & 1:
        return None
    return content[9:] if content[8] & 2 else content[13:]  # the number of pages may be left out


def _pages(segments: bytes) -> Iterator[Bitonal | None]:
    at = 0
    for _ in range(_MOST_SEGMENTS):
        kind, start, length = _segment(segments, at)
        if kind == _PAGE:
            width, height = struct.unpack_from(">II", segments, start)
            yield Bitonal(width, height, segments) if 0 < width * height <= _MOST_PIXELS else None
        if length == 0xFFFFFFFF:
            return
        at = start + length


def _segment(segments: bytes, at: int) -> tuple[int, int, int]:
    """Type, where its data begin, and how long they are (7.2 of the standard)."""
    number, flags, referred = struct.unpack_from(">IBB", segments, at)
    count, at = referred >> 5, at + 6
    if count == 7:
        count = struct.unpack_from(">I", segments, at - 1)[0] & 0x1FFFFFFF
        at += 3 + (count + 8) // 8
    at += count * (1 if number <= 256 else 2 if number <= 65536 else 4)
    at += 4 if flags & 0x40 else 1
    return flags & 0x3F, at + 4, struct.unpack_from(">I", segments, at)[0]
