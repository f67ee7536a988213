"""Days and times in what a person says, in figures, in Chinese, or relative to a day the prompt gives."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from studio.endpoints.practice.acting.figures import number_of

_N = r"[\d零〇一二两三四五六七八九十]"
_FULL = re.compile(
    rf"(?<!\d)(\d{{4}}|[零〇一二三四五六七八九]{{4}})\s*[-/年.]\s*({_N}{{1,3}})\s*[-/月.]\s*({_N}{{1,3}})(?:\s*[日号])?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)(20\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_MONTH_DAY = re.compile(rf"(?<![\d年])(?:今年|本年)?\s*({_N}{{1,3}})\s*月\s*({_N}{{1,3}})\s*[日号]")
_ENGLISH = re.compile(
    r"\b(?:(\d{1,2})(?:st|nd|rd|th)?\s+)?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+"
    r"(?:(\d{1,2})(?:st|nd|rd|th)?,?\s+)?(\d{4})\b",
    re.IGNORECASE,
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_RELATIVE = {
    "大前天": -3, "前天": -2, "前日": -2, "昨天": -1, "昨日": -1, "昨晚": -1,
    "今天": 0, "今日": 0, "今晚": 0, "今早": 0, "今晨": 0, "当天": 0,
    "大后天": 3, "后天": 2, "后日": 2, "明天": 1, "明日": 1, "明晚": 1, "明早": 1,
    "today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1,
}  # fmt: skip
_RELATIVE_WORD = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)), re.IGNORECASE)
_WEEKDAY = re.compile(r"(上上|下下|上|下|这|本)?个?(?:周|星期|礼拜)([一二三四五六日天末])")
_ENGLISH_WEEKDAY = re.compile(
    r"\b(next|last|this)?\s*\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE
)
_WEEKDAYS = "一二三四五六日"
_ENGLISH_WEEKDAYS = ("mon", "tues", "wednes", "thurs", "fri", "satur", "sun")
_WEEKS = {"上上": -2, "上": -1, "last": -1, "下": 1, "next": 1, "下下": 2}
_IN_DAYS = re.compile(rf"({_N}{{1,3}}|两|半)\s*个?(天|日|周|星期|月)\s*(之?[后前])(?!天)")
_DAY_OF_MONTH = re.compile(
    rf"(上|下|本|这)个?月\s*({_N}{{1,3}})\s*[日号]|(?<![\d月路街道巷弄里楼区村第])(\d{{1,2}})\s*[日号](?![线楼院门店机井桥泵点仓库])"
)
_TODAY = re.compile(
    r"(?:今天|今日|当前日期|当前时间|现在|今日日期|today(?:'s date)?|current date)"
    r"\s*(?:是|为|is|[:：(（])*\s*",
    re.IGNORECASE,
)
_TIME = re.compile(
    rf"(上午|早上|早晨|凌晨|中午|下午|晚上|傍晚|今晚|明早|夜里)?\s*({_N}{{1,3}})\s*(?:[:：]\s*(\d{{2}})|[点时](?!间)\s*(?:(半)|({_N}{{1,3}})\s*分|(整))?)"
    r"|\b(\d{1,2})(?::(\d{2}))?\s*(am|pm)\b",
    re.IGNORECASE,
)
_AFTERNOON = {"下午", "晚上", "傍晚", "今晚", "夜里", "pm"}


@dataclass(frozen=True, slots=True)
class Day:
    """A day said at `start` to `end` of a text."""

    day: date
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Time:
    """`text` is HH:MM."""

    text: str
    start: int
    end: int


def today_in(text: str) -> date | None:
    """Return the day a prompt says is today."""
    for found in _TODAY.finditer(text):
        for day in days_in(text[found.end() : found.end() + 16], None):
            if day.start <= 2:
                return day.day
    return None


def days_in(text: str, today: date | None) -> list[Day]:
    """Return the days in order; those without a year, or relative ones, only when `today` is known."""
    found: list[Day] = []
    for pattern, read in _READINGS:
        for match in pattern.finditer(text):
            day = read(match, today)
            if day and not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Day(day, match.start(), match.end()))
    return sorted(found, key=lambda day: day.start)


def day_as_said(text: str) -> str:
    """Return “明天” or “下周三” in so many words, for a tool that knows what day it is; or nothing."""
    found = (pattern.search(text) for pattern, _ in _READINGS)
    return next((match[0] for match in found if match), "")


def times_in(text: str) -> list[Time]:
    return list(_times(text))


def _times(text: str) -> Iterator[Time]:
    for found in _TIME.finditer(text):
        part, hour, minute = (
            found[1] or found[9] or "",
            found[2] or found[7],
            found[3] or found[5] or found[8],
        )
        hours = _int(hour) + 12 * (part.lower() in _AFTERNOON and _int(hour) < 12)
        minutes = 30 if found[4] else _int(minute) if minute else 0
        if hours < 24 and minutes < 60:
            yield Time(f"{hours:02}:{minutes:02}", found.start(), found.end())


def _int(numeral: str) -> int:
    return int(number_of(numeral) or 0)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full(found: re.Match[str], today: date | None) -> date | None:
    return _made(_int(found[1]), _int(found[2]), _int(found[3]))


def _english(found: re.Match[str], today: date | None) -> date | None:
    day = found[1] or found[3]
    return _made(int(found[4]), _MONTHS.index(found[2].lower()) + 1, int(day)) if day else None


def _month_day(found: re.Match[str], today: date | None) -> date | None:
    return _made(today.year, _int(found[1]), _int(found[2])) if today else None


def _relative(found: re.Match[str], today: date | None) -> date | None:
    return today + timedelta(_RELATIVE[found[0].lower()]) if today else None


def _weekday(found: re.Match[str], today: date | None) -> date | None:
    wanted = 5 if found[2] == "末" else _WEEKDAYS.index(found[2].replace("天", "日"))
    return _on(wanted, found[1] or "", today)


def _english_weekday(found: re.Match[str], today: date | None) -> date | None:
    return _on(_ENGLISH_WEEKDAYS.index(found[2].lower()), (found[1] or "").lower(), today)


def _on(weekday: int, week: str, today: date | None) -> date | None:
    if today is None:
        return None
    return today + timedelta(weekday - today.weekday() + 7 * _WEEKS.get(week, 0))


def _in_days(found: re.Match[str], today: date | None) -> date | None:
    if today is None or found[1] == "半":
        return None
    count = _int(found[1]) * (-1 if found[3].endswith("前") else 1)
    if found[2] == "月":
        month = today.month - 1 + count
        return _made(today.year + month // 12, month % 12 + 1, min(today.day, 28))
    return today + timedelta(count * (1 if found[2] in "天日" else 7))


def _day_of_month(found: re.Match[str], today: date | None) -> date | None:
    if today is None:
        return None
    month = today.month - 1 + {"上": -1, "下": 1}.get(found[1] or "", 0)
    return _made(today.year + month // 12, month % 12 + 1, _int(found[2] or found[3]))


_READINGS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date | None], date | None]], ...] = (
    (_FULL, _full),
    (_COMPACT, _full),
    (_ENGLISH, _english),
    (_MONTH_DAY, _month_day),
    (_RELATIVE_WORD, _relative),
    (_WEEKDAY, _weekday),
    (_ENGLISH_WEEKDAY, _english_weekday),
    (_IN_DAYS, _in_days),
    (_DAY_OF_MONTH, _day_of_month),
)
