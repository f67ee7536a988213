"""The kept plans of all pages, a file each: `python -m tests.ui.window.layouts` keeps them as they are."""

import asyncio
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from studio.core.languages import Language

FOLDER = Path(__file__).parents[1] / "layout"

Plans = Mapping[str, Sequence[str]]
"""By language and size."""


def kept_plans(place: str) -> dict[str, list[str]]:
    """Empty for a page that has none yet."""
    file = _file(place)
    parts = file.read_text(encoding="utf-8").split("\n\n") if file.exists() else []
    return {head: lines for part in parts for head, *lines in [part.strip("\n").split("\n")]}


def keep_plans(place: str, plans: Plans) -> None:
    told = ["\n".join([head, *lines]) for head, lines in plans.items()]
    FOLDER.mkdir(exist_ok=True)
    _file(place).write_text("\n\n".join(told) + "\n", encoding="utf-8")


def _file(place: str) -> Path:
    return FOLDER / f"{place.replace('/', '-')}.txt"


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests.ui.window.content import fill
    from tests.ui.window.noting import noted_full, noted_otherwise

    plans: dict[str, dict[str, list[str]]] = {}
    for language in Language:
        with tempfile.TemporaryDirectory() as folder:
            asyncio.run(fill(Path(folder)))
            for noted in (noted_full, noted_otherwise):
                for place, found in noted(Path(folder) / "workspace", language).plans.items():
                    plans.setdefault(place, {}).update(found)
    for old in FOLDER.glob("*.txt"):
        old.unlink()
    for place, found in plans.items():
        keep_plans(place, found)


if __name__ == "__main__":
    main()
