"""Who is on duty: rosters as offices keep them, by date, span of days or weekday."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from studio.core.errors import ToolFileInvalid
from studio.tools.calendar.dates import WEEKDAYS
from studio.tools.calendar.sheets_of_month import turns_of_month
from studio.tools.calendar.turns import Turn
from studio.tools.spreadsheets import TextTable
from studio.tools.spreadsheets.moments import moment

_DATE_HEADER = re.compile(r"日期|时间|值班日|年月日|星期|周次|date|day", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:(\d{4})\s*[-/.年]\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?")
_SPAN = re.compile(r"\s*(?:至|到|~|—|–|--)\s*|(?<=[日号\d])\s*-\s*(?=\d{1,2}\s*[日号月.]|\d{4})")
_ONLY_DAY = re.compile(r"^(\d{1,2})\s*[日号]?$")
_WEEKDAY = re.compile(r"(?:星期|周|礼拜)([一二三四五六日天])")
_YEAR = re.compile(r"(20\d\d)\s*年")
_MONTH = re.compile(r"(\d{1,2})\s*月")
_LONGEST = 62


def turns_in(tables: Sequence[TextTable], today: date, tool: str) -> list[Turn]:
    """Raises ToolFileInvalid when no row has a day or weekday."""
    found = [turn for table in tables for turn in _turns(table, today)]
    if not found:
        raise ToolFileInvalid(tool=tool, file=tables[0].file if tables else "", problem="no_roster")
    return found


def of_person(turns: Iterable[Turn], person: str) -> list[Turn]:
    wanted = "".join(person.split())
    return [turn for turn in turns if any(wanted in "".join(value.split()) for _, value in turn.said)]


def _turns(table: TextTable, today: date) -> Iterable[Turn]:
    year, month = _named_in(table, today)
    return turns_of_month(table, year, month) or list(_turns_in_rows(table, year, month))


def _turns_in_rows(table: TextTable, year: int, month: int) -> Iterable[Turn]:
    dated = _dated_columns(table)
    sheet = f"{table.file} · {table.sheet}" if table.sheet else table.file
    for number, row in zip(table.numbers, table.rows, strict=True):
        days = next((found for at in dated if (found := _days(row[at], year, month))), frozenset[date]())
        weekdays = frozenset(
            WEEKDAYS.index({"天": "日"}.get(one, one)) for at in dated for one in _WEEKDAY.findall(row[at])
        )
        said = tuple((name, row[at]) for at, name in enumerate(table.columns) if at not in dated and row[at])
        if said and (days or weekdays):
            yield Turn(days, weekdays, said, f"{sheet} · 第 {number} 行")


def _dated_columns(table: TextTable) -> list[int]:
    """Columns called date or weekday; without any the first, where most cells are days."""
    named = [at for at, name in enumerate(table.columns) if _DATE_HEADER.search(name)]
    days = [
        at for at in named if any(_days(row[at], 2026, 1) or _WEEKDAY.search(row[at]) for row in table.rows)
    ]
    return days or [0]


def _named_in(table: TextTable, today: date) -> tuple[int, int]:
    """Year and month the titles above the table, the sheet or the file name."""
    titles = [*table.titles, table.sheet, table.file]
    year = next((int(found[1]) for title in titles if (found := _YEAR.search(title))), today.year)
    month = next((int(found[1]) for title in titles if (found := _MONTH.search(title))), today.month)
    return year, month


def _days(text: str, year: int, month: int) -> frozenset[date]:
    """2026-10-01; 10月1日; 10.1-10.3; 10月1日至3日; 1日."""
    plain = unicodedata.normalize("NFKC", text).strip()
    whole = moment(plain, packed=True) or _counted(plain)
    if whole is not None:
        return frozenset((date(whole.year, whole.month, whole.day),))
    parts = [part for part in _SPAN.split(plain, maxsplit=1) if part]
    first = _day(parts[0], year, month) if parts else None
    if first is None:
        return frozenset()
    last = _day(parts[1], first.year, first.month) if len(parts) > 1 else first
    if last is not None and last < first and last.month < first.month:  # over the turn of the year
        last = _of(last.year + 1, last.month, last.day)
    count = (last - first).days + 1 if last else 1
    return frozenset(first + timedelta(number) for number in range(count if 0 < count <= _LONGEST else 1))


def _counted(plain: str) -> date | None:
    """46355, as a spreadsheet counts days when a cell has no format."""
    return date(1899, 12, 30) + timedelta(int(plain)) if re.fullmatch(r"4[5-9]\d{3}", plain) else None


def _day(text: str, year: int, month: int) -> date | None:
    if found := _MONTH_DAY.search(text):
        return _of(int(found[1] or year), int(found[2]), int(found[3]))
    alone = _ONLY_DAY.match(_WEEKDAY.sub("", text).strip("()（） "))
    return _of(year, month, int(alone[1])) if alone else None


def _of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
