"""The cells of one sheet of a workbook (ISO/IEC 29500-1, 18.3), read as a stream."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from studio.documents.readers.cells import shown
from studio.documents.readers.docx_xml import local
from studio.documents.readers.embedded import objects_in
from studio.documents.readers.number_formats import shown_in
from studio.documents.readers.sheet_rows import Area

_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})$")
_MOST_ROWS, _MOST_COLUMNS = 1 << 20, 1 << 14
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")  # ST_Xstring, 22.9.2.19
_MARGINS = ("oddHeader", "evenHeader", "firstHeader", "oddFooter", "evenFooter", "firstFooter")


@dataclass(frozen=True, slots=True)
class Workbook:
    """What the sheets of a book share; `codes` are number formats by style."""

    strings: Sequence[str]
    codes: Mapping[int, str]
    from_1904: bool = False


@dataclass(slots=True)
class Sheet:
    """`uncounted` are formulas whose value the file does not hold; `lost` counts what is damaged."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    merges: list[Area] = field(default_factory=list)
    margins: list[str] = field(default_factory=list)
    uncounted: int = 0
    lost: int = 0
    objects: int = 0


def read_sheet(content: bytes, book: Workbook) -> Sheet:
    sheet = Sheet()
    number = -1
    found = Elements(content, ("row", "mergeCell", "oleObjects", *_MARGINS))
    for element in found:
        name = local(element)
        if name == "row":
            stated = element.get("r") or ""
            number = int(stated) - 1 if stated.isdecimal() and len(stated) < 9 else number + 1
            _take_row(element, number, sheet, book)
        elif name == "mergeCell":
            sheet.merges += area_of(element.get("ref") or "")
        elif name == "oleObjects":
            sheet.objects += len(objects_in(element))
        elif element.text:
            sheet.margins.append(element.text)
    sheet.lost += found.broken
    return sheet


class Elements:
    """Each element of these names when it is complete, forgotten afterwards; `broken` when they end early."""

    def __init__(self, content: bytes, names: Sequence[str]) -> None:
        self._stream = etree.iterparse(
            io.BytesIO(content),
            events=("end",),
            tag=[f"{{*}}{name}" for name in names],
            resolve_entities=False,
            no_network=True,
            load_dtd=False,
            huge_tree=True,
            recover=True,
        )

    @property
    def broken(self) -> bool:
        return any(error.level == etree.ErrorLevels.FATAL for error in self._stream.error_log)

    def __iter__(self) -> Iterator[etree._Element]:
        for _, element in self._stream:
            yield element
            element.clear()
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column from 0 of B3."""
    match = _REFERENCE.match(reference)
    if not match:
        return None
    column = 0
    for letter in match.group(1):
        column = column * 26 + ord(letter) - 64
    return int(match.group(2)) - 1, column - 1


def area_of(reference: str) -> list[Area]:
    first, _, last = reference.partition(":")
    start, end = place_of(first), place_of(last or first)
    return [(*start, *end)] if start and end else []


def string_of(element: etree._Element) -> str:
    """A string of plain or rich text, without what is written above it as a reading aid."""
    if len(element) == 1 and str(element[0].tag).endswith("}t"):
        return _unescaped(element[0].text or "")
    return "".join(
        _unescaped(each.text or "")
        for each in element.iter()
        if local(each) == "t" and not any(local(above) == "rPh" for above in each.iterancestors())
    )


def _unescaped(text: str) -> str:
    """What XML cannot hold is written _x000D_; of that, line breaks are text."""
    return _ESCAPED.sub(_meant, text) if "_x" in text else text


def _meant(escaped: re.Match[str]) -> str:
    sign = chr(int(escaped[1], 16))
    return sign if sign.isprintable() else "\n" if sign in "\r\n" else " "


def _take_row(row: etree._Element, number: int, sheet: Sheet, book: Workbook) -> None:
    column = -1
    for cell in row:
        if not str(cell.tag).endswith("}c"):
            continue
        place = place_of(cell.get("r") or "")
        row_number, column = place or (number, column + 1)
        try:
            text = _text(cell, book)
        except LookupError:
            sheet.lost += 1
            continue
        if text is None:
            sheet.uncounted += 1
        elif text.strip() and 0 <= row_number < _MOST_ROWS and column < _MOST_COLUMNS:
            sheet.cells.setdefault(row_number, {})[column] = text
        elif text.strip():
            sheet.lost += 1


def _text(cell: etree._Element, book: Workbook) -> str | None:
    """As it is shown; None for a formula without a value. Raises IndexError for a string the book lacks."""
    kind, value, counted = cell.get("t") or "n", "", False
    for part in cell:
        tag = str(part.tag)
        if tag.endswith("}v"):
            value = part.text or ""
        elif tag.endswith("}is"):
            return string_of(part)
        counted = counted or tag.endswith("}f")
    if not value:
        return None if counted and kind != "str" else ""
    if kind == "s":
        return book.strings[int(value) if value.isdecimal() else len(book.strings)]
    if kind == "b":
        return shown(value not in ("0", "false"))
    return _number(value, cell.get("s") or "0", book) if kind == "n" else _unescaped(value)


def _number(value: str, style: str, book: Workbook) -> str:
    try:
        number = float(value)
    except ValueError:
        return value
    code = book.codes.get(int(style), "") if style.isdecimal() else ""
    return shown_in(number, code, from_1904=book.from_1904)
