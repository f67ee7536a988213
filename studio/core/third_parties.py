"""The parts of others this program is made of, and the notices that came with them."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from studio.core.paths import PACKAGE

_ASSETS = PACKAGE / "assets"
NOTICES = _ASSETS / "notices"
SYSTEM = NOTICES / "system"
"""Notices of libraries of the system a package was built on, where such came along."""
_NAMED = ("licen", "notice", "copying", "copyright", "authors", "thirdparty")
_TEXTS = (".txt", ".md", ".rst", ".apache", ".bsd", ".mit", ".ijg")
_LONGEST = 400_000
_BETWEEN = "\n\n———\n\n"


@dataclass(frozen=True)
class Part:
    """`within` is the package that brings it where it is none itself; `texts` are among our own notices."""

    name: str
    version: str
    licence: str
    within: str = ""
    texts: tuple[str, ...] = ()


def third_parties() -> list[Part]:
    """Return every part, as they were found when the list was made, and when the package was built."""
    entries = json.loads((_ASSETS / "licences.json").read_text(encoding="utf-8"))
    listed = [Part(**{**entry, "texts": tuple(entry.get("texts", ()))}) for entry in entries]
    return [*listed, *(Part(file.stem, "", "", texts=(f"system/{file.name}",)) for file in _of_system())]


def notices_of(part: Part) -> str:
    """Blocking; return the texts that belong to a part, empty where there are none."""
    own = [(NOTICES / name).read_text(encoding="utf-8", errors="replace") for name in part.texts]
    try:
        found = distribution(part.within or part.name)
    except PackageNotFoundError:
        return _BETWEEN.join(own)
    brought = [_text(found, name) for name in notice_files(found)]
    return _BETWEEN.join(text for text in (*own, *brought, _inside(found)) if text)[:_LONGEST]


def notice_files(found: Distribution) -> list[str]:
    """Names of files that are called so, or lie in a folder that is; relative to where it is installed."""
    named = (
        str(file) for file in found.files or () if any(part.lower().startswith(_NAMED) for part in file.parts)
    )
    return sorted(name for name in named if name.lower().endswith(_TEXTS) or "." not in Path(name).name)


def _of_system() -> list[Path]:
    return sorted(SYSTEM.glob("*.txt"))


def _text(found: Distribution, name: str) -> str:
    try:
        return Path(str(found.locate_file(name))).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _inside(found: Distribution) -> str:
    """What was compiled into it, as its bill of materials tells."""
    files = [str(file) for file in found.files or () if "sboms" in file.parts and file.suffix == ".json"]
    lines = sorted({line for name in files for line in _components(_text(found, name))})
    return "\n".join(["Compiled into it:", *lines]) if lines else ""


def _components(text: str) -> Iterator[str]:
    try:
        told = json.loads(text)
    except ValueError:
        return
    for one in told.get("components", ()):
        kinds = [_licence(entry) for entry in one.get("licenses", ())]
        yield f"{one.get('name', '')} {one.get('version', '')}  {', '.join(filter(None, kinds))}".rstrip()


def _licence(entry: dict[str, object]) -> str:
    licence = entry.get("license")
    named = licence if isinstance(licence, dict) else {}
    return str(entry.get("expression") or named.get("id") or named.get("name") or "")
