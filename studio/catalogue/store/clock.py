"""The time as the catalogue writes it down."""

from datetime import UTC, date, datetime


def now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def today() -> date:
    """The same for all servers on one database."""
    return datetime.now(UTC).date()
