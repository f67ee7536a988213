"""How cells show their numbers: percentages, fixed decimals, Chinese dates (ISO/IEC 29500-1, 18.8.30)."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from lxml import etree

from studio.documents.office_package import OfficePackage
from studio.documents.readers.cells import Cell, shown

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*)>")
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d+)"')
_STYLE = re.compile(rb'\bs="(\d+)"')
_BUILT_IN = {
    2: "0.00",
    9: "0%",
    10: "0.00%",
    27: 'yyyy"年"m"月"',
    28: 'm"月"d"日"',
    31: 'yyyy"年"m"月"d"日"',
    36: 'yyyy"年"m"月"',
    50: 'yyyy"年"m"月"',
    57: 'yyyy"年"m"月"',
    58: 'm"月"d"日"',
}
_FIXED = re.compile(r"^0(?:\.(0+))?(%?)$")
_CHINESE_DATE = re.compile(r'^(y+"?年"?)?(m+"?月"?)(d+"?日"?)?$')
_EPOCH = datetime(1899, 12, 30)  # day 0, so that the days after the 29 February 1900 that never was are right
_LAST_DAY = 2_958_465

Formats = Mapping[tuple[int, int], str]  # row and column from 0 → format code


class NumberFormats:
    """Only formats that change what is read are kept; most workbooks have none."""

    def __init__(self, package: OfficePackage) -> None:
        self._package = package
        main = package.main_part("xl/workbook.xml")
        self._codes = _codes(package.related_xml(main, "styles"))
        self._parts = _parts(package, main) if self._codes else {}

    def of(self, sheet: str) -> Formats:
        content = self._package.bytes_of(self._parts.get(sheet, "")) or b""
        found = ((match, _STYLE.search(match.group(1))) for match in _CELL.finditer(content))
        styled = ((match, int(style.group(1))) for match, style in found if style)
        return {
            _place(place): self._codes[style]
            for match, style in styled
            if style in self._codes and (place := _PLACE.search(match.group(1)))
        }


def shown_as(cell: Cell, code: str | None) -> str:
    """The cell's value in its format, where that is one of those known here."""
    if code is None or isinstance(cell, (str, bool)):
        return shown(cell)
    if isinstance(cell, (int, float)):
        if fixed := _FIXED.match(code):
            return _decimals(cell, len(fixed[1] or ""), fixed[2])
        cell = _EPOCH + timedelta(days=cell) if 0 < cell <= _LAST_DAY and _CHINESE_DATE.match(code) else cell
    dated = _CHINESE_DATE.match(code)
    return _date(cell, dated) if dated and isinstance(cell, date) else shown(cell)


def _decimals(number: float, places: int, percent: str) -> str:
    return f"{number * 100 if percent else number:.{places}f}{percent}"


def _date(day: date, parts: re.Match[str]) -> str:
    year, month, of_month = parts.groups()
    shown_parts = (
        f"{day.year}年" if year else "",
        f"{day.month}月" if month else "",
        f"{day.day}日" if of_month else "",
    )
    return "".join(shown_parts)


def _codes(styles: etree._Element | None) -> dict[int, str]:
    """Format codes by the number of the cell style."""
    if styles is None:
        return {}
    own = {each.get("numFmtId"): _plain(each.get("formatCode") or "") for each in styles.iter("{*}numFmt")}
    used = [each.get("numFmtId") or "0" for list_ in styles.iter("{*}cellXfs") for each in list_]
    codes = {index: own.get(number) or _BUILT_IN.get(int(number), "") for index, number in enumerate(used)}
    return {index: code for index, code in codes.items() if _FIXED.match(code) or _CHINESE_DATE.match(code)}


def _plain(code: str) -> str:
    """Without locales, padding and what negative numbers have: [$-804]yyyy"年"m"月";@ is yyyy"年"m"月"."""
    first = code.split(";", maxsplit=1)[0]
    return re.sub(r"\\(.)", r"\1", re.sub(r"\[[^\]]*\]|[_*].|\s", "", first))


def _parts(package: OfficePackage, main: str) -> dict[str, str]:
    """The part each sheet is kept in."""
    book = package.xml(main)
    relations = {identity: part for identity, (_, part) in package.relations(main).items()}
    sheets = [] if book is None else list(book.iter("{*}sheet"))
    named = ((sheet.get("name") or "", relations.get(_relation(sheet))) for sheet in sheets)
    return {name: part for name, part in named if part}


def _relation(sheet: etree._Element) -> str:
    """Its r:id, in the transitional or the strict namespace."""
    return next((str(text) for name, text in sheet.items() if str(name).endswith("}id")), "")


def _place(match: re.Match[bytes]) -> tuple[int, int]:
    column = 0
    for letter in match.group(1):
        column = column * 26 + letter - 64
    return int(match.group(2)) - 1, column - 1
