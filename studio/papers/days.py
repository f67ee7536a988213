"""Days and times as people say them, in figures: 后天, 5月20日, 二〇二六年三月五日, 下午两点半."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from studio.documents.numerals import NUMERAL, number_of

_RELATIVE = {"大前天": -3, "前天": -2, "昨天": -1, "昨日": -1, "今天": 0, "今日": 0, "当天": 0, "本日": 0,
             "明天": 1, "明日": 1, "后天": 2, "大后天": 3}  # fmt: skip
_WORD = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)))
_YEAR_WORDS = {"去年": -1, "今年": 0, "本年": 0, "明年": 1}
_YEAR = rf"(?P<year>\d{{4}}|[〇○零一二三四五六七八九]{{4}}|{'|'.join(_YEAR_WORDS)})"
_COUNT = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_WRITTEN = re.compile(
    rf"(?:{_YEAR}\s*年?\s*)?(?P<month>{_COUNT})\s*月(?:份)?\s*(?P<day>{_COUNT})\s*[日号]?(?!\d)"
)
_FIGURES = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d{2})\s*(?P<sep>[-/.])\s*(?P<month>\d{1,2})\s*(?P=sep)\s*(?P<day>\d{1,2})(?!\d)"
)
_SOLID = re.compile(r"(?<!\d)(?P<year>(?:19|20)\d{2})(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")
_CLOCK = re.compile(
    r"(?P<part>凌晨|早上|清晨|上午|中午|下午|傍晚|晚上|夜里|晚间)?\s*"
    rf"(?P<hour>\d{{1,2}}|{NUMERAL}{{1,3}})\s*"
    rf"(?:[:：]\s*(?P<figures>\d{{2}})|[点时](?:(?P<half>半)|(?P<quarter>[一三])刻|(?P<minute>{NUMERAL}{{1,3}})分?|整|钟)?)"
)
_AFTER_NOON = {"下午", "傍晚", "晚上", "夜里", "晚间"}


def days_in(text: str, today: date) -> Iterator[date]:
    """Every day a text names, in order; one without a year is of this year."""
    for found in sorted(_found(text), key=lambda each: each.start()):
        day = _day_of(found, today)
        if day is not None:
            yield day


def day_of(text: str, today: date) -> date | None:
    """The first day a text names, or None."""
    return next(days_in(text, today), None)


def time_of(text: str) -> str | None:
    """The first time of day as 14:10, or None."""
    for found in _CLOCK.finditer(text):
        hour, minute = _hour(found), _minute(found)
        if hour <= 23 and minute <= 59:
            return f"{hour:02}:{minute:02}"
    return None


def written_day(day: date) -> str:
    """As 成文日期 is written: 2026年4月6日."""
    return f"{day.year}年{day.month}月{day.day}日"


def _found(text: str) -> Iterator[re.Match[str]]:
    for pattern in (_WRITTEN, _FIGURES, _SOLID, _WORD):
        yield from pattern.finditer(text)


def _day_of(found: re.Match[str], today: date) -> date | None:
    if found.re is _WORD:
        return today + timedelta(days=_RELATIVE[found[0]])
    parts = found.groupdict()
    try:
        return date(_year(parts["year"], today), number_of(parts["month"]), number_of(parts["day"]))
    except ValueError:
        return None


def _year(said: str | None, today: date) -> int:
    if not said:
        return today.year
    return today.year + _YEAR_WORDS[said] if said in _YEAR_WORDS else number_of(said.replace("○", "〇"))


def _hour(found: re.Match[str]) -> int:
    hour, part = number_of(found["hour"]), found["part"]
    if (part in _AFTER_NOON and hour < 12) or (part == "中午" and hour < 3):
        return hour + 12
    return 0 if part in ("凌晨", "夜里", "晚上", "晚间") and hour == 12 else hour


def _minute(found: re.Match[str]) -> int:
    if found["half"]:
        return 30
    if found["quarter"]:
        return 15 * number_of(found["quarter"])
    return number_of(found["figures"] or found["minute"] or "0")
