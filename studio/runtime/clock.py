"""The seconds a run may take; they do not pass while a person is asked."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager


class Clock:
    """Stands for the time-out the run is under."""

    def __init__(self, limit: asyncio.Timeout) -> None:
        self._limit = limit

    @contextmanager
    def standing(self) -> Iterator[None]:
        until, now = self._limit.when(), asyncio.get_running_loop().time
        if until is None or self._limit.expired():
            yield
            return
        left = until - now()
        self._limit.reschedule(None)
        try:
            yield
        finally:
            self._limit.reschedule(now() + left)
