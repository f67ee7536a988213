"""Tables of web pages: those that hold data, as rows; those that only lay out the page, told apart."""

from collections.abc import Iterator

from lxml import etree

_WIDEST = 60
_TALLEST = 500


def is_layout(table: etree._Element) -> bool:
    """A table holding tables, headings or long texts in a column lays out the page."""
    inner = sum(1 for _ in table.iter("table", "h1", "h2", "h3", "h4"))
    if inner > 1:
        return True
    rows = list(_rows(table))
    return max((sum(1 for _ in _cells(row)) for row in rows), default=0) <= 1


def rows_of(table: etree._Element) -> list[list[str]]:
    """Spanned cells say their text in every row they cover."""
    rows: list[list[str]] = []
    below: dict[int, tuple[int, str]] = {}
    for row in _rows(table):
        rows.append(_row(row, below))
    return rows


def _row(row: etree._Element, below: dict[int, tuple[int, str]]) -> list[str]:
    cells: list[str] = []
    for cell in _cells(row):
        _fill(cells, below)
        text = " ".join("".join(map(str, cell.itertext())).split())
        for column in range(_span(cell, "colspan", _WIDEST)):
            if (down := _span(cell, "rowspan", _TALLEST)) > 1:
                below[len(cells)] = (down - 1, text if column == 0 else "")
            cells.append(text if column == 0 else "")
    _fill(cells, below)
    return cells


def _fill(cells: list[str], below: dict[int, tuple[int, str]]) -> None:
    """Take over what reaches down into this row from above."""
    while len(cells) in below:
        left, text = below.pop(len(cells))
        if left > 1:
            below[len(cells)] = (left - 1, text)
        cells.append(text)


def _span(cell: etree._Element, name: str, most: int) -> int:
    stated = (cell.get(name) or "1").strip()
    return min(max(int(stated), 1), most) if stated.isdecimal() else 1


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return table.iter("tr")


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return row.iterchildren("td", "th")
