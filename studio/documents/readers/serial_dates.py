"""Spreadsheet numbers that are shown as dates and times, told by their format."""

import re
from datetime import date, datetime, time, timedelta

from studio.documents.readers.cells import Cell

_EPOCH = datetime(1899, 12, 30)  # so that the days after the 29 February 1900 that never was are right
_NEVER = 60  # the number of that day
_EPOCH_1904 = datetime(1904, 1, 1)
_LAST_DAY = 2_958_465
_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.')
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.I)
_BRACKETS = re.compile(r"\[[^\]]*\]")


def is_dated(code: str) -> bool:
    return bool(_ELAPSED.search(_first(code))) or bool(_signs(code) & set("ydhsm"))


def dated(number: float, code: str, *, from_1904: bool = False) -> Cell:
    """The date, time or span a number stands for in a format, or the number itself."""
    if _ELAPSED.search(_first(code)) and abs(number) < _LAST_DAY:
        return timedelta(days=number)
    signs = _signs(code)
    day, clock = signs & set("yd"), signs & set("hs")
    if not signs & set("ydhsm") or not 0 <= number <= _LAST_DAY:
        return number
    early = not from_1904 and 1 <= number < _NEVER
    moment = (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(seconds=round((number + early) * 86_400))
    if not day and clock and number < 1:
        return time(moment.hour, moment.minute, moment.second)
    return moment if clock or moment.time() != time() else date(moment.year, moment.month, moment.day)


def _first(code: str) -> str:
    """The part for positive numbers, without what it says literally."""
    return _LITERAL.sub("", code).split(";", maxsplit=1)[0]


def _signs(code: str) -> set[str]:
    return set(_BRACKETS.sub("", _first(code)).lower().replace("general", ""))
