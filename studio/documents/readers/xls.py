"""Spreadsheets of 1993–2003 (xls, Kingsoft's et): every sheet row by row, as xlsx is read."""

import codecs
import struct
from dataclasses import dataclass, field

from studio.core.documents import Block, DocumentKind
from studio.core.errors import DocumentCorrupt, DocumentEncrypted, DocumentKindUnknown
from studio.documents.compound import SIGNATURE, CompoundBroken, CompoundFile
from studio.documents.content import Content
from studio.documents.property_sets import property_texts
from studio.documents.readers.cells import Cell
from studio.documents.readers.embedded import object_warning, storages_in
from studio.documents.readers.number_formats import built_in, shown_in
from studio.documents.readers.sheet_content import blocks_of, cut_columns, marks_in
from studio.documents.readers.sheet_margins import margin_parts
from studio.documents.readers.xls_2003 import read_xls_2003
from studio.documents.readers.xls_cells import SheetReader, Workbook
from studio.documents.readers.xls_encryption import decrypted
from studio.documents.readers.xls_records import Kind, Record, Strings, records, shared_strings
from studio.documents.unread import picture_warning

_BROKEN = (struct.error, LookupError, ValueError, OverflowError, CompoundBroken)
_EXCEL_97, _EXCEL_5 = 0x0600, 0x0500
_WORKSHEET = 0
_CODE_PAGES = {
    1200: "utf-16-le",
    936: "gb18030",
    950: "big5",
    10008: "gb18030",
    10000: "mac-roman",
    32768: "mac-roman",
}


class _Encrypted(Exception):
    """Holds the record that says how."""


class _OlderThanExcel5(Exception):
    pass


@dataclass(slots=True)
class _Globals:
    """What the book says before its sheets."""

    version: int = 0
    encoding: str = "cp1252"
    from_1904: bool = False
    sheets: list[tuple[str, int]] = field(default_factory=list)
    strings: list[str] = field(default_factory=list)
    formats: dict[int, str] = field(default_factory=dict)
    styles: list[int] = field(default_factory=list)

    def code(self, style: int) -> str:
        number = self.styles[style] if style < len(self.styles) else 0
        return self.formats.get(number) or built_in(number)

    def show(self, cell: Cell, style: int) -> str:
        return shown_in(cell, self.code(style), from_1904=self.from_1904)

    def text(self, record: Record, at: int) -> str:
        """A string after its length of two bytes."""
        if self.version >= _EXCEL_97:
            return Strings(record.parts, at).rich()
        (length,) = struct.unpack_from("<H", record.content, at)
        return record.content[at + 2 : at + 2 + length].decode(self.encoding, "replace")

    def margin(self, record: Record) -> str:
        """A header or footer."""
        return self.text(record, 0) if self.version >= _EXCEL_97 else self.short_text(record.content, 0)

    def short_text(self, content: bytes, at: int) -> str:
        """A string after its length of one byte."""
        length = content[at]
        if self.version >= _EXCEL_97:
            return Strings((content,), at + 2).characters(length, content[at + 1]) if length else ""
        return content[at + 1 : at + 1 + length].decode(self.encoding, "replace")


def read_xls(data: bytes, name: str) -> Content:
    """Raises DocumentCorrupt, DocumentEncrypted or DocumentKindUnknown."""
    if not data.startswith((SIGNATURE, b"\x09")):
        return read_xls_2003(data, name)
    try:
        return _read(data)
    except _Encrypted as error:
        raise DocumentEncrypted(document=name, kind=DocumentKind.XLS) from error
    except _OlderThanExcel5 as error:
        raise DocumentKindUnknown(document=name) from error
    except _BROKEN as error:
        raise DocumentCorrupt(document=name, kind=DocumentKind.XLS) from error


def _read(data: bytes) -> Content:
    file = CompoundFile.opened(data) if data.startswith(SIGNATURE) else None
    stream = (file.stream("workbook") or file.stream("book") or b"") if file else data
    stream, shared = _opened(stream)
    book = Workbook(shared.strings, shared.show, shared.text, shared.margin)
    blocks: list[Block] = []
    warnings: list[tuple[str, str]] = []
    margins: list[str] = []
    pictures = 0
    for name, place in shared.sheets:
        sheet = SheetReader(book).read(stream, place)
        blocks += blocks_of(name, sheet.cells, sheet.merges, sheet.notes, sheet.boxes)
        margins += [part for text in sheet.margins for part in margin_parts(text)]
        pictures += sheet.pictures
        warnings += cut_columns(name, sheet.cells)
        warnings += [("sheet_cut", name)] if sheet.damaged else []
    if warnings and not blocks:
        raise ValueError
    warnings += object_warning(storages_in(file.paths, "mbd") if file else 0)
    warnings += picture_warning(blocks, pictures)
    names = (name for name, _ in shared.sheets)
    unseen = (*(property_texts(file) if file else ()), *names, *dict.fromkeys(margins))
    return Content((*marks_in(margins), *blocks), max(1, len(shared.sheets)), tuple(warnings), unseen)


def _opened(stream: bytes) -> tuple[bytes, _Globals]:
    try:
        return stream, _globals(stream)
    except _Encrypted as error:
        plain = decrypted(stream, error.args[0])
        if plain is None:
            raise
        return plain, _globals(plain, locked=False)


def _globals(stream: bytes, *, locked: bool = True) -> _Globals:
    found = _Globals()
    for record in records(stream, 0):
        content = record.content
        if record.kind == Kind.START and not found.version:
            (found.version,) = struct.unpack_from("<H", content)
            if found.version not in (_EXCEL_97, _EXCEL_5):
                raise _OlderThanExcel5
        elif not found.version:
            raise _OlderThanExcel5 if record.kind & 0xFF == Kind.START & 0xFF else ValueError
        elif record.kind == Kind.END:
            return found
        elif record.kind == Kind.FILE_PASS and locked:
            raise _Encrypted(content)
        else:
            _take(record, content, found)
    raise ValueError


def _take(record: Record, content: bytes, found: _Globals) -> None:
    if record.kind == Kind.CODE_PAGE:
        found.encoding = _encoding(*struct.unpack_from("<H", content))
    elif record.kind == Kind.DATE_MODE:
        found.from_1904 = content[:1] == b"\x01"
    elif record.kind == Kind.SHEET and content[5] == _WORKSHEET:
        found.sheets.append((found.short_text(content, 6), struct.unpack_from("<I", content)[0]))
    elif record.kind == Kind.FORMAT:
        (number,) = struct.unpack_from("<H", content)
        found.formats[number] = (
            found.text(record, 2) if found.version >= _EXCEL_97 else found.short_text(content, 2)
        )
    elif record.kind == Kind.STYLE:
        found.styles.append(struct.unpack_from("<H", content, 2)[0])
    elif record.kind == Kind.SHARED_STRINGS:
        found.strings = shared_strings(record)


def _encoding(page: int) -> str:
    name = _CODE_PAGES.get(page, f"cp{page}")
    try:
        codecs.lookup(name)
    except LookupError:
        return "cp1252"
    return name
