"""Write the spreadsheets of the courses on tools and papers: `python -m scripts.samples.subdistrict`."""

import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import yaml

from scripts.samples.sheets import write_sheet

HERE = Path(__file__).parent
COURSES = HERE.parents[1] / "courses"
_COUNT, _FIRST, _DAYS = 240, date(2026, 1, 5), 172
_STILL_OPEN = 0.1
Row = tuple[str | int | date, ...]


def requests(told: dict[str, Any]) -> Iterator[Row]:
    """Yield number, day, community, category, channel, state and days taken, by day; the same ones again."""
    chance = Random(2026)
    days = sorted(_FIRST + timedelta(chance.randrange(_DAYS)) for _ in range(_COUNT))
    for number, day in enumerate(days, 1):
        closed = chance.random() >= _STILL_OPEN
        yield (
            number,
            day,
            _weighted(chance, told["communities"]),
            _weighted(chance, told["categories"]),
            chance.choice(told["channels"]),
            told["states"][not closed],
            chance.randint(1, 15),
        )


def _weighted(chance: Random, choices: dict[str, int]) -> str:
    return chance.choices(list(choices), list(choices.values()))[0]


def write(courses: Path) -> None:
    """Write the spreadsheets of both courses into that folder of courses."""
    for told in yaml.safe_load((HERE / "subdistrict.yaml").read_text(encoding="utf-8")).values():
        folder = courses / told["course"] / "documents"
        asked = told["requests"]
        write_sheet(
            folder / asked["file"], asked["title"], asked["header"], list(requests(asked)), asked["sheet"]
        )
        for of in (told["duties"], told["added"]):
            rows = [(number, *row) for number, row in enumerate(of["rows"], 1)]
            write_sheet(folder / of["file"], of["title"], of["header"], rows, of["sheet"])


def main() -> None:
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else COURSES)


if __name__ == "__main__":
    main()
