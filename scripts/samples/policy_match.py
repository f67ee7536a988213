"""Write the lists and texts of the agent policy-match: `python -m scripts.samples.policy_match [FOLDER]`."""

import sys
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scripts.samples.papers import write_papers

HERE = Path(__file__).parent
FOLDER = HERE.parents[1] / "agents" / "policy-match"
_MADE = datetime(2026, 3, 2, 9, 0)  # the same content makes the same file
_POLICY = ("政策名称", "申报条件", "补贴标准", "依据", "互斥组", "备注")
_FACT = ("要素", "类型", "问法", "可选值")


def write_lists(folder: Path) -> None:
    """A workbook for people and one for enterprises: the policies, and how each fact is asked for."""
    for each in _read("policy_lists.yaml"):
        _write_list(folder / each["file"], each)


def _write_list(file: Path, each: Mapping[str, Any]) -> None:
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet), "a new workbook has a sheet"
    first.title = "政策清单"
    _fill(first, each["title"], _POLICY, each["policies"])
    _fill(book.create_sheet("信息项"), "需要了解的情况和问法", _FACT, each["facts"])
    book.properties.creator, book.properties.created, book.properties.modified = "示例市", _MADE, _MADE
    file.parent.mkdir(parents=True, exist_ok=True)
    book.save(file)


def _fill(page: Worksheet, title: str, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    page.append([title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    page["A1"].font, page["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    page.append(list(header))
    for row in rows:
        page.append(list(row))
    for number, column in enumerate(zip(header, *rows, strict=True), 1):
        page.column_dimensions[get_column_letter(number)].width = min(2 * max(map(len, column)) + 2, 60)
    page.freeze_panes = "A3"


def _read(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER
    write_lists(folder / "files")
    write_papers(folder / "documents", _read("policy_texts.yaml"))


if __name__ == "__main__":
    main()
