"""A spreadsheet's values as a person sees them: 3.0 is 3, a date has no midnight."""

from datetime import date, datetime, time, timedelta

Cell = int | float | str | bool | time | date | datetime | timedelta


def shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "是" if cell else "否"
    if isinstance(cell, float):
        return _number(cell)
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, timedelta):
        return _hours(cell)
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _number(number: float) -> str:
    """Fifteen digits, as a spreadsheet keeps them: 0.1 + 0.2 shows 0.3."""
    if number.is_integer() and abs(number) < 1e16:
        return str(int(number))
    return f"{number:.15g}" if abs(number) >= 1e-4 else f"{number:.15f}".rstrip("0").rstrip(".")


def _moment(moment: datetime) -> str:
    if moment.time() == time():
        return moment.date().isoformat()
    return moment.isoformat(" ", "seconds" if moment.second else "minutes")


def _hours(span: timedelta) -> str:
    minutes, seconds = divmod(round(span.total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if seconds else f"{hours}:{minutes:02}"
