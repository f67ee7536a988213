"""What is written otherwise than it reads: in wide or fancy letters, parted by signs nobody sees, escaped."""

import html
import re
import unicodedata

from studio.core.patterns import late
from studio.documents import without_invisible

_DISGUISED = late(  # letters of other widths and styles; signs without width
    "[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff\u24b6-\u24e9"
    "\u200b-\u200f\u2060-\u2064\ufeff\u00ad\u034f\ufe00-\ufe0f\u180b-\u180f\U000e0000-\U000e01ef]"
)
_ESCAPED = late(r"\\u([0-9a-fA-F]{4})")


def undisguised(text: str) -> str:
    """The text as a reader takes it, with as many lines."""
    if text.isascii() or not _DISGUISED.search(text):
        return text
    return unicodedata.normalize("NFKC", without_invisible(text))


def unescaped(text: str) -> str:
    r"""Characters in place of &#26426; and \u673a, by which JSON, HTML and XML may write them."""
    if "&" in text:
        text = html.unescape(text)
    return _ESCAPED.sub(_meant, text) if r"\u" in text else text


def _meant(found: "re.Match[str]") -> str:
    sign = chr(int(found[1], 16))
    return sign if sign.isprintable() else found[0]
