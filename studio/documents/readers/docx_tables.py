"""Rows of a Word table: merged cells carry their text to all they span, nested tables read as text."""

from collections.abc import Callable, Iterator

from lxml import etree

from studio.documents.readers.docx_xml import child, local, value, whole_number

_WIDEST = 60


def rows_of(table: etree._Element, cell_text: Callable[[etree._Element], str]) -> list[list[str]]:
    rows: list[list[str]] = []
    above: dict[int, str] = {}
    for row in _descendants(table, "tr"):
        if child(row, "trPr", "del") is not None:
            continue
        column = _before(row)
        cells: list[str] = [""] * column
        for cell in _descendants(row, "tc"):
            text, span = _cell(cell, cell_text, above.get(column, ""))
            above[column] = text
            cells += [text, *[""] * (span - 1)]
            column += span
        rows.append(cells)
    return rows


def _before(row: etree._Element) -> int:
    """Columns a row leaves out at its start."""
    return min(max(whole_number(value(child(row, "trPr", "gridBefore"))), 0), _WIDEST)


def _cell(cell: etree._Element, cell_text: Callable[[etree._Element], str], above: str) -> tuple[str, int]:
    properties = child(cell, "tcPr")
    span = min(max(whole_number(value(child(properties, "gridSpan")), 1), 1), _WIDEST)
    merge = child(properties, "vMerge")
    goes_on = merge is not None and value(merge) != "restart"
    return (goes_on and above) or cell_text(cell), span


def _descendants(element: etree._Element, name: str) -> Iterator[etree._Element]:
    """Rows and cells may stand inside content controls, but not inside a nested table."""
    for each in element:
        if local(each) == name:
            yield each
        elif local(each) in ("sdt", "sdtContent", "ins", "customXml"):
            yield from _descendants(each, name)
