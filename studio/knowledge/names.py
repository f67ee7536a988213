"""Which names a knowledge base may bear: its folder is called so on every system."""

import re
import unicodedata

from studio.core.errors import NameNotAllowed

_LONGEST = 60
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f\ud800-\udfff/\\:*?"<>|\u200b-\u200f\u2028-\u202e\u2060\ufeff]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)


def checked_name(name: str) -> str:
    """Return the name in its normal form; raises NameNotAllowed."""
    normal = unicodedata.normalize("NFC", name).strip()
    fits = 0 < len(normal) <= _LONGEST and len(normal.encode(errors="replace")) <= 240
    hidden = normal.startswith(".") or normal.endswith(".")
    if not fits or hidden or _FORBIDDEN.search(normal) or _RESERVED.fullmatch(normal):
        raise NameNotAllowed(rejected=name)
    return normal
