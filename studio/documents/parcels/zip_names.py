"""The names in a zip, which says of few of them in which encoding they are written.

Unicode path: APPNOTE 4.6.9. Without it and without the UTF-8 flag a name is what the packing computer wrote
by itself: GBK on a Chinese Windows, UTF-8 on others.
"""

import struct
import zipfile
import zlib
from collections.abc import Sequence

from studio.documents.decoding import decode

_UTF8_FLAG = 0x800
_UNICODE_PATH = 0x7075


def names_in(infos: Sequence[zipfile.ZipInfo]) -> list[str]:
    """The names as they were given, of the members in order."""
    unsaid = [_raw(info) for info in infos if not info.flag_bits & _UTF8_FLAG]
    decoded = decode(b"\n".join(unsaid)) if unsaid else None  # all of them come from one computer
    encoding = decoded.encoding if decoded else "cp437"
    return [_name(info, encoding) for info in infos]


def _name(info: zipfile.ZipInfo, encoding: str) -> str:
    if info.flag_bits & _UTF8_FLAG:
        return info.orig_filename.split("\0", 1)[0]
    raw = _raw(info)
    return _unicode_path(info.extra, raw) or raw.decode(encoding, "replace")


def _raw(info: zipfile.ZipInfo) -> bytes:
    """The bytes the library has read as cp437."""
    return info.orig_filename.split("\0", 1)[0].encode("cp437", "replace")


def _unicode_path(extra: bytes, raw: bytes) -> str | None:
    at = 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        if kind == _UNICODE_PATH and len(field) > 5:
            version, checksum = struct.unpack_from("<BI", field)
            if version == 1 and checksum == zlib.crc32(raw):
                return field[5:].decode("utf-8", "replace")
        at += 4 + size
    return None
