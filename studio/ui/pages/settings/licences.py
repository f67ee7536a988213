"""The parts of others this program is made of, and the notices that came with them."""

import json
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from studio.core.paths import PACKAGE

_NOTICES = ("licen", "notice", "copying", "copyright", "authors", "thirdparty")
_TEXTS = (".txt", ".md", ".rst", ".apache", ".bsd", ".mit")
_INSIDE = {
    "Qt 6 (in PySide6)": "PySide6_Essentials",
    "PDFium (in pypdfium2)": "pypdfium2",
    "Icon fonts (in QtAwesome)": "QtAwesome",
}
_LONGEST = 200_000


@dataclass(frozen=True)
class Part:
    name: str
    version: str
    licence: str


def third_parties() -> list[Part]:
    """Return every part, as they were found when the list was made."""
    entries = json.loads((PACKAGE / "assets" / "licences.json").read_text(encoding="utf-8"))
    return [Part(entry["name"], entry["version"], entry["licence"]) for entry in entries]


def notices_of(part: str) -> str:
    """Blocking; return the texts that were installed with a part, empty where there are none."""
    try:
        found = distribution(_INSIDE.get(part, part))
    except PackageNotFoundError:
        return ""
    texts = [text for name in _notices(found) if (text := found.read_text(name) or _located(found, name))]
    return "\n\n———\n\n".join(texts)[:_LONGEST]


def _notices(found: Distribution) -> list[str]:
    """Files that are called so, or lie in a folder that is."""
    named = (
        str(file)
        for file in found.files or ()
        if any(part.lower().startswith(_NOTICES) for part in file.parts)
    )
    return sorted(name for name in named if name.lower().endswith(_TEXTS) or "." not in Path(name).name)


def _located(found: Distribution, name: str) -> str:
    try:
        return Path(str(found.locate_file(name))).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""
