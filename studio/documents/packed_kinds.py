"""Archives that have to be unpacked before anything in them can be read here."""

import re

_SIGNATURES = (
    (re.compile(rb"Rar!\x1a\x07"), "rar"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "7z"),
    (re.compile(rb"\x1f\x8b\x08"), "gz"),
    (re.compile(rb"BZh[1-9]1AY&SY"), "bz2"),
    (re.compile(rb"\xfd7zXZ\x00"), "xz"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "zst"),
    (re.compile(rb"MSCF\x00{4}"), "cab"),
    (re.compile(rb".{2}-lh[0-9a-z]-", re.S), "lzh"),
    (re.compile(rb".{257}ustar", re.S), "tar"),
)


def kind_of_packed(data: bytes) -> str | None:
    """Its usual ending, such as rar."""
    return next((kind for pattern, kind in _SIGNATURES if pattern.match(data)), None)
