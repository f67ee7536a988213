"""Whether the text a file says it holds is text at all: fonts without a table of characters yield rubbish."""

import re
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
    unreadable = glyphs + sum(_unreadable(sign) for sign in left)
    if unreadable > _MOST_UNREADABLE * (len(left) + glyphs):
        return False
    accented = sum("\x80" <= sign <= "\u024f" for sign in left)
    odd = sum(sign in _ODD_SIGNS for sign in left)
    strange = accented > _MOST_ACCENTED * len(left) or odd > _MOST_SIGNS * len(left)
    return len(left) < _FEWEST or not (strange or _rare(left))


def _unreadable(sign: str) -> bool:
    return sign == "\ufffd" or category(sign) in {"Co", "Cn", "Cc", "Cs"}


def _rare(text: str) -> bool:
    han = [sign for sign in text if "\u3400" <= sign <= "\u9fff"]
    common = sum(bool(sign.encode("gb2312", "ignore")) for sign in han)
    return len(han) >= _FEWEST and common < _LEAST_COMMON * len(han)
