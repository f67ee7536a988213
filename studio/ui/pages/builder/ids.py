"""The id of a new agent from its name: its letters, Chinese by sound, or agent-1 and so on; then the mark.

Two offices that give their agents Chinese names shall not both submit an agent-1 to the city's catalogue.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from itertools import count

from studio.workspace.class_ids import marked

_LONGEST = 44
_RESERVED = re.compile(r"con|prn|aux|nul|com\d|lpt\d")  # no folder of that name on Windows


def new_id(
    name: str, taken: Collection[str], mark: str = "", readings: Mapping[str, Sequence[str]] | None = None
) -> str:
    """`mark` is what the ids of one person's agents have in common, `fire-s7`; `readings` how it sounds."""
    name = "".join(_sound(character, readings or {}) for character in name)
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    slug = "-".join(re.findall(r"[a-z0-9]+", plain))[:_LONGEST].strip("-")
    if not re.search("[a-z]", slug) or _RESERVED.fullmatch(slug):
        return _numbered(marked("agent", mark), taken)
    slug = marked(slug, mark)
    return slug if slug not in taken else _numbered(slug, taken, 2)


def _numbered(stem: str, taken: Collection[str], first: int = 1) -> str:
    return next(found for number in count(first) if (found := f"{stem}-{number}") not in taken)


def _sound(character: str, readings: Mapping[str, Sequence[str]]) -> str:
    return next(iter(readings.get(character, ())), character)
