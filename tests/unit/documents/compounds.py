"""Writes small compound files [MS-CFB] for tests, without looking at how they are read."""

import struct
from collections.abc import Mapping

_FREE, _END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_SMALL = 4096


def compound_bytes(streams: Mapping[str, bytes]) -> bytes:
    """All streams in one folder; those under 4,096 bytes go to the small sectors, as the format wants it."""
    table: list[int] = []
    body = b""

    def stored(content: bytes, size: int, into: list[int]) -> tuple[int, bytes]:
        if not content:
            return _END, b""
        padded = content + bytes(-len(content) % size)
        first, count = len(into), len(padded) // size
        into.extend([*range(first + 1, first + count), _END])
        return first, padded

    small_table: list[int] = []
    small = b""
    placed: list[tuple[str, int, int]] = []
    for name, content in streams.items():
        if len(content) < _SMALL:
            start, padded = stored(content, 64, small_table)
            small += padded
        else:
            start, padded = stored(content, 512, table)
            body += padded
        placed.append((name, start, len(content)))
    small_start, padded = stored(small, 512, table)
    body += padded
    words = struct.pack(f"<{len(small_table)}I", *small_table)
    words += b"\xff" * (-len(words) % 512)
    small_table_start, padded = stored(words, 512, table)
    body += padded
    directory_start, padded = stored(_directory(placed, small_start, len(small)), 512, table)
    body += padded
    return _with_table(table, body, directory_start, small_table_start, len(words) // 512)


def _directory(placed: list[tuple[str, int, int]], small_start: int, small_size: int) -> bytes:
    entries = [_entry("Root Entry", 5, _FREE, 1 if placed else _FREE, small_start, small_size)]
    for index, (name, start, size) in enumerate(placed, start=1):
        right = index + 1 if index < len(placed) else _FREE
        entries.append(_entry(name, 2, right, _FREE, start, size))
    entries += [bytes(128)] * (-len(entries) % 4)
    return b"".join(entries)


def _entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    text = name.encode("utf-16-le")
    head = text.ljust(64, b"\x00") + struct.pack("<HBBIII", len(text) + 2, kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)


def _with_table(table: list[int], body: bytes, directory: int, small_table: int, small_sectors: int) -> bytes:
    count = 1
    while count * 128 < len(table) + count:
        count += 1
    first = len(table)
    words = [*table, *[_TABLE] * count]
    words += [_FREE] * (count * 128 - len(words))
    numbers = [*range(first, first + count)]
    assert count <= 109
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<5H6x", 0x3E, 3, 0xFFFE, 9, 6)
    head += struct.pack(
        "<9I", 0, count, directory, 0, _SMALL, small_table if small_sectors else _END, small_sectors, _END, 0
    )
    head += struct.pack("<109I", *numbers, *[_FREE] * (109 - count))
    return head + body + struct.pack(f"<{len(words)}I", *words)
