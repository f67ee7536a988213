"""Characters nobody sees: they hide instructions and split words, so they go when a file is read."""

import re

from studio.documents.ideographs import ordinary

# Tags, variation selectors, zero-width characters, word joiner, byte order mark.
_INVISIBLE = re.compile("[\U000e0000-\U000e007f\ufe00-\ufe0f\u200b-\u200d\u2060\ufeff]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff\u00ad]")
_WIDE_GAP = re.compile("[ \t\u3000]{3,}")
_ODD_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2009\u202f", " "))
# What `cleaned` changes, in one: most lines of most files have nothing of it.
_ODD = re.compile(
    "[\U000e0000-\U000e007f\ufe00-\ufe0f\u200b-\u200d\u2060\ufeff\x00-\x08\x0a-\x1f\x7f-\xa0\ud800-\udfff"
    "\ufffe\uffff\u00ad\u2002-\u2009\u202f\u2e80-\u2fdf\uf900-\ufaff]|[ \t\u3000]{3,}"
)


def without_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def cleaned(text: str) -> str:
    """Also without control characters, half surrogates and soft hyphens; lines keep no outer spaces.

    Radicals that stand for ordinary characters become these.
    """
    if not _ODD.search(text):
        return text.strip()
    visible = _CONTROL.sub("", without_invisible(ordinary(text))).translate(_ODD_SPACES)
    lines = (
        _WIDE_GAP.sub("  ", line.strip())
        for line in visible.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    )
    return "\n".join(line for line in lines if line)
