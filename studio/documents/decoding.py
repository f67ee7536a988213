"""Bytes to text: the encoding is found out, and what cannot be read is never guessed silently."""

import codecs
from dataclasses import dataclass, replace

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 100_000
_STRAY = 30  # text has at most one NUL among so many bytes


@dataclass(frozen=True, slots=True)
class Decoded:
    """`lost` counts the characters that could not be read and stand as U+FFFD in the text."""

    text: str
    encoding: str
    lost: int = 0


def decode(data: bytes) -> Decoded | None:
    """The text of `data`, or None when it is no text in an encoding known here."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _tolerant(data[len(mark) :], encoding)
    if b"\x00" not in data:
        return _without_mark(data)
    if utf16 := _utf16_without_mark(data):
        return utf16
    return _with_stray_nuls(data)


def _without_mark(data: bytes) -> Decoded | None:
    if utf8 := _utf8(data):
        return utf8
    if utf16 := _utf16_without_mark(data):
        return utf16
    return _gb18030(data) or _big5(data) or _western(data)


def _with_stray_nuls(data: bytes) -> Decoded | None:
    """A crash or a cut copy leaves NULs where text was: those at the end count as one character lost."""
    written = data.rstrip(b"\x00")
    nuls = written.count(0)
    if nuls * _STRAY > len(written):
        return None
    decoded = _without_mark(written.replace(b"\x00", b""))
    lost = nuls + (len(written) < len(data))
    return replace(decoded, lost=decoded.lost + lost) if decoded else None


def _utf8(data: bytes) -> Decoded | None:
    decoded = _tolerant(data, "utf-8")
    if decoded.lost == 0:
        return decoded
    return decoded if decoded.lost * 20 <= sum(ord(sign) > 127 for sign in decoded.text) else None


def _gb18030(data: bytes) -> Decoded | None:
    decoded = _tolerant(data, "gb18030")
    common = _common(decoded, "gb2312", 0xB0, 0xD7)
    return decoded if common >= 0.8 or _is_of_rare_names(decoded, common, data) else None


def _is_of_rare_names(decoded: Decoded, common: float, data: bytes) -> bool:
    """畲, 洑 and 岙 in names of places; nothing else reads better."""
    return (
        not decoded.lost and common >= 0.5 and common > _common(_tolerant(data, "big5"), "big5", 0xA4, 0xC6)
    )


def _big5(data: bytes) -> Decoded | None:
    decoded = _tolerant(data, "big5")
    return decoded if _common(decoded, "big5", 0xA4, 0xC6) >= 0.8 else None


def _western(data: bytes) -> Decoded | None:
    """A few accented letters in otherwise plain English."""
    high = sum(byte > 127 for byte in data)
    readable = all(
        byte >= 0xA0 or byte < 0x80 or byte in b"\x80\x85\x91\x92\x93\x94\x96\x97" for byte in data
    )
    return _tolerant(data, "cp1252") if readable and high * 10 <= len(data) else None


def _tolerant(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding), encoding)
    except UnicodeDecodeError as error:
        if len(data) - error.start < 4:  # a character cut in two at the very end
            return Decoded(data[: error.start].decode(encoding), encoding, lost=1)
        text = data.decode(encoding, errors="replace")
        return Decoded(text, encoding, text.count("\ufffd"))


def _common(decoded: Decoded, charset: str, first: int, last: int) -> float:
    """Share of everyday characters beyond ASCII: in the wrong encoding Chinese turns into rare ones."""
    beyond = [sign for sign in decoded.text[:_SAMPLE] if ord(sign) > 127]
    if not beyond or decoded.lost * 20 > len(beyond):
        return 0.0
    return sum(_everyday(sign, charset, first, last) for sign in beyond) / len(beyond)


def _everyday(sign: str, charset: str, first: int, last: int) -> bool:
    coded = sign.encode(charset, errors="ignore")
    return len(coded) == 2 and (first <= coded[0] <= last or 0xA1 <= coded[0] <= 0xA3)


def _utf16_without_mark(data: bytes) -> Decoded | None:
    """Newlines, spaces, digits and full-width punctuation give one byte of each pair away."""
    sample = data[: _SAMPLE & ~1]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2], sample[1::2]
    low, high = _telling(even), _telling(odd)
    if max(low, high) < 0.7 or min(low, high) > 0.5:
        return None
    decoded = _tolerant(data, "utf-16-be" if low > high else "utf-16-le")
    return decoded if _is_legible(decoded) else None


def _is_legible(decoded: Decoded) -> bool:
    """Sounds and western text become Chinese characters too, but hardly everyday ones."""
    signs = [sign for sign in decoded.text[:_SAMPLE] if "\u4e00" <= sign <= "\u9fff"]
    everyday = (
        _everyday(sign, "gb2312", 0xB0, 0xD7) or _everyday(sign, "big5", 0xA4, 0xC6) for sign in signs
    )
    return sum(everyday) * 2 >= len(signs)


def _telling(column: bytes) -> float:
    """Share of bytes that are the high byte of Latin, punctuation or Chinese characters."""
    if column.count(0) + column.count(0x30) + column.count(0xFF) == 0:
        return 0.0
    return sum(byte in (0, 0x20, 0x30, 0xFF) or 0x4E <= byte <= 0x9F for byte in column) / len(column)
