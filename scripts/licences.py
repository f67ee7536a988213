"""List the licences of all we ship: `python -m scripts.licences`.

With `--check`: is the list true, is nothing under the GPL in it, and does each part have its text?
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distribution
from pathlib import Path
from typing import Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from studio.core.third_parties import Part, notices_of, third_parties

_LEAST_TEXT = 300  # characters; a licence is longer
LIST = Path(__file__).parent.parent / "studio/assets/licences.json"
PROJECT = LIST.parents[2] / "pyproject.toml"
QT = "Qt 6 (in PySide6)"
UNDER_LGPL = {"PySide6_Essentials", "shiboken6", QT, "FFmpeg (in OpenCV)", "GEOS (in shapely)"}
UNDER_AN_EXCEPTION = ("GPL-2.0-or-later WITH Bootloader-exception", "GPL-3.0-or-later WITH GCC-exception-3.1")
"""Made for being linked with programs of any licence."""

_LGPL_3, _LGPL_2 = ["LGPL-3.0.txt", "GPL-3.0.txt"], ["LGPL-2.1.txt"]
TEXTS = {
    "PySide6_Essentials": ["Qt.txt", *_LGPL_3],
    "flatbuffers": ["Apache-2.0.txt"],
    "llama-index-instrumentation": ["LlamaIndex.txt"],
    "llama-index-workflows": ["LlamaIndex.txt"],
    "rjieba": ["jieba.txt"],
    "shiboken6": ["Qt.txt", *_LGPL_3],
    "tokenizers": ["Apache-2.0.txt"],
}
"""Of packages that bring no text of their own: files in studio/assets/notices."""


def _inside(name: str, within: str, licence: str, *texts: str) -> "Entry":
    return {"name": name, "version": "", "licence": licence, "within": within, "texts": [*texts]}


INSIDE_PACKAGES = [
    _inside(QT, "PySide6_Essentials", "LGPL-3.0-only", "Qt.txt", *_LGPL_3),
    _inside("PDFium (in pypdfium2)", "pypdfium2", "BSD-3-Clause AND Apache-2.0"),
    _inside("Material Design Icons (in QtAwesome)", "QtAwesome", "Apache-2.0", "Icons.txt", "Apache-2.0.txt"),
    _inside("PP-OCR models (in rapidocr)", "rapidocr", "Apache-2.0", "PP-OCR.txt", "Apache-2.0.txt"),
    _inside("jieba dictionary (in rjieba)", "rjieba", "MIT", "jieba.txt"),
    _inside("FFmpeg (in OpenCV)", "opencv-python-headless", "LGPL-2.1-or-later", "FFmpeg.txt", *_LGPL_2),
    _inside("GEOS (in shapely)", "shapely", "LGPL-2.1-only", "GEOS.txt", *_LGPL_2),
    _inside("Python", "-", "PSF-2.0", "Python.txt"),
    _inside("PyInstaller bootloader (in packages)", "-", UNDER_AN_EXCEPTION[0], "PyInstaller.txt"),
    _inside(
        "GCC runtime libraries",
        "-",
        UNDER_AN_EXCEPTION[1],
        "GCC.txt",
        "GCC-exception-3.1.txt",
        "GPL-3.0.txt",
        *_LGPL_2,
    ),
]

Entry = dict[str, Any]  # as JSON has it


def main() -> None:
    entries = shipped()
    if "--check" in sys.argv:
        found = complaints(entries, json.loads(LIST.read_text(encoding="utf-8")))
        sys.exit("\n".join([*found, *without_text(third_parties())]) or None)
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


def without_text(parts: Iterable[Part]) -> list[str]:
    """A part may only be shipped with its licence."""
    return [f"no licence text: {part.name}" for part in parts if len(notices_of(part)) < _LEAST_TEXT]


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
    name = str(package.metadata["Name"])
    texts = {"texts": TEXTS[name]} if name in TEXTS else {}
    return {"name": name, "version": package.version, "licence": _licence(package), **texts}


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
    if entry["licence"] in UNDER_AN_EXCEPTION:
        return False
    return "GPL" in entry["licence"] or entry["licence"] == "?"


if __name__ == "__main__":
    main()
