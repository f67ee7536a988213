"""Rosters laid out as a calendar: weekdays side by side with days in the cells, or days side by side."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from datetime import date

from studio.tools.calendar.dates import WEEKDAYS
from studio.tools.calendar.turns import Turn
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.moments import moment

_WEEKDAY = re.compile(r"(?:星期|周|礼拜)?([一二三四五六日天])")
_DAY = re.compile(
    r"(?:(?:(?P<year>20\d\d)[-/.年])?(?P<month>\d{1,2})[-/.月])?(?P<day>\d{1,2})[日号]?(?:[(（]?(?:周|星期)?.[)）]?)?"
)
_BEGINS = re.compile(r"(?:(\d{1,2})[-/.月])?(\d{1,2})(?:[日号]|(?=[\s:：])|$)[\s:：]*(.*)", re.DOTALL)
_MARK = re.compile(r"[√✓✔●○★☆vVyY1值]|值班|当班|在岗")
_OFF = re.compile(r"[×xX休/—-]|休息|轮休|年假|请假")
_LEAST_DAYS, _LEAST_WEEKDAYS = 3, 5


def turns_of_month(table: TextTable, year: int, month: int) -> list[Turn]:
    """Empty for a roster that is no calendar."""
    weekdays = {at: day for at, name in enumerate(table.columns) if (day := _weekday(name)) is not None}
    if len(weekdays) >= _LEAST_WEEKDAYS:
        return list(_in_weeks(table, weekdays, year, month)) or list(_every_week(table, weekdays))
    days = {at: found for at, name in enumerate(table.columns) if (found := _day(name, year, month))}
    return list(_side_by_side(table, days)) if len(days) >= _LEAST_DAYS else []


def _weekday(name: str) -> int | None:
    found = _WEEKDAY.fullmatch("".join(name.split()))
    return WEEKDAYS.index({"天": "日"}.get(found[1], found[1])) if found else None


def _day(name: str, year: int, month: int) -> date | None:
    plain = "".join(unicodedata.normalize("NFKC", name).split())
    whole = moment(plain)
    if whole is not None:
        return date(whole.year, whole.month, whole.day)
    found = _DAY.fullmatch(plain.replace("_", ""))
    return (
        _date(int(found["year"] or year), int(found["month"] or month), int(found["day"])) if found else None
    )


def _in_weeks(table: TextTable, weekdays: Mapping[int, int], year: int, month: int) -> Iterator[Turn]:
    """A cell begins with its day, or the day stands above it."""
    above: dict[int, date] = {}
    for number, row in zip(table.numbers, table.rows, strict=True):
        label = _label(table, row, weekdays)
        for at, weekday in weekdays.items():
            found = _BEGINS.fullmatch(unicodedata.normalize("NFKC", row[at]).strip())
            text = row[at]
            if found and (day := _fitting(year, int(found[1] or month), int(found[2]), weekday)):
                above[at], text = day, found[3]
            if text.strip() and at in above:
                yield _turn(table, number, above[at], label or "值班", text)


def _fitting(year: int, month: int, day: int, weekday: int) -> date | None:
    """Of this month or the ones beside it, which a calendar shows too: the one with that weekday."""
    months = (year * 12 + month - 1 + beside for beside in (0, -1, 1))
    found = (_date(each // 12, each % 12 + 1, day) for each in months)
    return next((each for each in found if each and each.weekday() == weekday), None)


def _every_week(table: TextTable, weekdays: Mapping[int, int]) -> Iterator[Turn]:
    for number, row in zip(table.numbers, table.rows, strict=True):
        for at, weekday in weekdays.items():
            if row[at].strip():
                said = ((_label(table, row, weekdays) or "值班", " ".join(row[at].split())),)
                yield Turn(frozenset(), frozenset((weekday,)), said, _place(table, number))


def _side_by_side(table: TextTable, days: Mapping[int, date]) -> Iterator[Turn]:
    for number, row in zip(table.numbers, table.rows, strict=True):
        label = _label(table, row, days)
        for at, day in days.items():
            text = row[at].strip()
            if not text or _OFF.fullmatch(text):
                continue
            if label and (_MARK.fullmatch(text) or len(text) <= 1 or text.endswith("班")):
                yield _turn(table, number, day, "值班" if _MARK.fullmatch(text) else text, label)
            else:
                yield _turn(table, number, day, label or "值班", text)


def _label(table: TextTable, row: tuple[str, ...], beside: Mapping[int, object]) -> str:
    named = (row[at] for at, name in enumerate(table.columns) if at not in beside and name != "序号")
    return " ".join(" ".join(named).split())


def _turn(table: TextTable, number: int, day: date, name: str, text: str) -> Turn:
    return Turn(frozenset((day,)), frozenset(), ((name, " ".join(text.split())),), _place(table, number))


def _place(table: TextTable, number: int) -> str:
    sheet = f"{table.file} · {table.sheet}" if table.sheet else table.file
    return f"{sheet} · 第 {number} 行"


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
