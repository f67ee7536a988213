"""Whether the text a file says it holds is text at all: fonts without a table of characters yield rubbish."""

import re
from collections.abc import Callable
from unicodedata import category

_NUMBERED_GLYPH = re.compile(r"\(cid:\d+\)")
_DOUBTFUL = re.compile("[\x80-\u024f\ufffd]")
_NO_HAN = re.compile("[^\u3400-\u9fff]+")
_FEWEST = 30  # signs from which on shares say something
_MOST_UNREADABLE = 0.2
_MOST_ACCENTED = 0.4
_MOST_SIGNS = 0.5
_LEAST_COMMON = 0.45  # of the Chinese characters; traditional texts have some 60 %
_ODD_SIGNS = b"!\"#$%&'()*+,/:;<=>?@[\\]^`{|}~"


def legible(text: str) -> bool:
    """`text` without spaces."""
    left, glyphs = _NUMBERED_GLYPH.subn("", text)
    doubtful = "" if left.isprintable() and (left.isascii() or not _DOUBTFUL.search(left)) else left
    unreadable = glyphs + _times(doubtful, _unreadable)
    if unreadable > _MOST_UNREADABLE * (len(left) + glyphs):
        return False
    accented = _times(doubtful, lambda sign: "\x80" <= sign <= "\u024f")
    strange = accented > _MOST_ACCENTED * len(left) or _odd(left) > _MOST_SIGNS * len(left)
    return len(left) < _FEWEST or not (strange or _rare(left))


def _odd(text: str) -> int:
    narrow = text.encode("ascii", "ignore")
    return len(narrow) - len(narrow.translate(None, _ODD_SIGNS))


def _times(text: str, wanted: Callable[[str], bool]) -> int:
    """Each sign is looked at once, however often it is written."""
    return sum(text.count(sign) for sign in set(text) if wanted(sign))


def _unreadable(sign: str) -> bool:
    return sign == "\ufffd" or category(sign) in {"Co", "Cn", "Cc", "Cs"}


def _rare(text: str) -> bool:
    han = "" if text.isascii() else _NO_HAN.sub("", text)
    common = len(han.encode("gb2312", "ignore")) // 2
    return len(han) >= _FEWEST and common < _LEAST_COMMON * len(han)
