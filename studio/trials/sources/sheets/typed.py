"""Cells of a sheet as people typed them: a time of day without seconds, a share with its percent sign."""

import re
from collections.abc import Iterator, Sequence
from datetime import time
from pathlib import Path

from studio.tools.spreadsheets.grids import Grid

_PERCENT = re.compile(r"[0#](?:\.(?P<decimals>[0#]+))?%")
_Place = tuple[str, int, int]


def as_typed(file: Path, grids: Sequence[Grid]) -> list[tuple[str, list[list[str]]]]:
    """Return each sheet with its texts."""
    broken = any(
        isinstance(value, float) and value % 1 for grid in grids for row in grid.values for value in row
    )
    shares = dict(_shares(file)) if broken else {}
    return [(grid.sheet, list(_rows(grid, shares))) for grid in grids]


def _rows(grid: Grid, shares: dict[_Place, str]) -> Iterator[list[str]]:
    for at, (values, texts) in enumerate(zip(grid.values, grid.texts, strict=True), start=1):
        yield [
            shares.get((grid.sheet, at, column)) or _timed(value) or text
            for column, (value, text) in enumerate(zip(values, texts, strict=True), start=1)
        ]


def _timed(value: object) -> str:
    return f"{value.hour}:{value:%M}" if isinstance(value, time) and not value.second else ""


def _shares(file: Path) -> Iterator[tuple[_Place, str]]:
    """Of a workbook that tells its formats: where a share stands, and how it is shown."""
    from openpyxl import load_workbook

    try:
        book = load_workbook(file, read_only=True, data_only=True)
        for sheet in book.worksheets:
            sheet.reset_dimensions()
            for row in sheet.iter_rows():
                for cell in row:
                    found = _PERCENT.search(cell.number_format) if isinstance(cell.value, float) else None
                    if found and cell.row and cell.column:
                        shown = f"{cell.value:.{len(found['decimals'] or '')}%}"
                        yield (sheet.title, cell.row, cell.column), shown
    except Exception:  # it raises as many kinds as there are odd files; the numbers are known without it
        return
