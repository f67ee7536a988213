"""Days of the year measured, and how far into the summer each is."""

import math
from collections.abc import Iterator
from datetime import date, timedelta

YEAR = 2025


def days(first_month: int = 1, last_month: int = 12) -> Iterator[date]:
    day = date(YEAR, first_month, 1)
    while day.year == YEAR and day.month <= last_month:
        yield day
        day += timedelta(days=1)


def summer(day: date) -> float:
    """Return 1 in the middle of July, -1 in the middle of January."""
    return math.cos(2 * math.pi * (day.timetuple().tm_yday - 197) / 365)
