"""When vectors are caught up with again by themselves: after trouble, or when loading has come to rest."""

import asyncio
from collections.abc import Callable

_FIRST_PAUSE, _LONGEST_PAUSE = 15.0, 300.0  # seconds
_CALM = 2.0  # seconds without a load before the index is built


class Later:
    """`start` tries again, `build` builds the index; at most one of them is to come."""

    def __init__(self, start: Callable[[], None], build: Callable[[], None]) -> None:
        self._start, self._build = start, build
        self._coming: asyncio.TimerHandle | None = None
        self._pause = _FIRST_PAUSE

    def after_trouble(self) -> None:
        """Each time after twice as long, up to five minutes."""
        self._coming = asyncio.get_running_loop().call_later(self._pause, self._start)
        self._pause = min(2 * self._pause, _LONGEST_PAUSE)

    def note_success(self) -> None:
        self._pause = _FIRST_PAUSE

    def when_calm(self) -> None:
        """Unless something is to come already."""
        if self._coming is None:
            self._coming = asyncio.get_running_loop().call_later(_CALM, self._build)

    def forget(self) -> None:
        if self._coming is not None:
            self._coming.cancel()
            self._coming = None
