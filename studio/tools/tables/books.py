"""The spreadsheets a question may be put to: the agent's own and those attached."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

from studio.core.attachments import Attachment
from studio.core.documents import DocumentKind
from studio.core.errors import (
    DocumentError,
    QueryFailed,
    ReaderCrashed,
    ReaderOutOfMemory,
    ReaderTimedOut,
)
from studio.documents import ReaderPool
from studio.documents.wire import path_to_wire
from studio.tools.spreadsheets.kept import kept_or_made
from studio.tools.spreadsheets.reading import stamp_of, unreadable
from studio.tools.tables.describing import Described

_SPREADSHEETS = (DocumentKind.XLSX, DocumentKind.XLS, DocumentKind.CSV)
_ENGINE = "studio.tools.tables.engine"
_STOPPED = {
    ReaderTimedOut: "stopped_late",
    ReaderOutOfMemory: "stopped_memory",
    ReaderCrashed: "broke_down",
}


class Books:
    """Raises ToolFileInvalid for a file that does not read, QueryRefused and QueryFailed for a statement."""

    def __init__(self, pool: ReaderPool, folder: Path, own: Sequence[Path], tool: str) -> None:
        self._pool, self._folder, self._own, self._tool = pool, folder, tuple(own), tool

    async def own_tables(self) -> list[Described]:
        """Of the agent's own files."""
        if not self._own:
            return []
        stamps = self._stamps(self._own)
        ask = partial(self._ask, "overview", self._own, {"stamps": stamps})
        return await kept_or_made(self._folder / self._tool, stamps, ask, _described)

    async def tables(self, attached: Sequence[Attachment]) -> list[Described]:
        """Of the agent's own files and of spreadsheets attached to the chat."""
        if not (paths := self._paths(attached)):
            return []
        return _described(await self._ask("overview", paths, {"stamps": self._stamps(paths)}))

    async def answer(self, sql: str, limit: int, attached: Sequence[Attachment]) -> dict[str, Any]:
        paths = self._paths(attached)
        facts = {"stamps": self._stamps(paths), "sql": sql, "limit": limit, "tool": self._tool}
        try:
            answer: dict[str, Any] = await self._ask("answer", paths or [Path("-")], facts)
        except (ReaderTimedOut, ReaderOutOfMemory, ReaderCrashed) as error:
            problem = _STOPPED[type(error)]
            raise QueryFailed(tool=self._tool, problem=problem, tables="") from error
        return answer

    def _paths(self, attached: Sequence[Attachment]) -> list[Path]:
        return [*self._own, *(each.path for each in attached if each.document.kind in _SPREADSHEETS)]

    def _stamps(self, paths: Sequence[Path]) -> list[tuple[str, int, int]]:
        stamps = (stamp_of(path, self._tool) for path in paths)
        return [(path_to_wire(path), size, changed) for path, size, changed in stamps]

    async def _ask(self, function: str, paths: Sequence[Path], facts: dict[str, Any]) -> Any:
        try:
            return await self._pool.call(paths[0], f"{_ENGINE}:{function}", facts)
        except (ReaderTimedOut, ReaderOutOfMemory, ReaderCrashed):
            raise
        except DocumentError as error:
            raise unreadable(error, self._tool) from error


def _described(told: list[dict[str, Any]]) -> list[Described]:
    return [Described.from_json(each) for each in told]
