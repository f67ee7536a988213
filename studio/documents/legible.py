"""Whether the text a file says it holds is text at all: fonts without a table of characters yield rubbish."""

import re
from collections import Counter
from collections.abc import Callable, Mapping
from unicodedata import category

_NUMBERED_GLYPH = re.compile(r"\(cid:\d+\)")
_FEWEST = 30  # signs from which on shares say something
_MOST_UNREADABLE = 0.2
_MOST_ACCENTED = 0.4
_MOST_SIGNS = 0.5
_LEAST_COMMON = 0.45  # of the Chinese characters; traditional texts have some 60 %
_ODD_SIGNS = frozenset("!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~")


def legible(text: str) -> bool:
    """`text` without spaces."""
    left, glyphs = _NUMBERED_GLYPH.subn("", text)
    signs = Counter(left)
    unreadable = glyphs + _times(signs, _unreadable)
    if unreadable > _MOST_UNREADABLE * (len(left) + glyphs):
        return False
    accented = _times(signs, lambda sign: "\x80" <= sign <= "\u024f")
    odd = _times(signs, _ODD_SIGNS.__contains__)
    strange = accented > _MOST_ACCENTED * len(left) or odd > _MOST_SIGNS * len(left)
    return len(left) < _FEWEST or not (strange or _rare(signs))


def _times(signs: Mapping[str, int], wanted: Callable[[str], bool]) -> int:
    """Each sign is looked at once, however often it is written."""
    return sum(times for sign, times in signs.items() if wanted(sign))


def _unreadable(sign: str) -> bool:
    return sign == "\ufffd" or category(sign) in {"Co", "Cn", "Cc", "Cs"}


def _rare(signs: Mapping[str, int]) -> bool:
    han = {sign: times for sign, times in signs.items() if "\u3400" <= sign <= "\u9fff"}
    written = sum(han.values())
    common = _times(han, lambda sign: bool(sign.encode("gb2312", "ignore")))
    return written >= _FEWEST and common < _LEAST_COMMON * written
