"""Dates and times as the office says them: 今天 14:32, 昨天, 4月16日."""

from datetime import datetime, timedelta

from studio.core.languages import Language
from studio.ui.language import language, tr


def short_time(iso: str) -> str:
    """Name the day, and the time of day when it was today; empty for no or a damaged time."""
    try:
        moment = datetime.fromisoformat(iso).astimezone()
    except ValueError:
        return ""
    today = datetime.now().astimezone().date()
    if moment.date() == today:
        return f"{tr('Today')} {moment:%H:%M}"
    if moment.date() == today - timedelta(days=1):
        return tr("Yesterday")
    return _day(moment, with_year=moment.year != today.year)


def brief_time(iso: str) -> str:
    """Where there is little room: today needs no name beside a time of day."""
    return short_time(iso).removeprefix(f"{tr('Today')} ")


def full_day(iso: str) -> str:
    """A day with its year: 2025年3月20日; what is no day is said as it stands."""
    try:
        day = datetime.fromisoformat(iso)
    except ValueError:
        return iso
    return _day(day, with_year=True)


def month_of(iso: str) -> str:
    """The month of a day, with its year unless it is this one: 11月, 明年3月; empty for no day."""
    try:
        day = datetime.fromisoformat(iso)
    except ValueError:
        return ""
    ahead = day.year - datetime.now().year
    if language() is Language.ZH:
        years = {0: "", 1: "明年"}
        return f"{years.get(ahead, f'{day.year}年')}{day.month}月"
    return f"{day:%b}" + f" {day.year}" * bool(ahead)


def long_date() -> str:
    """Return today's date with the day of the week."""
    moment = datetime.now()
    if language() is Language.ZH:
        return f"{moment.month}月{moment.day}日 星期{'一二三四五六日'[moment.weekday()]}"
    return f"{moment:%A}, {moment.day} {moment:%B}"


def _day(moment: datetime, *, with_year: bool) -> str:
    if language() is Language.ZH:
        return f"{moment.year}年" * with_year + f"{moment.month}月{moment.day}日"
    return f"{moment.day} {moment:%b}" + f" {moment.year}" * with_year
