"""The traces of a workspace in one SQLite file: kept, found by their words, and let go when they are old."""

import asyncio
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path

from pydantic import TypeAdapter

from studio.core.errors import NotFound, WorkspaceError
from studio.core.events import Usage
from studio.core.files import writing_to
from studio.traces.trace import Moment, Trace, TraceRow

_TABLES = """
CREATE TABLE IF NOT EXISTS traces (
    id TEXT PRIMARY KEY,
    agent TEXT NOT NULL,
    origin TEXT NOT NULL,
    started TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL,
    outcome TEXT NOT NULL,
    endpoint TEXT NOT NULL,
    model TEXT NOT NULL,
    seconds REAL NOT NULL,
    prompt_tokens INTEGER NOT NULL,
    completion_tokens INTEGER NOT NULL,
    moments BLOB NOT NULL
);
CREATE INDEX IF NOT EXISTS traces_of_agent ON traces (agent, started);
"""
_ROW = (
    "id, agent, origin, started, question, answer, outcome, endpoint, model, seconds, "
    "prompt_tokens, completion_tokens"
)
_moments = TypeAdapter(tuple[Moment, ...])


class Traces:
    """Holds no connection open; `most` is how many runs of one agent are kept."""

    def __init__(self, file: Path, most: int = 2000) -> None:
        self._file, self._most = file, most

    @property
    def kept(self) -> bool:
        """Whether any run was ever kept."""
        return self._file.exists()

    @contextmanager
    def held_open(self) -> Iterator[None]:
        """Spare many runs kept inside the tidying up that the last connection does whenever it is closed.

        Where traces cannot be written, nothing is spared.
        """
        with ExitStack() as stack:
            with suppress(sqlite3.Error, OSError, WorkspaceError):
                stack.enter_context(self._connected())
            yield

    async def keep(self, trace: Trace) -> None:
        """A trace that cannot be written is let go: the answer is what counts."""
        try:
            await asyncio.shield(asyncio.to_thread(self._keep, trace))
        except (sqlite3.Error, OSError):
            return

    async def find(self, agent: str = "", words: str = "", limit: int = 100) -> list[TraceRow]:
        """Return the newest runs of that agent, or of all, whose question or answer holds all the words."""
        return await asyncio.to_thread(self._find, agent, words.split(), limit)

    async def get(self, trace: str) -> Trace:
        """Raises NotFound; the beginning of an id will do where only one begins so."""
        return await asyncio.to_thread(self._get, trace)

    async def forget(self, agent: str) -> int:
        """Delete all runs of an agent, or of all for an empty name; return how many there were."""
        return await asyncio.to_thread(self._forget, agent)

    def forget_older(self, days: int) -> int:
        """Blocking: delete runs that began more than so many days ago; traces that cannot be read stay."""
        if not self.kept:
            return 0
        before = (datetime.now().astimezone() - timedelta(days=days)).isoformat(timespec="milliseconds")
        try:
            with self._connected() as database, database:
                return database.execute("DELETE FROM traces WHERE started < ?", (before,)).rowcount
        except sqlite3.Error:
            return 0

    def _keep(self, trace: Trace) -> None:
        moments = zlib.compress(_moments.dump_json(trace.moments), 3)
        usage = trace.usage
        values = (
            *(getattr(trace, name) for name in _ROW.split(", ")[:10]),
            usage.prompt_tokens,
            usage.completion_tokens,
            moments,
        )
        with self._connected() as database, database:
            database.execute(f"INSERT OR REPLACE INTO traces VALUES ({','.join('?' * 13)})", values)
            database.execute(
                "DELETE FROM traces WHERE agent = ? AND id NOT IN "
                "(SELECT id FROM traces WHERE agent = ? ORDER BY started DESC LIMIT ?)",
                (trace.agent, trace.agent, self._most),
            )

    def _find(self, agent: str, words: list[str], limit: int) -> list[TraceRow]:
        if not self.kept:
            return []
        wanted = [
            "(agent = ? OR ? = '')",
            *["instr(lower(question || char(10) || answer), ?) > 0"] * len(words),
        ]
        query = f"SELECT {_ROW} FROM traces WHERE {' AND '.join(wanted)} ORDER BY started DESC LIMIT ?"
        facts = (agent, agent, *(word.lower() for word in words), limit)
        with self._connected() as database:
            return [_row(found) for found in database.execute(query, facts)]

    def _get(self, trace: str) -> Trace:
        if not self.kept:
            raise NotFound(kind="trace", missing=trace)
        query = f"SELECT {_ROW}, moments FROM traces WHERE substr(id, 1, ?) = ? LIMIT 2"
        with self._connected() as database:
            found = database.execute(query, (len(trace), trace)).fetchall()
        if len(found) != 1 or not trace:
            raise NotFound(kind="trace", missing=trace)
        moments = _moments.validate_json(zlib.decompress(found[0][-1]))
        return Trace(**dict(_row(found[0][:-1])), moments=moments)

    def _forget(self, agent: str) -> int:
        if not self.kept:
            return 0
        with self._connected() as database, database:
            gone = "DELETE FROM traces WHERE agent = ? OR ? = ''"
            return database.execute(gone, (agent, agent)).rowcount

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        with writing_to(self._file.parent), closing(sqlite3.connect(self._file, timeout=5)) as database:
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_TABLES)
            yield database


def _row(found: tuple[object, ...]) -> TraceRow:
    names = _ROW.split(", ")
    usage = Usage.model_validate(dict(zip(names[10:], found[10:12], strict=True)))
    return TraceRow.model_validate({**dict(zip(names[:10], found[:10], strict=True)), "usage": usage})
