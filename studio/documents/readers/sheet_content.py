"""A sheet as any spreadsheet format gives it, to blocks: rows, then what is noted on it."""

from collections.abc import Mapping, Sequence

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.classification import is_mark
from studio.documents.content import paragraph
from studio.documents.readers.sheet_rows import Area, sheet_blocks

MOST_COLUMNS = 500
Cells = Mapping[int, Mapping[int, str]]  # row → column → text, from 0; empty ones are left out


def rows_of(cells: Cells) -> list[list[str]]:
    """Every row up to the last that says anything; empty ones are empty lists."""
    width = 1 + max((max(row) for row in cells.values() if row), default=-1)
    rows: list[list[str]] = [[] for _ in range(1 + max(cells, default=-1))]
    for number, row in cells.items():
        rows[number] = [row.get(column, "") for column in range(min(width, MOST_COLUMNS))]
    return rows


def blocks_of(
    name: str,
    cells: Cells,
    merges: Sequence[Area],
    notes: Sequence[tuple[int, int, str]],
    boxes: Sequence[str],
) -> list[Block]:
    blocks = sheet_blocks(rows_of(cells), name, merges)
    blocks += [paragraph(text, Place(sheet=name)) for text in boxes]
    for row, column, text in notes:
        place = Place(sheet=name, first_row=row + 1, last_row=row + 1)
        blocks.append(paragraph(f"批注（{column_name(column)}{row + 1}）：{text}", place))
    return blocks


def cut_columns(name: str, cells: Cells) -> list[tuple[str, str]]:
    """A warning where a sheet is wider than what is read of it."""
    wide = any(max(row, default=0) >= MOST_COLUMNS for row in cells.values())
    return [("columns_left_out", name)] if wide else []


def marks_in(texts: Sequence[str]) -> list[Block]:
    """密级 in the headers and footers sheets are printed with."""
    return [paragraph(text, Place()) for text in dict.fromkeys(texts) if is_mark(text)]


def column_name(column: int) -> str:
    """A, B … Z, AA …"""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        name = chr(ord("A") + letter) + name
    return name
