"""How often endpoints were asked and how long they took: counts and times, never what was asked or said."""

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

DAY = 86_400.0
_KEPT = 31 * DAY
_AT_ONCE, _PATIENCE = 100, 5.0  # requests and seconds that may wait to be written
STOPPED = "stopped"
"""The `trouble` of a request that nobody wanted to its end: no failure."""
_NOTED_WAIT = 0.05  # seconds: less is no queue


@dataclass(frozen=True, slots=True)
class Use:
    """One request, times in seconds; `began` counts from 1970.

    `work` is the path that was asked, `waited` the time for a free slot, `first` until the answer began,
    `limited` how many times the server said 429, `trouble` the name of the error it ended with, or STOPPED.
    """

    endpoint: str
    work: str
    began: float
    waited: float
    first: float
    seconds: float
    limited: int = 0
    trouble: str = ""


@dataclass(frozen=True, slots=True)
class UseSummary:
    """The last 24 hours; `hours` are the requests of each of them, the oldest first."""

    requests: int = 0
    failed: int = 0
    first_median: float = 0.0
    first_slowest: float = 0.0
    queued: int = 0
    longest_queue: float = 0.0
    limited: int = 0
    hours: tuple[int, ...] = (0,) * 24


class Uses:
    """A small file; what was noted last waits in memory until it is `kept`. Safe from any thread."""

    def __init__(self, file: Path, clock: Callable[[], float] = time.time) -> None:
        self._file, self._clock = file, clock
        self._waiting: list[Use] = []
        self._lock = threading.Lock()
        self._kept_at = clock()

    def note(self, use: Use) -> None:
        with self._lock:
            self._waiting.append(use)

    @property
    def due(self) -> bool:
        """Whether enough waits, or waits long enough, to be worth a write."""
        waiting = len(self._waiting)
        return waiting >= _AT_ONCE or (waiting > 0 and self._clock() - self._kept_at >= _PATIENCE)

    def keep(self) -> None:
        """Write what waits; counts that cannot be written are let go: the answers are what counts."""
        with self._lock:
            waiting, self._waiting = self._waiting, []
            self._kept_at = self._clock()
        if waiting:
            with suppress(sqlite3.Error, OSError), self._open() as database:
                database.executemany(
                    "INSERT INTO uses VALUES (?, ?, ?, ?, ?, ?, ?, ?)", map(astuple, waiting)
                )
                database.execute("DELETE FROM uses WHERE began < ?", (self._clock() - _KEPT,))

    def last_day(self, endpoint: str) -> UseSummary:
        """Sum up the last 24 hours of that endpoint."""
        now = self._clock()
        return _summed([use for use in self.latest(endpoint, limit=-1) if use.began > now - DAY], now)

    def latest(self, endpoint: str = "", limit: int = 200) -> list[Use]:
        """Return the newest requests first, of one endpoint or of all; -1 sets no limit."""
        self.keep()
        if not self._file.exists():
            return []
        query = "SELECT * FROM uses WHERE endpoint = ? OR ? = '' ORDER BY began DESC LIMIT ?"
        try:
            with self._open() as database:
                return [Use(*row) for row in database.execute(query, (endpoint, endpoint, limit))]
        except sqlite3.Error:
            return []

    def forget(self, days: float = 0) -> int:
        """Forget what is older than so many days; return how many requests those were."""
        self.keep()
        if not self._file.exists():
            return 0
        with self._open() as database:
            before = self._clock() - days * DAY
            return database.execute("DELETE FROM uses WHERE began <= ?", (before,)).rowcount

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=5)) as database, database:
            database.execute("PRAGMA synchronous = OFF")  # counts may be lost where the power is
            database.executescript(_TABLE)
            yield database


def _summed(uses: Sequence[Use], now: float) -> UseSummary:
    if not uses:
        return UseSummary()
    firsts = [use.first for use in uses if not use.trouble and use.work.startswith("chat")]
    queues = [use.waited for use in uses if use.waited >= _NOTED_WAIT]
    hours = [0] * 24
    for use in uses:
        hours[23 - min(max(int((now - use.began) // 3600), 0), 23)] += 1
    return UseSummary(
        requests=len(uses),
        failed=sum(use.trouble not in {"", STOPPED} for use in uses),
        first_median=median(firsts) if firsts else 0.0,
        first_slowest=max(firsts, default=0.0),
        queued=len(queues),
        longest_queue=max(queues, default=0.0),
        limited=sum(use.limited for use in uses),
        hours=tuple(hours),
    )


_TABLE = """
CREATE TABLE IF NOT EXISTS uses (
  endpoint TEXT, work TEXT, began REAL, waited REAL, first REAL, seconds REAL, limited INTEGER, trouble TEXT
);
CREATE INDEX IF NOT EXISTS uses_by_time ON uses (began);
"""
