"""Wrong codes, counted by the address they come from: who guesses has to wait longer and longer."""

import math
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

from studio.core.errors import ClassCodeTooOften

FREE = 5
_LONGEST = 900.0
_FORGOTTEN_AFTER = 3600.0
_MOST = 10_000  # addresses; on a room's network there are not more


@dataclass
class _Guesses:
    wrong: int = 0
    until: float = 0.0
    last: float = 0.0


class GuessLimit:
    """In memory: whoever can start the program again need not guess. Seconds."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._known: OrderedDict[str, _Guesses] = OrderedDict()

    def check(self, address: str) -> None:
        """Raises ClassCodeTooOften while the address has to wait."""
        known, now = self._known.get(address), self._clock()
        if known is not None and known.until > now:
            raise ClassCodeTooOften(seconds=math.ceil(known.until - now))

    def wrong(self, address: str) -> None:
        now = self._clock()
        known = self._known.setdefault(address, _Guesses())
        if now - known.last > _FORGOTTEN_AFTER:
            known.wrong = 0
        known.wrong, known.last = known.wrong + 1, now
        if known.wrong >= FREE:
            known.until = now + min(2.0 ** min(known.wrong - FREE + 1, 30), _LONGEST)
        self._known.move_to_end(address)
        while len(self._known) > _MOST:
            self._known.popitem(last=False)

    def right(self, address: str) -> None:
        """What was wrong before goes, but for one: several learners may sit behind one address."""
        known = self._known.get(address)
        if known is not None:
            known.wrong = max(0, known.wrong - 1)
