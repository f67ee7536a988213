"""Connections that have rested for a while are asked whether they are still there before they are used."""

import time
from typing import Any

from sqlalchemy import Engine, event
from sqlalchemy.exc import InvalidatePoolError

_RESTED_SECONDS = 1.0
_LAST = "last used"


def look_whether_alive(engine: Engine, rested: float = _RESTED_SECONDS) -> None:
    """Asking each time would double what a short question costs."""

    @event.listens_for(engine, "checkin")
    def rests(_: Any, record: Any) -> None:
        record.info[_LAST] = time.monotonic()

    @event.listens_for(engine, "checkout")
    def used_again(connection: Any, record: Any, _: Any) -> None:
        now = time.monotonic()
        if now - record.info.get(_LAST, now) > rested:
            _ask(engine, connection)


def _ask(engine: Engine, connection: Any) -> None:
    """Raises InvalidatePoolError: all that rest are made anew."""
    try:
        engine.dialect.do_ping(connection)
    except engine.dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error
