"""Sheets as tables: named columns, the rows under them as text, and what was left out and why."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from studio.documents.readers.cells import Cell
from studio.tools.spreadsheets.grids import Grid, grids_of
from studio.tools.spreadsheets.heads import Head, head_of
from studio.tools.spreadsheets.stacks import stacked
from studio.tools.spreadsheets.sums import adds_up, is_sum

_FOOTNOTE = re.compile(r"^(?:备?注|说明|填表|制表|审核|负责人|数据来源|来源|单位负责)[^|]{0,12}[:：]")


@dataclass(slots=True)
class Sheet:
    """`rows` and `values` have a cell for every column; `numbers` are the rows' on the sheet, from 1.

    `titles` stand above the table; `sums` counts rows of totals that were left out, `notes` are lines below.
    """

    file: str
    sheet: str
    columns: tuple[str, ...]
    units: tuple[str, ...]
    rows: list[list[str]]
    values: list[list[Cell]]
    numbers: list[int]
    titles: tuple[str, ...] = ()
    sums: int = 0
    notes: list[str] = field(default_factory=list)


def sheets_of(path: Path) -> list[Sheet]:
    """Every sheet that has a table with columns, with or without rows; raises a DocumentError."""
    from studio.tools.spreadsheets.guarding import refuse_classified

    grids = grids_of(path)
    refuse_classified(path.name, grids)
    found = (_sheet(path.name, part) for grid in grids for part in stacked(grid))
    return [sheet for sheet in found if sheet is not None]


def texts_of(path: Path) -> list[dict[str, Any]]:
    """For the child process: the sheets without values, as JSON."""
    return [
        {
            "file": sheet.file,
            "sheet": sheet.sheet,
            "columns": sheet.columns,
            "rows": sheet.rows,
            "numbers": sheet.numbers,
            "titles": sheet.titles,
        }
        for sheet in sheets_of(path)
    ]


def _sheet(file: str, grid: Grid) -> Sheet | None:
    head = head_of(grid.texts, grid.merges)
    if head is None:
        return None
    used = _used_columns(head, grid.texts)
    if not used:
        return None
    names = _distinct([head.names[column] or f"列{column + 1}" for column in used])
    units = tuple(head.units[column] for column in used)
    sheet = Sheet(file, grid.sheet, names, units, [], [], [], head.above)
    for number in range(head.body, len(grid.texts)):
        _take(sheet, grid, number, used)
    _leave_out_the_whole(sheet)
    return sheet


def _leave_out_the_whole(sheet: Sheet) -> None:
    """The last row, or the first, where it is the sum of all others."""
    for at in (-1, 0):
        others = sheet.rows[:-1] if at else sheet.rows[1:]
        if sheet.rows and adds_up(sheet.rows[at], others):
            sheet.sums += 1
            del sheet.rows[at], sheet.values[at], sheet.numbers[at]
            return


def _take(sheet: Sheet, grid: Grid, number: int, used: Sequence[int]) -> None:
    texts, values = grid.texts[number], grid.values[number]
    cells = [texts[column] if column < len(texts) else "" for column in used]
    filled = [cell for cell in cells if cell]
    if not filled or tuple(cells) == sheet.columns:  # a header said again on every printed page
        return
    if is_sum(filled):
        sheet.sums += 1
    elif len(set(filled)) == 1 and len(used) > 2 and _FOOTNOTE.match(filled[0]):
        sheet.notes.append(filled[0])
    else:
        sheet.rows.append(cells)
        sheet.values.append([values[column] if column < len(values) else "" for column in used])
        sheet.numbers.append(grid.first + number + 1)


def _used_columns(head: Head, texts: Sequence[Sequence[str]]) -> list[int]:
    """Columns that have a name or any value; without a name a value must be there."""
    valued = {column for row in texts[head.body :] for column, cell in enumerate(row) if cell}
    width = max(len(head.names), max(valued, default=-1) + 1)
    named = {column for column, name in enumerate(head.names) if name}
    return [column for column in range(min(width, len(head.names))) if column in valued | named]


def _distinct(names: Sequence[str]) -> tuple[str, ...]:
    """A name that comes again is numbered: 数量, 数量_2. For a database 甲A and 甲a are one name."""
    taken: set[str] = set()
    given: list[str] = []
    for name in names:
        one, count = name, 1
        while one.casefold() in taken:
            count += 1
            one = f"{name}_{count}"
        taken.add(one.casefold())
        given.append(one)
    return tuple(given)
