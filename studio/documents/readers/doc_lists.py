"""Numbered lists of a Word 97 document [MS-DOC] 2.9.131–2.9.150."""

import struct
from dataclasses import dataclass, replace

from studio.documents.readers.list_numbers import Level, ListNumbers, NumberedList

_FORMATS = {  # MSONFC [MS-OSHARED] 2.2.1.3
    0: "decimal", 1: "upperRoman", 2: "lowerRoman", 3: "upperLetter", 4: "lowerLetter",
    10: "ideographDigital", 11: "japaneseCounting", 16: "japaneseCounting", 17: "japaneseCounting",
    18: "decimalEnclosedCircle", 22: "decimalZero", 23: "bullet", 28: "decimalEnclosedCircle",
    29: "decimalEnclosedCircle", 33: "taiwaneseCounting", 34: "chineseLegalSimplified",
    35: "taiwaneseCountingThousand", 36: "ideographDigital", 37: "chineseCounting",
    38: "chineseLegalSimplified", 39: "chineseCountingThousand", 40: "ideographDigital", 255: "none",
}  # fmt: skip
_LIST, _LEVEL, _OVERRIDE = 28, 28, 16
_LEVELS = 9
_NO_SPACE = 2


@dataclass(frozen=True, slots=True)
class _Declared:
    identity: int
    levels: dict[int, Level]


def numbers_of(lists: bytes, levels: bytes, overrides: bytes) -> ListNumbers:
    """`lists` is PlfLst, `levels` what stands behind it, `overrides` PlfLfo; damaged ones number nothing."""
    try:
        declared = _declared(lists, levels) if lists else {}
        return ListNumbers(_overridden(declared, overrides) if overrides else {})
    except (struct.error, LookupError):
        return ListNumbers({})


def _declared(lists: bytes, levels: bytes) -> dict[int, _Declared]:
    (count,) = struct.unpack_from("<h", lists)
    found: dict[int, _Declared] = {}
    at = 0
    for index in range(max(0, count)):
        start = 2 + _LIST * index
        (identity,) = struct.unpack_from("<i", lists, start)
        simple = lists[start + 26] & 1
        each: dict[int, Level] = {}
        for depth in range(1 if simple else _LEVELS):
            each[depth], at = _level(levels, at)
        found[identity] = _Declared(identity, each)
    return found


def _level(content: bytes, at: int) -> tuple[Level, int]:
    start, form = struct.unpack_from("<iB", content, at)
    follow = content[at + 15]
    characters, paragraph = content[at + 24], content[at + 25]
    at += _LEVEL + characters + paragraph
    (length,) = struct.unpack_from("<H", content, at)
    text = content[at + 2 : at + 2 + 2 * length].decode("utf-16-le", "replace")
    shown = "".join(f"%{ord(sign) + 1}" if ord(sign) < _LEVELS else sign for sign in text)
    return Level(_FORMATS.get(form, "decimal"), shown, start, follow != _NO_SPACE), at + 2 + 2 * length


def _overridden(declared: dict[int, _Declared], overrides: bytes) -> dict[str, NumberedList]:
    (count,) = struct.unpack_from("<I", overrides)
    count = min(count, (len(overrides) - 4) // _OVERRIDE)
    at = 4 + _OVERRIDE * count
    found: dict[str, NumberedList] = {}
    for index in range(count):
        identity, changed = struct.unpack_from("<i8xB", overrides, 4 + _OVERRIDE * index)
        levels = dict(declared[identity].levels) if identity in declared else {}
        restarts: set[int] = set()
        at = _change(overrides, at + 4, changed, levels, restarts) if at + 4 <= len(overrides) else at
        found[str(index + 1)] = NumberedList(str(identity), levels, frozenset(restarts))
    return found


def _change(overrides: bytes, at: int, count: int, levels: dict[int, Level], restarts: set[int]) -> int:
    for _ in range(count):
        start, flags = struct.unpack_from("<iI", overrides, at)
        at += 8
        depth = flags & 0xF
        restarts |= {depth} if flags & 0x10 else set()
        if flags & 0x20:
            levels[depth], at = _level(overrides, at)
        elif flags & 0x10 and depth in levels:
            levels[depth] = replace(levels[depth], start=start)
    return at
