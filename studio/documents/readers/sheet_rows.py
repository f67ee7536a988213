"""Rows of a sheet or CSV file to blocks: what stands above the table, then rows with their column names."""

from collections.abc import Sequence

from studio.core.documents import Block
from studio.core.places import Place
from studio.documents.content import paragraph, table_row
from studio.documents.tables import cell_text, header_index, labelled, row_text

Area = tuple[int, int, int, int]  # first row, first column, last row, last column, from 0
_LONGEST_HEADER = 300
_TALLEST = 1000


def sheet_blocks(rows: Sequence[list[str]], sheet: str | None, merges: Sequence[Area] = ()) -> list[Block]:
    _spread_down(rows, merges)
    numbered = [
        (number, row) for number, row in enumerate(rows, start=1) if any(cell.strip() for cell in row)
    ]
    if not numbered:
        return []
    head = header_index([row for _, row in numbered])
    last = _last_header(numbered, head, merges)
    above = [paragraph(_once(row), _place(sheet, number)) for number, row in numbered[:head]]
    _spread_across(rows[: numbered[last][0]], merges)
    names = _names([row for _, row in numbered[head : last + 1]])
    if _is_form(names):
        return [
            *above,
            *(
                table_row(row_text(_filled(row)), None, _place(sheet, number))
                for number, row in numbered[head:]
            ),
        ]
    written = row_text([name for name in names if name])
    header = written if len(written) <= _LONGEST_HEADER else None
    first = table_row(written, None, _place(sheet, numbered[head][0], numbered[last][0]))
    return [*above, first, *(_row(number, row, names, header, sheet) for number, row in numbered[last + 1 :])]


def _spread_down(rows: Sequence[list[str]], merges: Sequence[Area]) -> None:
    """A cell merged over several rows is said in each of them."""
    for top, left, bottom, _ in merges:
        if top < len(rows) and left < len(rows[top]) and bottom - top <= _TALLEST:
            for row in rows[top + 1 : bottom + 1]:
                if left < len(row):  # an empty row stays empty
                    row[left] = rows[top][left]


def _spread_across(rows: Sequence[list[str]], merges: Sequence[Area]) -> None:
    """In a header a cell merged over several columns heads each of them."""
    for top, left, bottom, right in merges:
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [row[left]] * len(row[left : right + 1]) if left < len(row) else []


def _is_form(names: Sequence[str]) -> bool:
    """客户名称： 产品名称： … are labels of a form, not columns of a table."""
    filled = [name for name in names if name]
    return sum(name.endswith(("：", ":")) for name in filled) * 2 >= max(len(filled), 1)


def _filled(row: Sequence[str]) -> list[str]:
    return [cell for cell in row if cell.strip()]


def _last_header(numbered: Sequence[tuple[int, list[str]]], head: int, merges: Sequence[Area]) -> int:
    """A header of two or three rows is held together by cells merged downwards."""
    first = numbered[head][0] - 1
    lowest = max(
        (bottom for top, _, bottom, _ in merges if top == first and bottom - top <= 2), default=first
    )
    last = head
    while last + 1 < len(numbered) - 1 and numbered[last + 1][0] - 1 <= lowest:
        last += 1
    return last


def _names(rows: Sequence[list[str]]) -> list[str]:
    """Column names; those of a header in several rows are joined: 联系人 电话."""
    width = max(len(row) for row in rows)
    columns = ([row[column] for row in rows if column < len(row)] for column in range(width))
    return [" ".join(dict.fromkeys(cell_text(cell) for cell in column if cell.strip())) for column in columns]


def _row(number: int, row: list[str], names: list[str], header: str | None, sheet: str | None) -> Block:
    return table_row(labelled(names, row), header, _place(sheet, number))


def _once(row: Sequence[str]) -> str:
    return " ".join(dict.fromkeys(cell_text(cell) for cell in row if cell.strip()))


def _place(sheet: str | None, first: int, last: int | None = None) -> Place:
    return Place(sheet=sheet, first_row=first, last_row=last or first)
