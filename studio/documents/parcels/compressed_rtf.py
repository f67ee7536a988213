"""The text in rtf that Outlook keeps of a mail ([MS-OXRTFCP]), unpacked."""

import struct

_HEAD = struct.Struct("<IIII")  # size packed, size unpacked, how it is packed, checksum
_PACKED, _PLAIN = 0x75465A4C, 0x414C454D
_LARGEST = 64 << 20
_WINDOW = 4096
_KNOWN = (
    b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
    b"\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
    b"\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx"
)  # what the window holds at the start, by 2.1.3.1.1 of the specification


def unpacked_rtf(data: bytes) -> bytes:
    """What there is of it; empty for what is no such rtf."""
    if len(data) < _HEAD.size:
        return b""
    _, size, kind, _ = _HEAD.unpack_from(data)
    if kind == _PLAIN:
        return data[_HEAD.size :][:size]
    return _unpacked(data, min(size, _LARGEST)) if kind == _PACKED else b""


def _unpacked(data: bytes, size: int) -> bytes:
    """Runs of eight parts, each a byte or a place and length in the window of the last 4096 bytes."""
    window = bytearray(_KNOWN.ljust(_WINDOW, b"\0"))
    at, write, found = _HEAD.size, len(_KNOWN), bytearray()
    while at < len(data) and len(found) < size:
        control, at = data[at], at + 1
        for bit in range(8):
            width = 2 if control >> bit & 1 else 1
            part, at = data[at : at + width], at + width
            if len(part) < width:
                return bytes(found[:size])
            copied = part
            if width == 2:
                place, length = (part[0] << 4) | (part[1] >> 4), (part[1] & 15) + 2
                if place == write:  # the end
                    return bytes(found[:size])
                copied = _copied(window, place, length, write)
            for byte in copied:
                window[write] = byte
                write = (write + 1) % _WINDOW
            found += copied
    return bytes(found[:size])


def _copied(window: bytearray, place: int, length: int, write: int) -> bytes:
    """What is copied may reach into itself."""
    copied = bytearray()
    for step in range(length):
        from_here = (place + step) % _WINDOW
        behind = (from_here - write) % _WINDOW
        copied.append(copied[behind] if behind < step else window[from_here])
    return bytes(copied)
