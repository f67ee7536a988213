"""Writes a list as a workbook an office would send: a title over the header, widths that fit."""

import io
from collections.abc import Sequence
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from scripts.samples.same_again import same_again


def write_sheet(
    file: Path,
    title: str,
    header: Sequence[str],
    rows: Sequence[Sequence[object]],
    sheet: str = "清单",
    note: str = "",
) -> None:
    """A note stands between title and header."""
    book = Workbook()
    page = book.active
    assert page is not None, "a new workbook has a sheet"
    page.title = sheet
    page.append([title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    page["A1"].font, page["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    if note:
        page.append([note])
    page.append(list(header))
    for row in rows:
        page.append(list(row))
    for number, name in enumerate(header, 1):
        longest = max([len(name), *(len(str(row[number - 1])) for row in rows)])
        page.column_dimensions[get_column_letter(number)].width = min(2 * longest + 2, 60)
    page.freeze_panes = f"A{4 if note else 3}"
    book.properties.creator = "示例市"
    saved = io.BytesIO()
    book.save(saved)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(same_again(saved))
