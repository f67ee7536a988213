"""Days as official documents write them: 2025年3月20日, 二〇二五年三月二十日, and in lists 2025-03-20."""

import re
from collections.abc import Iterator
from datetime import date

from studio.core.patterns import late

_SIGNS = "〇○零ＯOo0一二三四五六七八九"
YEAR = rf"(?P<year>(?:1\s?9|2\s?0)\s?\d\s?\d|[{_SIGNS}]{{4}})"  # blanks come of spreading, and of OCR
_COUNT = r"(?:\d(?:\s?\d)?|[一二三四五六七八九十廿卅]{1,4})"
DAY = late(rf"{YEAR}\s*年\s*(?P<month>{_COUNT})\s*月\s*(?P<day>{_COUNT})\s*[日号]")
_LISTED = late(r"(?P<year>(?:19|20)\d{2})\s*[-/.]\s*(?P<month>\d{1,2})\s*[-/.]\s*(?P<day>\d{1,2})(?!\d)")
_ALONE = late(rf"[(（]?\s*{DAY.pattern}\s*[)）]?")
_DIGITS = (
    {sign: value for value, sign in enumerate("零一二三四五六七八九")}
    | dict.fromkeys("〇○ＯOo0", 0)
    | {"两": 2}
)
_TENS = {"十": 10, "廿": 20, "卅": 30}


def days_in(text: str) -> Iterator[tuple[re.Match[str], str]]:
    """Each day of the calendar written out in a text, as ISO 8601."""
    for found in DAY.finditer(text) if "年" in text else ():
        if day := _iso(found):
            yield found, day


def only_day(line: str) -> str:
    """The day a line consists of, or nothing."""
    found = _ALONE.fullmatch(line.strip()) if "年" in line else None
    return _iso(found) if found else ""


def listed_day(text: str) -> str:
    """The first day in a field of a form, in either way of writing."""
    found = (DAY.search(text) or _LISTED.search(text)) if text else None
    return _iso(found) if found else ""


def number_in(numeral: str) -> int:
    """15, 十五, 廿五, 二〇二五; blanks between digits count for nothing."""
    numeral = "".join(numeral.split())
    if numeral.isdecimal():
        return int(numeral)
    if not any(sign in _TENS for sign in numeral):
        return int("".join(str(_DIGITS[sign]) for sign in numeral))
    tens = next(sign for sign in numeral if sign in _TENS)
    before, _, after = numeral.partition(tens)
    count = _DIGITS.get(before, 1) if tens == "十" else 1
    return count * _TENS[tens] + sum(_DIGITS.get(sign, 0) for sign in after)


def _iso(found: re.Match[str]) -> str:
    """Empty for a day no calendar has."""
    try:
        return date(*(number_in(found[part]) for part in ("year", "month", "day"))).isoformat()
    except (ValueError, KeyError):
        return ""
