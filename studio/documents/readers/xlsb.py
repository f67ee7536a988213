"""Spreadsheets in Excel's binary package (xlsb), through calamine: values as they are kept."""

import io

import python_calamine

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted
from studio.documents.content import Content
from studio.documents.readers.cells import shown
from studio.documents.readers.sheet_content import MOST_COLUMNS
from studio.documents.readers.sheet_rows import sheet_blocks

_BROKEN = (python_calamine.CalamineError, OSError, ValueError)
_PANIC = "PanicException"  # what its Rust raises on odd files, by its name alone: no module offers it


def read_xlsb(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt or DocumentEncrypted."""
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        blocks = [block for sheet in book.sheets_metadata for block in _sheet(book, sheet)]
        return Content(tuple(blocks), max(1, len(book.sheet_names)))
    except python_calamine.PasswordError as error:
        raise DocumentEncrypted(document=name, kind=DocumentKind.XLSX) from error
    except BaseException as error:
        if isinstance(error, _BROKEN) or type(error).__name__ == _PANIC:
            raise DocumentCorrupt(document=name, kind=DocumentKind.XLSX) from error
        raise


def _sheet(book: "python_calamine.CalamineWorkbook", sheet: "python_calamine.SheetMetadata") -> list[Block]:
    if sheet.typ is not python_calamine.SheetTypeEnum.WorkSheet:  # a chart on a sheet of its own
        return []
    try:
        cells = book.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False)
    except python_calamine.WorksheetNotFound:
        return []
    return sheet_blocks([[shown(cell) for cell in row[:MOST_COLUMNS]] for row in cells], sheet.name)
