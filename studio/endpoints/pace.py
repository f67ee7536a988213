"""No more requests a minute than were agreed on: the next one waits until one is a minute old."""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable

_MINUTE = 60.0


class Pace:
    """`per_minute` is 0 for no limit."""

    def __init__(
        self,
        per_minute: int,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._per_minute, self._clock, self._sleep = per_minute, clock, sleep
        self._begun: deque[float] = deque(maxlen=per_minute or 1)

    async def turn(self) -> None:
        """Wait for one's turn; whoever asks first goes first."""
        if not self._per_minute:
            return
        now = self._clock()
        full = len(self._begun) == self._per_minute
        start = max(now, self._begun[0] + _MINUTE) if full else now
        self._begun.append(start)  # taken before the wait, so that nobody else takes it
        if start > now:
            await self._sleep(start - now)
