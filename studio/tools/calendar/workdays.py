"""Working days: weekends, published holidays and the weekends worked for them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from studio.tools.calendar.published import YEARS, days_between, days_off, worked_weekends

_ONE = timedelta(1)
MOST_DAYS = 36_600


@dataclass(frozen=True)
class Calendar:
    """`off` and `worked` name days that are otherwise than their weekday says; `years` are known."""

    off: Mapping[date, str] = field(default_factory=days_off)
    worked: Mapping[date, str] = field(default_factory=worked_weekends)
    years: frozenset[int] = YEARS

    def with_own(self, off: Mapping[date, str], worked: Mapping[date, str]) -> "Calendar":
        """What an agent's own spreadsheet says goes before what was published."""
        both_off = {day: name for day, name in self.off.items() if day not in worked}
        both_worked = {day: name for day, name in self.worked.items() if day not in off}
        years = self.years | {day.year for day in off}
        return Calendar(both_off | dict(off), both_worked | dict(worked), years)

    def is_working(self, day: date) -> bool:
        if day in self.off:
            return False
        return day in self.worked or day.weekday() < 5

    def said_of(self, day: date) -> str:
        """春节放假, 调休上班, 周末 or 工作日."""
        if name := self.off.get(day):
            return f"{name}放假"
        if name := self.worked.get(day):
            return name
        return "周末" if day.weekday() >= 5 else "工作日"

    def after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day (before it when negative), which itself does not count.

        With 0 the day itself if it is worked, else the next that is.
        """
        step = -_ONE if count < 0 else _ONE
        if count == 0:
            return self.next_working(day)
        for _ in range(abs(count)):
            day += step
            while not self.is_working(day):
                day += step
        return day

    def next_working(self, day: date) -> date:
        while not self.is_working(day):
            day += _ONE
        return day

    def working_between(self, first: date, last: date) -> int:
        """Working days from the first to the last, both included."""
        return sum(map(self.is_working, days_between(first, last)))

    def unknown_years(self, *days: date) -> list[int]:
        """Years touched for which weekends alone are known."""
        touched = range(min(days).year, max(days).year + 1)
        return [year for year in touched if year not in self.years]
