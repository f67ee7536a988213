"""How cells show their numbers: percentages, fixed decimals, dates (ISO/IEC 29500-1, 18.8.30 and 18.8.31)."""

import re
from datetime import date

from studio.documents.readers.cells import Cell, shown
from studio.documents.readers.serial_dates import dated, is_dated

_BUILT_IN = {
    2: "0.00",
    9: "0%",
    10: "0.00%",
    **dict.fromkeys((14, 15, 16, 17, 29, 30), "yyyy-mm-dd"),
    **dict.fromkeys((27, 36, 50, 52, 57), 'yyyy"年"m"月"'),
    **dict.fromkeys((28, 51, 53, 54, 58), 'm"月"d"日"'),
    31: 'yyyy"年"m"月"d"日"',
    **dict.fromkeys((18, 19, 20, 21, 32, 33, 34, 35, 45, 47, 55, 56), "h:mm"),
    22: "yyyy-mm-dd h:mm",
    46: "[h]:mm",
}
_FIXED = re.compile(r"^(0+)(?:\.(0+))?(%?)$")
_CHINESE_DATE = re.compile(r'^(y+"?年"?)?(m+"?月"?)(d+"?日"?)?$')


def built_in(number: int) -> str:
    """The code of a format that has a number alone, as far as it changes what is read."""
    return _BUILT_IN.get(number, "")


def matters(code: str) -> bool:
    """Does a format change what is read?"""
    return bool(_FIXED.match(plain_code(code))) or is_dated(code)


def shown_in(cell: Cell, code: str, *, from_1904: bool = False) -> str:
    """The cell's value in its format, where that is one of those known here."""
    if not code or isinstance(cell, (str, bool)):
        return shown(cell)
    plain = plain_code(code)
    if isinstance(cell, (int, float)):
        if fixed := _FIXED.match(plain):
            return _decimals(cell, len(fixed[1]), len(fixed[2] or ""), fixed[3])
        cell = dated(cell, code, from_1904=from_1904)
    parts = _CHINESE_DATE.match(plain)
    return _date(cell, parts) if parts and isinstance(cell, date) else shown(cell)


def plain_code(code: str) -> str:
    """Without locales, padding and what negative numbers have: [$-804]yyyy"年"m"月";@ is yyyy"年"m"月"."""
    first = code.split(";", maxsplit=1)[0]
    return re.sub(r"\\(.)", r"\1", re.sub(r"\[[^\]]*\]|[_*].|\s", "", first))


def _decimals(number: float, digits: int, places: int, percent: str) -> str:
    """At least so many digits before the point: 000042 is a code."""
    written = f"{abs(number) * 100 if percent else abs(number):.{places}f}{percent}"
    padded = written.zfill(digits + len(written) - len(written.partition(".")[0].rstrip("%")))
    return f"-{padded}" if number < 0 else padded


def _date(day: date, parts: re.Match[str]) -> str:
    year, month, of_month = parts.groups()
    shown_parts = (
        f"{day.year}年" if year else "",
        f"{day.month}月" if month else "",
        f"{day.day}日" if of_month else "",
    )
    return "".join(shown_parts)
