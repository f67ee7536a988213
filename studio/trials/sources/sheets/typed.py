"""Cells of a sheet as people typed them: a time of day without seconds, a share with its percent sign."""

import re
from collections.abc import Iterator, Sequence
from datetime import time
from itertools import chain
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
        for sheet in load_workbook(file, read_only=True, data_only=True).worksheets:
            sheet.reset_dimensions()
            for cell in chain.from_iterable(sheet.iter_rows()):
                if (shown := _as_share(cell.value, cell.number_format)) and cell.row and cell.column:
                    yield (sheet.title, cell.row, cell.column), shown
    except Exception:  # it raises as many kinds as there are odd files; the numbers are known without it
        return


def _as_share(value: object, shown_as: str) -> str:
    found = _PERCENT.search(shown_as) if isinstance(value, float) else None
    return f"{value:.{len(found['decimals'] or '')}%}" if found else ""
