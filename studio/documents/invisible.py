"""Characters nobody sees: they hide instructions and split words, so they go when a file is read."""

from studio.core.patterns import late
from studio.documents.ideographs import ordinary

_INVISIBLE_RANGES = (
    "\U000e0000-\U000e007f\U000e0100-\U000e01ef\ufe00-\ufe0f"  # tags, variation selectors
    "\u200b-\u200f\u2060-\u2064\u206a-\u206f\ufeff\u034f\u180b-\u180f"  # no width, joiners, byte order mark
    "\u202a-\u202e\u2066-\u2069\u061c"  # direction of writing, which can turn a text round
    "\u115f\u1160\u3164\uffa0\ufff9-\ufffb\u00ad\u2800"  # blank letters, notes between lines, soft hyphen
)
_INVISIBLE = late(f"[{_INVISIBLE_RANGES}]")
_CONTROL = late("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_UNSEEN = late(f"{_INVISIBLE.pattern}|{_CONTROL.pattern}|\r(?!\n)")
_BREAK = late("\r\n|[\n\r\u2028\u2029]")
_WIDE_GAP = late("[ \t\u3000]{3,}")
_ODD_SPACES = str.maketrans(dict.fromkeys("\u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2009\u202f", " "))
# What `cleaned` changes, in one: most lines of most files have nothing of it.
_ODD = late(
    f"[{_INVISIBLE_RANGES}\x00-\x08\x0a-\x1f\x7f-\xa0\ud800-\udfff\ufffe\uffff"
    "\u2028\u2029\u2002-\u2009\u202f\u2e80-\u2fdf\uf900-\ufaff]|[ \t\u3000]{3,}"
)


def without_invisible(text: str) -> str:
    return _INVISIBLE.sub("", text)


def without_controls(text: str) -> str:
    """Without what steers a terminal; tabs and ends of lines stay."""
    return _CONTROL.sub("", text)


def made_visible(text: str) -> str:
    """Show what nobody sees as the number of its character: for what a person is to agree to as it is."""
    return _UNSEEN.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", text)


def cleaned(text: str) -> str:
    """Also without control characters, half surrogates and soft hyphens; lines keep no outer spaces.

    Radicals that stand for ordinary characters become these.
    """
    plain = text.isascii() and text.isprintable() and "   " not in text  # sooner told than by the pattern
    if plain or not _ODD.search(text):
        return text.strip()
    visible = _CONTROL.sub("", without_invisible(ordinary(text))).translate(_ODD_SPACES)
    lines = (_WIDE_GAP.sub("  ", line.strip()) for line in _BREAK.split(visible))
    return "\n".join(line for line in lines if line)
