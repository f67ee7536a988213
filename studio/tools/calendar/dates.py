"""Dates as people say them: 2026-10-01, 10月1日, 今天, 后天, 下周一, 本月15日, 国庆节."""

import re
import unicodedata
from datetime import date, timedelta

from studio.tools.calendar.workdays import Calendar
from studio.tools.spreadsheets.moments import moment

WEEKDAYS = "一二三四五六日"
_RELATIVE = {
    "大前天": -3,
    "前天": -2,
    "昨天": -1,
    "昨日": -1,
    "今天": 0,
    "今日": 0,
    "当天": 0,
    "现在": 0,
    "今晚": 0,
} | {
    "明天": 1,
    "明日": 1,
    "后天": 2,
    "大后天": 3,
    "today": 0,
    "tomorrow": 1,
    "yesterday": -1,
}
_WEEK = re.compile(r"(上上|上|这|本|下下|下)?个?(?:周|星期|礼拜)([一二三四五六日天1-7])")
_WEEKS = {"上上": -14, "上": -7, "这": 0, "本": 0, "": 0, "下": 7, "下下": 14}
_MONTH_DAY = re.compile(r"(?:(今年|本年|明年|去年)\s*)?(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*[日号]?")
_OF_MONTH = re.compile(r"(上|本|这|下)个?月\s*(\d{1,2})\s*[日号]")
_YEARS = {"去年": -1, "明年": 1}
_WHOLE = re.compile(r"(?:19|20|21)\d\d\s*[-/.年]\s*\d{1,2}\s*[-/.月]\s*\d{1,2}\s*日?")


def day_of(text: str, today: date, calendar: Calendar) -> date | None:
    """The first day a text names; nothing at all is today."""
    plain = unicodedata.normalize("NFKC", text).strip()
    if not plain:
        return today
    if whole := _WHOLE.search(plain):
        return moment(whole[0])
    if word := max((word for word in _RELATIVE if word in plain.lower()), key=len, default=""):
        return today + timedelta(_RELATIVE[word])
    return (
        _weekday(plain, today)
        or _of_month(plain, today)
        or _month_day(plain, today)
        or _holiday(plain, today, calendar)
    )


def _weekday(text: str, today: date) -> date | None:
    found = _WEEK.search(text)
    if not found:
        return None
    number = WEEKDAYS.find({"天": "日"}.get(found[2], found[2]))
    number = number if number >= 0 else int(found[2]) - 1
    monday = today - timedelta(today.weekday())
    return monday + timedelta(_WEEKS[found[1] or ""] + number)


def _of_month(text: str, today: date) -> date | None:
    found = _OF_MONTH.search(text)
    if not found:
        return None
    months = today.year * 12 + today.month - 1 + {"上": -1, "下": 1}.get(found[1], 0)
    return _date(months // 12, months % 12 + 1, int(found[2]))


def _month_day(text: str, today: date) -> date | None:
    found = _MONTH_DAY.search(text)
    if not found:
        return None
    return _date(today.year + _YEARS.get(found[1] or "", 0), int(found[2]), int(found[3]))


def _holiday(text: str, today: date, calendar: Calendar) -> date | None:
    """The first day off of a holiday of this year."""
    named = (
        day
        for day, name in sorted(calendar.off.items())
        if day.year == today.year and any(part[:2] in text for part in name.split("、"))
    )
    return next(named, None)


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shown(day: date) -> str:
    return f"{day.isoformat()} 星期{WEEKDAYS[day.weekday()]}"
