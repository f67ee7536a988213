"""Spreadsheets in the XML of 2003 (SpreadsheetML), read like any other."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import datetime

from lxml import etree

from studio.core.documents import Block, DocumentKind
from studio.documents.content import Content
from studio.documents.readers.cells import shown
from studio.documents.readers.docx_xml import child, children, whole_number
from studio.documents.readers.number_formats import shown_in
from studio.documents.readers.sheet_content import blocks_of, cut_columns
from studio.documents.readers.sheet_rows import Area
from studio.documents.readers.xml_2003 import property_texts_2003, root_of

_NAMED = {"Percent": "0.00%", "Fixed": "0.00", "Standard": "", "General": ""}
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14


def read_xls_2003(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt."""
    root = root_of(data, name, DocumentKind.XLS)
    codes = dict(_codes(root))
    sheets = list(children(root, "Worksheet"))
    blocks: list[Block] = []
    warnings: list[tuple[str, str]] = []
    for element in sheets:
        sheet = _Sheet(element, codes)
        title = _said(element, "Name")
        blocks += blocks_of(title, sheet.cells, sheet.merges, sheet.notes, ())
        warnings += cut_columns(title, sheet.cells)
    return Content(tuple(blocks), max(1, len(sheets)), tuple(warnings), property_texts_2003(root))


class _Sheet:
    def __init__(self, element: etree._Element, codes: Mapping[str, str]) -> None:
        self.cells: dict[int, dict[int, str]] = {}
        self.merges: list[Area] = []
        self.notes: list[tuple[int, int, str]] = []
        self._codes = codes
        table = child(element, "Table")
        row = -1
        for each in children(table, "Row") if table is not None else ():
            row = whole_number(_said(each, "Index"), row + 2) - 1
            self._take_row(each, row)

    def _take_row(self, element: etree._Element, row: int) -> None:
        column = -1
        for cell in children(element, "Cell"):
            column = whole_number(_said(cell, "Index"), column + 2) - 1
            if not (0 <= row < _MOST_ROWS and 0 <= column < _MOST_COLUMNS):
                continue
            if text := self._text(cell).strip():
                self.cells.setdefault(row, {})[column] = text
            if (comment := child(cell, "Comment")) is not None:
                self.notes.append((row, column, _all(comment)))
            across, down = (whole_number(_said(cell, f"Merge{way}")) for way in ("Across", "Down"))
            if across > 0 or down > 0:
                self.merges.append((row, column, row + max(down, 0), column + max(across, 0)))
            column += max(across, 0)

    def _text(self, cell: etree._Element) -> str:
        data = child(cell, "Data")
        if data is None:
            return ""
        text, kind = _all(data), _said(data, "Type")
        code = self._codes.get(_said(cell, "StyleID"), "")
        with suppress(ValueError):
            if kind == "Number":
                return shown_in(float(text), code)
            if kind == "DateTime":
                return shown_in(datetime.fromisoformat(text).replace(tzinfo=None), code)
        return shown(text == "1") if kind == "Boolean" else text


def _codes(root: etree._Element) -> Iterator[tuple[str, str]]:
    """Number formats by style."""
    styles = child(root, "Styles")
    for style in styles if styles is not None else ():
        code = _said(child(style, "NumberFormat"), "Format")
        yield _said(style, "ID"), _NAMED.get(code, code)


def _said(element: etree._Element | None, name: str) -> str:
    """An attribute, in whichever namespace."""
    found = element.items() if element is not None else ()
    return next((str(text) for key, text in found if str(key).rpartition("}")[2] == name), "")


def _all(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())
