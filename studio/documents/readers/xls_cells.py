"""The cells of an Excel 5–2003 sheet: values as they are shown, merged areas, notes and text boxes."""

import struct
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from studio.documents.readers.cells import Cell
from studio.documents.readers.sheet_rows import Area
from studio.documents.readers.xls_records import Kind, Record, Strings, records

_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!",
    0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_FORMULAS = {Kind.FORMULA, Kind.FORMULA_3, Kind.FORMULA_4}
_STRING, _TRUTH, _ERROR, _EMPTY = range(4)
_OBJECT_FACTS, _PICTURE = 0x15, 0x08
Show = Callable[[Cell, int], str]  # a value and the number of its style


@dataclass(slots=True)
class Workbook:
    """What the sheets of a book share. `text` reads a plain string of the book's version from a record."""

    strings: Sequence[str]
    show: Show
    text: Callable[[Record, int], str]
    margin: Callable[[Record], str]


@dataclass(slots=True)
class Sheet:
    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    notes: list[tuple[int, int, str]] = field(default_factory=list)  # row, column, text
    boxes: list[str] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    pictures: int = 0
    damaged: bool = False  # something of it could not be read


class SheetReader:
    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._sheet = Sheet()
        self._awaited: tuple[int, int, int] | None = None  # a formula whose text comes in the next record
        self._object = 0
        self._texts: dict[int, str] = {}
        self._noted: list[tuple[int, int, int]] = []

    def read(self, data: bytes, start: int) -> Sheet:
        """Charts inside the sheet are passed over."""
        depth = 0
        for record in records(data, start):
            depth += (record.kind == Kind.START) - (record.kind == Kind.END)
            if depth == 0:
                break
            if depth == 1:
                self._try(record)
        else:
            self._sheet.damaged = True
        self._place_texts()
        return self._sheet

    def _try(self, record: Record) -> None:
        try:
            self._take(record)
        except (struct.error, LookupError, OverflowError):
            self._sheet.damaged = True

    def _take(self, record: Record) -> None:
        if record.kind in _FORMULAS:
            self._take_formula(record.content)
        elif record.kind == Kind.FORMULA_STRING and self._awaited:
            row, column, _ = self._awaited
            self._put(row, column, self._book.text(record, 0))
            self._awaited = None
        elif record.kind == Kind.MERGED:
            self._sheet.merges += _areas(record.content)
        elif record.kind in (Kind.HEADER, Kind.FOOTER) and record.content:
            self._sheet.margins.append(self._book.margin(record))
        elif record.kind in (Kind.NOTE, Kind.OBJECT, Kind.TEXT_OBJECT):
            self._take_object(record)
        else:
            self._take_cell(record)

    def _take_cell(self, record: Record) -> None:
        content = record.content
        if record.kind == Kind.MULTIPLE_NUMBERS:
            for row, column, style, number in _multiple(content):
                self._put(row, column, self._book.show(number, style))
            return
        if record.kind not in _READ:
            return
        row, column, style = struct.unpack_from("<3H", content)
        if record.kind == Kind.SHARED_STRING:
            (index,) = struct.unpack_from("<I", content, 6)
            self._put(row, column, self._book.strings[index])
        elif record.kind in (Kind.LABEL, Kind.RICH_STRING):
            self._put(row, column, self._book.text(record, 6))
        elif record.kind == Kind.TRUTH_OR_ERROR:
            self._put(row, column, self._truth(content[6], style, error=bool(content[7])))
        elif record.kind == Kind.NUMBER:
            self._put(row, column, self._book.show(struct.unpack_from("<d", content, 6)[0], style))
        else:
            self._put(row, column, self._book.show(_compact(struct.unpack_from("<I", content, 6)[0]), style))

    def _take_formula(self, content: bytes) -> None:
        row, column, style, kind, _, value, _, _, sign = struct.unpack_from("<3H6B", content)
        sign = struct.unpack_from("<H", content, 12)[0]
        if sign != 0xFFFF:
            self._put(row, column, self._book.show(struct.unpack_from("<d", content, 6)[0], style))
        elif kind == _STRING:
            self._awaited = (row, column, style)
        elif kind in (_TRUTH, _ERROR):
            self._put(row, column, self._truth(value, style, error=kind == _ERROR))

    def _truth(self, value: int, style: int, *, error: bool) -> str:
        return _ERRORS.get(value, "#N/A") if error else self._book.show(bool(value), style)

    def _put(self, row: int, column: int, text: str) -> None:
        if text.strip():
            self._sheet.cells.setdefault(row, {})[column] = text

    def _take_object(self, record: Record) -> None:
        """A text belongs to the object before it, a note names its object."""
        content = record.content
        if record.kind == Kind.OBJECT and content[:2] == bytes([_OBJECT_FACTS, 0]):
            kind, self._object = struct.unpack_from("<HH", content, 4)
            self._sheet.pictures += kind == _PICTURE
        elif record.kind == Kind.TEXT_OBJECT and len(record.parts) > 1:
            (length,) = struct.unpack_from("<H", content, 10)
            strings = Strings(record.parts[1:])
            text = strings.characters(length, strings.number(1)) if length else ""
            self._texts[self._object] = text.strip()
        elif record.kind == Kind.NOTE and len(content) >= 8:
            row, column, _, number = struct.unpack_from("<4H", content)
            self._noted.append((row, column, number))

    def _place_texts(self) -> None:
        for row, column, number in self._noted:
            if text := self._texts.pop(number, ""):
                self._sheet.notes.append((row, column, text))
        self._sheet.boxes = [text for text in self._texts.values() if text]


_READ = {
    Kind.SHARED_STRING,
    Kind.LABEL,
    Kind.RICH_STRING,
    Kind.TRUTH_OR_ERROR,
    Kind.NUMBER,
    Kind.COMPACT_NUMBER,
}


def _areas(content: bytes) -> Iterator[Area]:
    (count,) = struct.unpack_from("<H", content)
    for index in range(min(count, (len(content) - 2) // 8)):
        top, bottom, left, right = struct.unpack_from("<4H", content, 2 + 8 * index)
        yield top, left, bottom, right


def _multiple(content: bytes) -> Iterator[tuple[int, int, int, float]]:
    row, first = struct.unpack_from("<HH", content)
    for index in range((len(content) - 6) // 6):
        style, number = struct.unpack_from("<HI", content, 4 + 6 * index)
        yield row, first + index, style, _compact(number)


def _compact(number: int) -> float:
    """RkNumber [MS-XLS] 2.5.218: a whole number of 30 bits or the top of a fraction, maybe hundredfold."""
    if number & 2:
        value = float((number >> 2) - (1 << 30 if number & 0x80000000 else 0))
    else:
        value = struct.unpack("<d", struct.pack("<Q", (number & 0xFFFFFFFC) << 32))[0]
    return value / 100 if number & 1 else value
