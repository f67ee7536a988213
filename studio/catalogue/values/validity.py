"""How long a release holds, and when it is looked at again."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from studio.core.errors import DateNotAllowed


@dataclass(frozen=True)
class Terms:
    """A release holds so many months unless its reviewer says otherwise, and never longer than `longest`.

    So many days before its end it is due for re-review.
    """

    months: int = 12
    longest: int = 36
    review_days: int = 30


DEFAULT_TERMS = Terms()


@dataclass(frozen=True)
class Validity:
    """ISO dates; the release holds on its last day, too."""

    valid_until: str
    review_due: str


def validity(
    terms: Terms, today: date, valid_until: date | None = None, review_due: date | None = None
) -> Validity:
    """Raises DateNotAllowed for an end that is past or too far off, or a re-review after the end."""
    latest = months_after(today, terms.longest)
    end = valid_until or months_after(today, terms.months)
    _within(end, today + timedelta(days=1), latest)
    due = review_due or max(today, end - timedelta(days=terms.review_days))
    _within(due, today, end)
    return Validity(end.isoformat(), due.isoformat())


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _within(day: date, earliest: date, latest: date) -> None:
    if not earliest <= day <= latest:
        facts = {"date": day, "earliest": earliest, "latest": latest}
        raise DateNotAllowed(**{name: value.isoformat() for name, value in facts.items()})
