"""How long to wait before asking a busy endpoint again."""

import asyncio
import random
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from math import isfinite

ATTEMPTS = 4
SHORTEST = 0.5
LONGEST = 60.0
"""Seconds; an endpoint that asks for more is reported as busy instead of waited for."""


@dataclass(frozen=True)
class Retries:
    """Back-off that doubles, with jitter so that many windows do not come back at the same moment."""

    attempts: int = ATTEMPTS
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    chance: Callable[[], float] = random.random
    now: Callable[[], float] = time.time

    def pause(self, tries: int, retry_after: str | None = None) -> float | None:
        """Return the seconds to wait after that many tries, or None to give up."""
        if tries >= self.attempts:
            return None
        asked = self.asked(retry_after)
        if asked is not None:
            return asked if asked <= LONGEST else None
        return SHORTEST * 2.0 ** (tries - 1) * (0.5 + self.chance())

    def asked(self, retry_after: str | None) -> float | None:
        """Read Retry-After: seconds or an HTTP date (RFC 9110, 10.2.3); None where it says neither."""
        try:
            seconds = float(retry_after or "none")
        except ValueError:
            return self._until(retry_after or "")
        return max(0.0, seconds) if isfinite(seconds) else None

    def _until(self, date: str) -> float | None:
        try:
            when: datetime = parsedate_to_datetime(date)
        except ValueError:
            return None
        aware = when if when.tzinfo else when.replace(tzinfo=UTC)
        seconds: float = aware.timestamp() - self.now()
        return max(0.0, seconds)
