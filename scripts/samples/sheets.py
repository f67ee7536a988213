"""Writes a list as a workbook an office would send: a title over the header, widths that fit."""

import io
import re
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

_MADE = datetime(2026, 4, 1, 9, 0)
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*")


def write_sheet(
    file: Path, title: str, header: Sequence[str], rows: Sequence[Sequence[object]], sheet: str = "清单"
) -> None:
    book = Workbook()
    page = book.active
    assert page is not None, "a new workbook has a sheet"
    page.title = sheet
    page.append([title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(header))
    page["A1"].font, page["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    page.append(list(header))
    for row in rows:
        page.append(list(row))
    for number, name in enumerate(header, 1):
        longest = max([len(name), *(len(str(row[number - 1])) for row in rows)])
        page.column_dimensions[get_column_letter(number)].width = min(2 * longest + 2, 60)
    page.freeze_panes = "A3"
    book.properties.creator, book.properties.created = "示例市", _MADE
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(_same_again(book))


def _same_again(book: Workbook) -> bytes:
    """The same content makes the same file: openpyxl writes the time of saving into several places."""
    saved, plain = io.BytesIO(), io.BytesIO()
    book.save(saved)
    with ZipFile(saved) as package, ZipFile(plain, "w", ZIP_DEFLATED) as other:
        for name in package.namelist():
            part = _SAVED.sub(rf"\g<1>{_MADE:%Y-%m-%dT%H:%M:%SZ}".encode(), package.read(name))
            other.writestr(ZipInfo(name, _MADE.timetuple()[:6]), part, ZIP_DEFLATED)
    return plain.getvalue()
