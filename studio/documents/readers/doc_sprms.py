"""Properties of Word 97 characters, paragraphs and rows: lists of changes [MS-DOC] 2.2.5, kept in pages."""

import struct
from bisect import bisect_right
from collections.abc import Iterator, Mapping

_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}  # bytes of the operand by the top three bits
_ROW, _TABS, _HUGE, _HUGE_OLD = 0xD608, 0xC615, 0x6646, 0x6645
_PAGE = 512
_DEEPEST = 5

Sprms = Mapping[int, bytes]


def sprms_of(content: bytes, data: bytes = b"", depth: int = 0) -> dict[int, bytes]:
    """Operands by number, the last of each; what is cut short is left out."""
    found: dict[int, bytes] = {}
    at = 0
    while at + 2 < len(content):
        (number,) = struct.unpack_from("<H", content, at)
        start, size = _operand(content, at + 2, number)
        operand = content[start : start + size]
        if len(operand) < size:
            break
        found[number] = operand
        if number in (_HUGE, _HUGE_OLD) and depth < _DEEPEST:
            found |= sprms_of(_huge(data, operand), data, depth + 1)
        at = start + size
    return found


def _operand(content: bytes, at: int, number: int) -> tuple[int, int]:
    """Where it starts and how long it is."""
    kind = number >> 13
    if kind != 6:
        return at, _SIZES[kind]
    if number == _ROW:
        return at + 2, max(0, int.from_bytes(content[at : at + 2], "little") - 1)
    size = content[at]
    if number == _TABS and size == 255:
        deleted = content[at + 1] if at + 1 < len(content) else 0
        added_at = at + 2 + 4 * deleted
        added = content[added_at] if added_at < len(content) else 0
        return at + 1, 2 + 4 * deleted + 3 * added
    return at + 1, size


def _huge(data: bytes, operand: bytes) -> bytes:
    """A long list stands in the data stream, after its size."""
    at = int.from_bytes(operand, "little")
    size = int.from_bytes(data[at : at + 2], "little")
    return data[at + 2 : at + 2 + size]


def page_numbers(table: bytes) -> tuple[int, ...]:
    """Which pages of the main stream hold properties: places of text, then numbers of pages."""
    count = max(0, (len(table) - 4) // 8)
    return tuple(number & 0x3FFFFF for number in struct.unpack_from(f"<{count}I", table, 4 * (count + 1)))


def character_runs(main: bytes, table: bytes) -> Iterator[tuple[int, int, bytes]]:
    """First place, place behind, and changes of each run that has any."""
    for number in page_numbers(table):
        page = main[number * _PAGE : (number + 1) * _PAGE]
        count = page[-1] if len(page) == _PAGE else 0
        if 4 * (count + 1) + count >= _PAGE:
            continue
        places = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            at = 2 * page[4 * (count + 1) + index]
            if at:
                yield places[index], places[index + 1], page[at + 1 : at + 1 + page[at]]


class ParagraphRuns:
    """Style and changes of the paragraph that a place belongs to."""

    def __init__(self, main: bytes, table: bytes) -> None:
        runs = sorted(_paragraph_runs(main, table), key=lambda run: run[0])
        self._starts = [first for first, _, _ in runs]
        self._runs = runs

    def at(self, place: int) -> bytes:
        """Two bytes of the style's number, then changes; empty where nothing is known."""
        index = bisect_right(self._starts, place) - 1
        if index < 0 or place >= self._runs[index][1]:
            return b""
        return self._runs[index][2]


def _paragraph_runs(main: bytes, table: bytes) -> Iterator[tuple[int, int, bytes]]:
    for number in page_numbers(table):
        page = main[number * _PAGE : (number + 1) * _PAGE]
        count = page[-1] if len(page) == _PAGE else 0
        if 4 * (count + 1) + 13 * count >= _PAGE:
            continue
        places = struct.unpack_from(f"<{count + 1}I", page)
        for index in range(count):
            at = 2 * page[4 * (count + 1) + 13 * index]
            yield places[index], places[index + 1], _paragraph_changes(page, at) if at else b""


def _paragraph_changes(page: bytes, at: int) -> bytes:
    size = 2 * page[at] - 1
    if size < 0:
        at += 1
        size = 2 * page[at] if at < _PAGE else 0
    return page[at + 1 : at + 1 + size]
