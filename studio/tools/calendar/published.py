"""Days off and working weekends as the State Council's General Office published them for each year.

Sources: 国务院办公厅关于2024年部分节假日安排的通知 (2023-10-25); the same for 2025
(国办发明电〔2024〕12号, 2024-11-12) and for 2026 (2025-11-04).
The notice for a year comes out in the autumn before; for other years weekends alone are known, unless an
agent's own spreadsheet says more.
"""

from collections.abc import Iterator
from datetime import date, timedelta

# year: name of the holiday, first day, last day
_OFF = {
    2024: (
        ("元旦", (1, 1), (1, 1)),
        ("春节", (2, 10), (2, 17)),
        ("清明节", (4, 4), (4, 6)),
        ("劳动节", (5, 1), (5, 5)),
        ("端午节", (6, 10), (6, 10)),
        ("中秋节", (9, 15), (9, 17)),
        ("国庆节", (10, 1), (10, 7)),
    ),
    2025: (
        ("元旦", (1, 1), (1, 1)),
        ("春节", (1, 28), (2, 4)),
        ("清明节", (4, 4), (4, 6)),
        ("劳动节", (5, 1), (5, 5)),
        ("端午节", (5, 31), (6, 2)),
        ("国庆节、中秋节", (10, 1), (10, 8)),
    ),
    2026: (
        ("元旦", (1, 1), (1, 3)),
        ("春节", (2, 15), (2, 23)),
        ("清明节", (4, 4), (4, 6)),
        ("劳动节", (5, 1), (5, 5)),
        ("端午节", (6, 19), (6, 21)),
        ("中秋节", (9, 25), (9, 27)),
        ("国庆节", (10, 1), (10, 7)),
    ),
}
_WORKED = {
    2024: ((2, 4), (2, 18), (4, 7), (4, 28), (5, 11), (9, 14), (9, 29), (10, 12)),
    2025: ((1, 26), (2, 8), (4, 27), (9, 28), (10, 11)),
    2026: ((1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)),
}
YEARS = frozenset(_OFF)


def days_off() -> dict[date, str]:
    """Every day off of a published holiday, with its name."""
    return {
        day: name
        for year, holidays in _OFF.items()
        for name, first, last in holidays
        for day in days_between(date(year, *first), date(year, *last))
    }


def worked_weekends() -> dict[date, str]:
    return {date(year, *day): "调休上班" for year, days in _WORKED.items() for day in days}


def days_between(first: date, last: date) -> Iterator[date]:
    """Both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(number)
