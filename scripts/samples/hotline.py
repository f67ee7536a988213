"""Write lists and papers of the agent hotline: `python -m scripts.samples.hotline [FOLDER]`."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from scripts.samples.papers import write_papers
from scripts.samples.sheets import write_sheet

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "agents" / "hotline"
Row = tuple[str | int, ...]


def duties(units: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield number, unit, matter, what callers say of it and basis."""
    rows = ((of["name"], matter, said, of["basis"]) for of in units for matter, said in of["matters"].items())
    yield from (
        (number, unit, matter, said.replace(" ", "、"), basis)
        for number, (unit, matter, said, basis) in enumerate(rows, 1)
    )


def shared(matters: list[list[str]], units: list[dict[str, Any]]) -> Iterator[Row]:
    """Yield number, matter, unit in charge, unit that helps, who does what and basis."""
    bases = {unit["name"]: unit["basis"] for unit in units}
    yield from ((number, *matter, bases[matter[1]]) for number, matter in enumerate(matters, 1))


def papers() -> Iterator[dict[str, str]]:
    """Yield the papers of the hotline as the tool official_document takes them."""
    for number, source in enumerate(sorted((HERE / "papers_of_hotline").glob("*.md")), 1):
        title, _, body = source.read_text(encoding="utf-8").partition("\n")
        lines = (line.lstrip("# ") for line in body.splitlines())
        yield {
            "file": source.stem,
            "title": title.lstrip("# "),
            "issuer": "示例市12345热线中心",
            "number": f"示热线〔2026〕{number}号",
            "date": "2026年3月2日",
            "recipients": "各承办单位",
            "body": "\n".join(filter(None, lines)),
        }


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    data = yaml.safe_load((HERE / "hotline.yaml").read_text(encoding="utf-8"))
    write_sheet(
        folder / "files" / "承办单位职责清单.xlsx",
        "示例市12345热线承办单位职责清单",
        ("序号", "承办单位", "职责事项", "常见说法", "依据"),
        list(duties(data["units"])),
        "职责清单",
    )
    write_sheet(
        folder / "files" / "多部门共管事项清单.xlsx",
        "示例市12345热线多部门共管事项清单",
        ("序号", "共管事项", "牵头单位", "配合单位", "划分口径", "依据"),
        list(shared(data["shared"], data["units"])),
        "共管事项",
    )
    write_papers(folder / "documents", papers())


if __name__ == "__main__":
    main()
