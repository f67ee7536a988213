"""A spreadsheet file to grids of values: xlsx, xls, et and xlsb through calamine, csv by our own decoding."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from studio.core.documents import DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentError, DocumentKindUnknown
from studio.documents.readers.cells import Cell, shown
from studio.documents.readers.sheet_rows import Area

MOST_COLUMNS = 300
_TALLEST = 2000  # rows a merged cell is said in


@dataclass(slots=True)
class Grid:
    """`values` are what the file holds, "" where nothing; `texts` the same as people see them.

    `first` is the number on the sheet, from 0, of its first row.
    """

    sheet: str
    values: list[list[Cell]]
    texts: list[list[str]]
    merges: list[Area]
    first: int = 0


def grids_of(path: Path) -> list[Grid]:
    """Every sheet of cells, hidden ones too; raises a DocumentError."""
    from studio.documents.bytes_of import bytes_of
    from studio.documents.kinds import kind_of

    data = bytes_of(path)
    kind = kind_of(data, path.name)
    if kind in (DocumentKind.XLSX, DocumentKind.XLS):
        return list(_book(data, path.name, kind))
    if kind in (DocumentKind.CSV, DocumentKind.TEXT):
        return [_values(data, path.name)]
    if kind is DocumentKind.HTML:
        from studio.tools.spreadsheets.html_grids import html_grids

        return [_grid("", rows, []) for rows in html_grids(data)]
    raise DocumentKindUnknown(document=path.name)


def _values(data: bytes, name: str) -> Grid:
    from studio.documents.readers.csv import csv_rows
    from studio.documents.readers.text import decoded_text

    rows = csv_rows(decoded_text(data, name, DocumentKind.CSV).text, name)
    return _grid("", [list(row) for row in rows], [])


def _book(data: bytes, name: str, kind: DocumentKind) -> Iterator[Grid]:
    import python_calamine

    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        sheets = [
            each.name for each in book.sheets_metadata if each.typ is python_calamine.SheetTypeEnum.WorkSheet
        ]
        for sheet in sheets:
            cells = book.get_sheet_by_name(sheet)
            merges = [(*first, *last) for first, last in cells.merged_cell_ranges or ()]
            yield _grid(sheet, cells.to_python(skip_empty_area=False), merges)
    except python_calamine.PasswordError as error:
        raise DocumentEncrypted(document=name, kind=kind) from error
    except DocumentError:
        raise
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise DocumentCorrupt(document=name, kind=kind) from error


def _grid(sheet: str, rows: list[list[Cell]], merges: list[Area]) -> Grid:
    values = [row[:MOST_COLUMNS] for row in rows]
    _spread_down(values, merges)
    return Grid(sheet, values, [[_text(cell) for cell in row] for row in values], merges)


def _text(cell: Cell) -> str:
    return cell.strip() if isinstance(cell, str) else shown(cell)


def _spread_down(rows: list[list[Cell]], merges: list[Area]) -> None:
    """A cell merged over several rows is said in each of them."""
    for top, left, bottom, _ in merges:
        if top < len(rows) and left < len(rows[top]) and bottom - top <= _TALLEST:
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row):
                    row[left] = rows[top][left]
