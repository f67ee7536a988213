"""Under which day of the list a conversation stands: today, yesterday, this week, earlier."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from studio.conversations import Conversation
from studio.ui.language import tr


def by_day(
    kept: Sequence[Conversation], today: date | None = None
) -> Iterator[tuple[str, list[Conversation]]]:
    """The pinned first; `kept` comes in the order of the list."""
    day = today or date.today()
    for title, group in groupby(kept, lambda one: _title(one, day)):
        yield title, list(group)


def _title(kept: Conversation, today: date) -> str:
    if kept.pinned:
        return tr("Pinned")
    touched = datetime.fromisoformat(kept.touched).astimezone().date()
    if touched >= today:
        return tr("Today")
    if touched == today - timedelta(days=1):
        return tr("Yesterday")
    monday = today - timedelta(days=today.weekday())
    return tr("This week") if touched >= monday else tr("Earlier")
