"""How often installed agents answered here: counts by agent, version and day."""

import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, timedelta
from pathlib import Path

from studio.catalogue import UsageLine, UsageReport

_KEPT_DAYS, _MOST_LINES = 31, 500


class UsageLog:
    """A small file of counts; nothing of what was asked or answered is in it."""

    def __init__(self, file: Path) -> None:
        self._file = file

    def note(self, agent: str, version: str, day: date | None = None) -> None:
        """One more answer."""
        counted = (agent, version, (day or date.today()).isoformat())
        with self._open() as connection:
            connection.execute(
                "INSERT INTO answers VALUES (?, ?, ?, 1, 0) ON CONFLICT DO UPDATE SET answers = answers + 1",
                counted,
            )

    def report(self) -> UsageReport:
        """Return what the catalogue has not been told yet; days as they stand, so once more does no harm."""
        with self._open() as connection:
            rows = connection.execute(
                "SELECT agent, version, day, answers FROM answers WHERE answers > told"
                " ORDER BY day DESC LIMIT ?",
                (_MOST_LINES,),
            ).fetchall()
            device = connection.execute("SELECT name FROM device").fetchone()[0]
        names = ("agent", "version", "day", "answers")
        lines = [UsageLine.model_validate(dict(zip(names, row, strict=True))) for row in rows]
        return UsageReport(device=device, lines=tuple(lines))

    def told(self, report: UsageReport) -> None:
        """Forget what is too old to be told again, and do not tell the rest twice."""
        oldest = (date.today() - timedelta(days=_KEPT_DAYS)).isoformat()
        rows = [(line.answers, line.agent, line.version, line.day.isoformat()) for line in report.lines]
        with self._open() as connection:
            connection.executemany(
                "UPDATE answers SET told = max(told, ?) WHERE agent = ? AND version = ? AND day = ?", rows
            )
            connection.execute("DELETE FROM answers WHERE day < ?", (oldest,))

    def forget(self) -> None:
        """Leave nothing to be told."""
        self._file.unlink(missing_ok=True)

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        with closing(sqlite3.connect(self._file, timeout=10)) as connection, connection:
            connection.executescript(_TABLES)
            connection.execute("INSERT OR IGNORE INTO device VALUES (1, ?)", (uuid.uuid4().hex,))
            yield connection


_TABLES = """
CREATE TABLE IF NOT EXISTS answers (
  agent TEXT, version TEXT, day TEXT, answers INTEGER, told INTEGER, PRIMARY KEY (agent, version, day)
);
CREATE TABLE IF NOT EXISTS device (one INTEGER PRIMARY KEY, name TEXT);
"""
