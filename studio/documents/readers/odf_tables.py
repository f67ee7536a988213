"""Tables of OpenDocument files: rows and cells that stand for many, merged ones with what they cover."""

from collections.abc import Callable, Iterator

from lxml import etree

from studio.documents.readers.docx_xml import local, whole_number
from studio.documents.readers.odf_package import attribute

_HOLDERS = {"table-header-rows", "table-rows", "table-row-group"}
_WIDEST, _MOST_ALIKE = 60, 1000


def rows_in(table: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Each row with how many times it stands there."""
    for each in table:
        if local(each) == "table-row":
            yield each, max(whole_number(attribute(each, "number-rows-repeated"), 1), 1)
        elif local(each) in _HOLDERS:
            yield from rows_in(each)


def cells_in(row: etree._Element) -> Iterator[tuple[etree._Element, int]]:
    """Each cell, also covered ones, with how many times it stands there."""
    for each in row:
        if local(each) in ("table-cell", "covered-table-cell"):
            yield each, max(whole_number(attribute(each, "number-columns-repeated"), 1), 1)


def span_of(cell: etree._Element) -> tuple[int, int]:
    """How many rows and columns it takes."""
    rows, columns = (attribute(cell, f"number-{what}-spanned") for what in ("rows", "columns"))
    return max(whole_number(rows, 1), 1), max(whole_number(columns, 1), 1)


def rows_of(table: etree._Element, cell_text: Callable[[etree._Element], str]) -> list[list[str]]:
    """A cell merged over several rows is said in each of them; to its right it leaves cells empty."""
    rows: list[list[str]] = []
    above: dict[int, tuple[str, int]] = {}
    for row, times in rows_in(table):
        cells = list(_cells(row, above, cell_text))
        rows += [list(cells) for _ in range(min(times, _MOST_ALIKE) if any(cells) else 1)]
    return rows


def _cells(
    row: etree._Element, above: dict[int, tuple[str, int]], cell_text: Callable[[etree._Element], str]
) -> Iterator[str]:
    """`above` has what reaches down in each column, and into how many more rows."""
    column = 0
    for cell, times in cells_in(row):
        covered = local(cell) == "covered-table-cell"
        said = "" if covered else cell_text(cell)
        for _ in range(min(times, _WIDEST - column)):
            text, left = above.pop(column, ("", 0)) if covered else (said, span_of(cell)[0])
            if left > 1:
                above[column] = text, left - 1
            yield text
            column += 1
