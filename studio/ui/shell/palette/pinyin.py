"""How Chinese characters may be typed by their sound: 防 is fang or f, 重 is zhong or chong."""

import json
import unicodedata
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from sys import intern

Readings = Mapping[str, tuple[str, ...]]

_FIRST, _LAST = 0x4E00, 0x9FFF


def read_readings() -> Readings:
    """Return the toneless readings of the common characters, the usual one first; takes some 30 ms.

    Only the table of single characters is read: the library itself would bring 55 MB of phrases into memory.
    """
    spec = find_spec("pypinyin")
    folder = spec.submodule_search_locations if spec else None
    if not folder:
        return {}
    kept = json.loads((Path(folder[0]) / "pinyin_dict.json").read_bytes())
    shared: dict[str, tuple[str, ...]] = {}
    found = {}
    for code, told in kept.items():
        if _FIRST <= int(code) <= _LAST:
            found[chr(int(code))] = shared.setdefault(told, _toneless(told))
    return found


def _toneless(told: str) -> tuple[str, ...]:
    """ü is typed v by some and u by others."""
    plain: dict[str, None] = {}
    for reading in told.split(","):
        parts = unicodedata.normalize("NFD", reading)
        for typed in ("v", "u"):
            letters = parts.replace("u\u0308", typed)
            plain[intern("".join(letter for letter in letters if letter.isascii()))] = None
    return tuple(plain)
