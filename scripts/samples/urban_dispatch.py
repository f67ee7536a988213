"""Write the lists of the agent urban-dispatch: `python -m scripts.samples.urban_dispatch [FOLDER]`."""

import sys
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from scripts.samples.sheets import write_sheet

FOLDER = Path(__file__).parents[2] / "agents" / "urban-dispatch" / "files"
DUTIES, ITEMS = 842, 682
Row = tuple[str | int, ...]


def duties(offices: Sequence[dict[str, Any]]) -> list[Row]:
    """Return number, department, matter, duty and basis; every office gets its share."""
    each = [
        [
            (office["name"], matter, f"{matter}的{act}", f"《{office['law']}》第{_article(number)}条")
            for number, (matter, act) in enumerate(product(*_words(office, "matters", "acts")), 7)
        ]
        for office in offices
    ]
    return _numbered(_dealt(each, DUTIES))


def items(domains: Sequence[dict[str, Any]]) -> list[Row]:
    """Return number, category, problem, department, hours to act and basis."""
    each = [
        [
            (of["name"], f"{thing}{fault}", of["department"], of["hours"], f"《{of['law']}》")
            for things, faults in of["problems"]
            for thing, fault in product(things.split(), faults.split())
        ]
        for of in domains
    ]
    return _numbered(_dealt(each, ITEMS))


def standards(data: dict[str, Any]) -> list[Row]:
    """Return number, kind of problem, department, when a case is opened, what is to be done and basis."""
    laws = {office["name"]: office["law"] for office in data["offices"]}
    return _numbered((*row, f"《{laws[row[1]]}》") for row in data["standards"])


def _words(group: dict[str, Any], *names: str) -> list[list[str]]:
    return [str(group[name]).split() for name in names]


def _dealt(each: Sequence[Sequence[Row]], count: int) -> list[Row]:
    """Take rows from all groups in turn until there are so many, the rows of a group together."""
    turns = sorted((place, number) for number, group in enumerate(each) for place in range(len(group)))
    assert len(turns) >= count, f"{len(turns)} rows can be made, {count} are wanted"
    kept = [sum(turn[1] == number for turn in turns[:count]) for number in range(len(each))]
    return [row for number, group in enumerate(each) for row in group[: kept[number]]]


def _numbered(rows: Iterable[Row]) -> list[Row]:
    return [(number, *row) for number, row in enumerate(rows, 1)]


def _article(number: int) -> str:
    """Write a number below 100 in Chinese."""
    digits, (tens, ones) = "零一二三四五六七八九", divmod(number, 10)
    ten = "" if not tens else "十" if tens == 1 else f"{digits[tens]}十"
    return ten + (digits[ones] if ones or not tens else "")


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    data = yaml.safe_load((Path(__file__).parent / "urban.yaml").read_text(encoding="utf-8"))
    duty = ("序号", "责任部门", "事项", "职责内容", "法定依据")
    item = ("序号", "类别", "问题名称", "处置部门", "处置时限（小时）", "依据")
    standard = ("序号", "问题类型", "处置部门", "立案条件", "处置标准", "依据")
    write_sheet(
        folder / "部门职责清单.xlsx", "示例市城市管理部门职责清单", duty, duties(data["offices"]), "职责清单"
    )
    write_sheet(folder / "问题清单.xlsx", "示例市城市问题清单", item, items(data["domains"]), "问题清单")
    write_sheet(
        folder / "立案处置标准.xlsx", "示例市城市问题立案处置标准", standard, standards(data), "处置标准"
    )


if __name__ == "__main__":
    main()
