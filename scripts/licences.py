"""List the licences of all we ship: `python -m scripts.licences`.

With `--check`: is the list true, and is nothing under the GPL in it?
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LIST = Path(__file__).parent.parent / "studio/assets/licences.json"
PROJECT = LIST.parents[2] / "pyproject.toml"
QT = "Qt 6 (in PySide6)"
UNDER_LGPL = {"PySide6_Essentials", "shiboken6", QT}

INSIDE_PACKAGES = [
    {"name": QT, "version": "6.9", "licence": "LGPL-3.0-only"},
    {"name": "PDFium (in pypdfium2)", "version": "", "licence": "BSD-3-Clause AND Apache-2.0"},
    {"name": "Icon fonts (in QtAwesome)", "version": "", "licence": "OFL-1.1, Apache-2.0, MIT, CC-BY-4.0"},
]

Entry = dict[str, str]


def main() -> None:
    entries = shipped()
    if "--check" in sys.argv:
        sys.exit("\n".join(complaints(entries, json.loads(LIST.read_text(encoding="utf-8")))) or None)
    LIST.write_text(json.dumps(entries, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def shipped() -> list[Entry]:
    """Return name, version and licence of all packages the product needs, and of what they carry inside."""
    needed = tomllib.loads(PROJECT.read_text(encoding="utf-8"))["project"]["dependencies"]
    return [*(_entry(distribution(name)) for name in sorted(closure(needed))), *INSIDE_PACKAGES]


def complaints(entries: list[Entry], listed: list[Entry]) -> list[str]:
    outdated = [] if entries == listed else ["the list is out of date: run `make licences`"]
    return outdated + [
        f"not ours to ship: {entry['name']} ({entry['licence']})" for entry in entries if _refused(entry)
    ]


def closure(needed: Iterable[str]) -> set[str]:
    """Return the packages that these requirements bring along on this platform."""
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = list(_named(needed, frozenset()))
    while waiting:
        step = waiting.pop()
        if step not in seen:
            seen.add(step)
            waiting.extend(_named(distribution(step[0]).requires or (), step[1]))
    return {name for name, _ in seen}


def _named(needed: Iterable[str], extras: frozenset[str]) -> Iterator[tuple[str, frozenset[str]]]:
    for need in map(Requirement, needed):
        if need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            yield canonicalize_name(need.name), frozenset(need.extras)


def _entry(package: Distribution) -> Entry:
    return {"name": package.metadata["Name"], "version": package.version, "licence": _licence(package)}


def _licence(package: Distribution) -> str:
    """Return what the package says: its expression, a short field, its classifiers, or a heading."""
    about = package.metadata.json
    field, expression = (str(about.get(key, "")).strip() for key in ("license", "license_expression"))
    classifiers = [str(line) for line in about.get("classifier", [])]
    kinds = [line.rpartition("::")[2].strip() for line in classifiers if line.startswith("License ::")]
    short = field if "\n" not in field and len(field) <= 60 else ""
    return expression or short or " / ".join(kinds) or field.partition("\n")[0] or "?"


def _refused(entry: Entry) -> bool:
    if entry["name"] in UNDER_LGPL:
        return "LGPL" not in entry["licence"]
    return "GPL" in entry["licence"] or entry["licence"] == "?"


if __name__ == "__main__":
    main()
