"""Compound files [MS-CFB], the folders in one file in which Office 97 keeps its streams."""

import struct
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Self

SIGNATURE = bytes.fromhex("d0cf11e0a1b11ae1")
_HEAD = struct.Struct("<24x5H6x9I")
_ENTRY = struct.Struct("<64sHB1xIII36xIII")
_DIRECT = 109  # sectors of the allocation table that the head itself names
_LAST = 0xFFFFFFFA  # from here on a number is a sign and no sector
_NONE = 0xFFFFFFFF
_STREAM, _ROOT = 2, 5
_MOST_ENTRIES = 100_000


class CompoundBroken(ValueError):
    """A chain that runs in a circle or out of the file, or a head that makes no sense."""


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class CompoundFile:
    """Streams by their path, in small letters: `stream("objectpool", "_123", "contents")`."""

    def __init__(self, data: bytes, shift: int, small_shift: int, cutoff: int) -> None:
        self._data = data
        self._size, self._small_size, self._cutoff = 1 << shift, 1 << small_shift, cutoff
        self._table: Sequence[int] = ()
        self._small_table: Sequence[int] = ()
        self._small = b""
        self._streams: dict[tuple[str, ...], _Entry] = {}

    @classmethod
    def opened(cls, data: bytes) -> Self:
        """Raises CompoundBroken."""
        try:
            head = _HEAD.unpack_from(data)
        except struct.error as error:
            raise CompoundBroken from error
        shift, small_shift, _, tables, directory, _, cutoff, small, _, more, _ = head[3:]
        if shift not in (9, 12) or small_shift != 6:
            raise CompoundBroken
        file = cls(data, shift, small_shift, cutoff)
        file._read_table(tables, more)
        file._read_directory(directory, small)
        return file

    def __contains__(self, path: str | tuple[str, ...]) -> bool:
        return ((path,) if isinstance(path, str) else path) in self._streams

    @property
    def paths(self) -> list[tuple[str, ...]]:
        return list(self._streams)

    def stream(self, *path: str) -> bytes | None:
        """Its bytes, fewer than stated where the file ends early; None when there is no such stream."""
        entry = self._streams.get(path)
        return None if entry is None else self._content(entry)

    def _content(self, entry: _Entry) -> bytes:
        if entry.size < self._cutoff and entry.kind != _ROOT:
            pieces = (
                self._small[at * self._small_size : (at + 1) * self._small_size]
                for at in _chain(self._small_table, entry.start)
            )
            return b"".join(pieces)[: entry.size]
        return self._sectors(entry.start)[: entry.size]

    def _sectors(self, start: int) -> bytes:
        return b"".join(self._sector(at) for at in _chain(self._table, start))

    def _sector(self, number: int) -> bytes:
        return self._data[(number + 1) * self._size : (number + 2) * self._size]

    def _read_table(self, tables: int, more: int) -> None:
        """The allocation table: sector → next sector of the same stream."""
        most = len(self._data) // self._size + 1
        numbers = _words(self._data[76 : 76 + 4 * _DIRECT])
        seen: set[int] = set()
        while more < _LAST and more not in seen and len(numbers) < tables:
            seen.add(more)
            *further, more = _words(self._sector(more)) or (_NONE,)
            numbers += tuple(further)
        kept = takewhile(lambda number: number < most, numbers[: min(tables, most)])
        self._table = _words(b"".join(map(self._sector, kept)))

    def _read_directory(self, directory: int, small: int) -> None:
        content = self._sectors(directory)
        entries = [_entry(content, at) for at in range(0, len(content) - _ENTRY.size + 1, 128)][
            :_MOST_ENTRIES
        ]
        if not entries or entries[0].kind != _ROOT:
            raise CompoundBroken
        self._small = self._content(entries[0])
        self._small_table = _words(self._sectors(small)) if small < _LAST else ()
        for path, entry in _below(entries):
            self._streams.setdefault(path, entry)


def _entry(content: bytes, at: int) -> _Entry:
    name, length, kind, left, right, child, start, size, _ = _ENTRY.unpack_from(content, at)
    text = name[: max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
    return _Entry(text.lower(), kind, left, right, child, start, size)


def _below(entries: Sequence[_Entry]) -> Iterator[tuple[tuple[str, ...], _Entry]]:
    """All streams with their paths; an entry named twice is taken once, so that no circle is walked."""
    waiting: list[tuple[int, tuple[str, ...]]] = [(entries[0].child, ())]
    seen: set[int] = set()
    while waiting:
        at, folder = waiting.pop()
        if at >= len(entries) or at in seen:
            continue
        seen.add(at)
        entry = entries[at]
        path = (*folder, entry.name)
        waiting += [(entry.left, folder), (entry.right, folder)]
        if entry.kind == _STREAM:
            yield path, entry
        elif len(path) < 20:
            waiting.append((entry.child, path))


def _chain(table: Sequence[int], start: int) -> Iterator[int]:
    """Raises CompoundBroken where it leaves the table or runs in a circle."""
    seen = bytearray(len(table))
    while start < _LAST:
        if start >= len(table) or seen[start]:
            raise CompoundBroken
        seen[start] = 1
        yield start
        start = table[start]


def _words(content: bytes) -> tuple[int, ...]:
    return struct.unpack_from(f"<{len(content) // 4}I", content)
