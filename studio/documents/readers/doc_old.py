"""The text of a Word 6 or 95 document: its paragraphs alone, in the code page of its language."""

import re
import struct
from itertools import pairwise

from studio.documents.decoding import decode
from studio.documents.readers.doc_fib import Encrypted

_ENCRYPTED, _COMPLEX = 0x0100, 0x0004
_PIECES = 0x160
_CHINESE = {0x0804: "gb18030", 0x1004: "gb18030", 0x0404: "big5", 0x0C04: "big5"}
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_SIGNS = {**dict.fromkeys([*range(9), *range(0x0C, 0x20)]), 0x0B: "\n", 0x1E: "-"}


class OlderThanWord6(Exception):
    pass


def read_old_text(main: bytes) -> list[str]:
    """Raises struct.error, LookupError, ValueError, Encrypted or OlderThanWord6."""
    magic, _, _, language, _, flags = struct.unpack_from("<6H", main)
    if magic not in (0xA5DC, 0xA5EC):
        raise OlderThanWord6
    if flags & _ENCRYPTED:
        raise Encrypted
    content = _pieced(main) if flags & _COMPLEX else _stretch(main, *struct.unpack_from("<II", main, 0x18))
    shown = _FIELD_CODE.sub("", _decoded(content, language))
    return [line.translate(_SIGNS) for line in re.split("[\r\x07\x0c]", shown) if line.strip()]


def _pieced(main: bytes) -> bytes:
    """A document saved fast: its text in pieces [MS-DOC] 2.9.177, one byte a character."""
    start, size = struct.unpack_from("<II", main, _PIECES)
    table = _piece_table(main[start : start + size])
    count = (len(table) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", table)
    places = [struct.unpack_from("<I", table, 4 * (count + 1) + 8 * at + 2)[0] for at in range(count)]
    return b"".join(
        _stretch(main, place, place + last - first)
        for place, (first, last) in zip(places, pairwise(ends), strict=True)
    )


def _piece_table(clx: bytes) -> bytes:
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    return clx[at + 5 :]


def _stretch(main: bytes, first: int, last: int) -> bytes:
    if not first <= last <= len(main):
        raise ValueError
    return main[first:last]


def _decoded(content: bytes, language: int) -> str:
    if language in _CHINESE:
        return content.decode(_CHINESE[language], "replace")
    decoded = decode(content.replace(b"\x00", b""))
    return decoded.text if decoded else content.decode("cp1252", "replace")
