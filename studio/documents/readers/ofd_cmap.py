"""Which glyph of a TrueType or OpenType font draws a character: its cmap table (formats 0, 4, 6 and 12)."""

import struct

_SYMBOLS = 0xF000  # where symbol fonts keep their characters


def glyphs_of(font: bytes) -> dict[int, int]:
    """Glyph by code point; empty for a font without the table, or with a broken one."""
    try:
        return _from_tables(font)
    except (struct.error, IndexError, ValueError):
        return {}


def _from_tables(font: bytes) -> dict[int, int]:
    start = struct.unpack_from(">I", font, 12)[0] if font[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", font, start + 4)[0]
    for at in range(start + 12, start + 12 + 16 * min(count, 64), 16):
        tag, _, offset, _ = struct.unpack_from(">4sIII", font, at)
        if tag == b"cmap":
            return _from_cmap(font, offset)
    return {}


def _from_cmap(font: bytes, table: int) -> dict[int, int]:
    """Later records know more, so they come first."""
    count = struct.unpack_from(">H", font, table + 2)[0]
    records = [struct.unpack_from(">HHI", font, table + 4 + 8 * at) for at in range(min(count, 32))]
    found: dict[int, int] = {}
    for platform, encoding, offset in reversed(records):
        if platform in (0, 3) or not found:
            part = _subtable(font, table + offset)
            if (platform, encoding) == (3, 0):
                part |= {code - _SYMBOLS: glyph for code, glyph in part.items() if code >= _SYMBOLS}
            found = part | found
    return found


def _subtable(font: bytes, at: int) -> dict[int, int]:
    match struct.unpack_from(">H", font, at)[0]:
        case 0:
            return {code: glyph for code, glyph in enumerate(font[at + 6 : at + 262]) if glyph}
        case 4:
            return _segments(font, at)
        case 6:
            first, count = struct.unpack_from(">HH", font, at + 6)
            glyphs = struct.unpack_from(f">{count}H", font, at + 10)
            return {first + index: glyph for index, glyph in enumerate(glyphs) if glyph}
        case 12:
            return _groups(font, at)
    return {}


def _segments(font: bytes, at: int) -> dict[int, int]:
    count = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends, starts, deltas, ranges = (
        struct.unpack_from(f">{count}H", font, at + 14 + part * 2 * count + (2 if part else 0))
        for part in range(4)
    )
    base = at + 16 + 6 * count
    found: dict[int, int] = {}
    for index in range(count):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code
            if ranges[index]:
                place = base + 2 * index + ranges[index] + 2 * (code - starts[index])
                glyph = struct.unpack_from(">H", font, place)[0] if place + 2 <= len(font) else 0
            if glyph:
                found[code] = (glyph + deltas[index]) & 0xFFFF
    return found


def _groups(font: bytes, at: int) -> dict[int, int]:
    count = struct.unpack_from(">I", font, at + 12)[0]
    found: dict[int, int] = {}
    for index in range(min(count, 100_000)):
        first, last, glyph = struct.unpack_from(">III", font, at + 16 + 12 * index)
        if last > 0x10FFFF or last - first > 0x20000:
            break
        found |= {code: glyph + code - first for code in range(first, last + 1)}
    return found
