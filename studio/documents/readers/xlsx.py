"""Spreadsheets (xlsx): every sheet row by row, each row with its column names and its number on the sheet."""

import html
import io
import re
from collections.abc import Sequence

import python_calamine

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted
from studio.core.places import Place
from studio.documents.classification import is_mark
from studio.documents.content import Content, paragraph
from studio.documents.office_package import OfficePackage
from studio.documents.readers.sheet_rows import sheet_blocks
from studio.documents.readers.xlsx_formats import NumberFormats, shown_as

_MOST_COLUMNS = 500
_HEADER = re.compile(rb"<(?:odd|even|first)(?:Header|Footer)>(.*?)</", re.S)
_FONT_CODE = re.compile(r'&"[^"]*"|&\d+|&[A-Z]')


def read_xlsx(data: bytes, name: str) -> Content:
    with OfficePackage.opened(data, name, DocumentKind.XLSX) as package:
        marks = _marks_on_paper(package)
        return _read(data, name, NumberFormats(package), marks)


def _read(data: bytes, name: str, formats: NumberFormats, marks: Sequence[Block]) -> Content:
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        blocks = [block for sheet in book.sheet_names for block in _sheet(book, sheet, formats)]
        return Content((*marks, *blocks), max(1, len(book.sheet_names)))
    except python_calamine.PasswordError as error:
        raise DocumentEncrypted(document=name, kind=DocumentKind.XLSX) from error
    except (python_calamine.CalamineError, OSError, ValueError) as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.XLSX) from error


def _sheet(book: "python_calamine.CalamineWorkbook", name: str, formats: NumberFormats) -> list[Block]:
    try:
        sheet = book.get_sheet_by_name(name)
    except python_calamine.WorksheetNotFound:  # a chart on a sheet of its own
        return []
    codes = formats.of(name)
    rows = [
        [shown_as(cell, codes.get((at, column))) for column, cell in enumerate(row[:_MOST_COLUMNS])]
        for at, row in enumerate(sheet.to_python(skip_empty_area=False))
    ]
    return sheet_blocks(rows, name, _merges(sheet))


def _merges(sheet: "python_calamine.CalamineSheet") -> Sequence[tuple[int, int, int, int]]:
    """Merged areas as first row, first column, last row, last column, from 0."""
    areas = sheet.merged_cell_ranges or ()
    return [(*start, *end) for start, end in areas]


def _marks_on_paper(package: OfficePackage) -> list[Block]:
    """密级 in the file's properties or in the header or footer a sheet is printed with."""
    properties = package.xml("docProps/core.xml")
    texts = [] if properties is None else [element.text or "" for element in properties.iter()]
    for part in package.names():
        if part.startswith("xl/worksheets/") and part.endswith(".xml"):
            texts += _printed(package.bytes_of(part) or b"")
    return [paragraph(text, Place()) for text in dict.fromkeys(texts) if is_mark(text)]


def _printed(sheet: bytes) -> list[str]:
    """The left, centre and right parts of headers and footers, without their codes for fonts."""
    found = _HEADER.findall(sheet[sheet.rfind(b"<headerFooter") :]) if b"<headerFooter" in sheet else []
    texts = [html.unescape(text.decode("utf-8", "replace")) for text in found]
    return [_FONT_CODE.sub("", part) for text in texts for part in re.split("&[LCR]", text) if part.strip()]
