"""Which names a file inside a package may have: such as stay inside a folder on Linux and Windows alike."""

import re
import unicodedata
from enum import StrEnum

_LONGEST_NAME, _LONGEST_PART = 400, 200  # bytes; a part stays below the 255 of common file systems
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class NameProblem(StrEnum):
    OUTSIDE = "name_leads_outside"
    NOT_PORTABLE = "name_not_portable"
    TOO_LONG = "name_too_long"


def name_problem(name: str) -> NameProblem | None:
    parts = name.split("/")
    if not name or name.startswith("/") or ".." in parts or re.match(r"[A-Za-z]:|\\", name):
        return NameProblem.OUTSIDE
    if len(name.encode()) > _LONGEST_NAME or any(len(part.encode()) > _LONGEST_PART for part in parts):
        return NameProblem.TOO_LONG
    if unicodedata.normalize("NFC", name) != name or not all(_portable(part) for part in parts):
        return NameProblem.NOT_PORTABLE
    return None


def _portable(part: str) -> bool:
    """A part Windows would rename or refuse is not portable."""
    stripped = part.rstrip(". ")
    return bool(part) and part == stripped and not _FORBIDDEN.search(part) and not _DEVICE.fullmatch(part)
