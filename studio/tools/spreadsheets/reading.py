"""The spreadsheets a tool's form names, read in a child process that may die of them."""

import asyncio
from collections.abc import Iterable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from studio.core.errors import DocumentError, ToolFileInvalid
from studio.documents import ReaderPool

_SECONDS, _MEGABYTES, _REST = 60, 1500, 60


@dataclass(frozen=True, slots=True)
class TextTable:
    """A sheet's table as text; `numbers` are the rows' on the sheet, from 1."""

    file: str
    sheet: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numbers: tuple[int, ...]
    titles: tuple[str, ...] = ()


def own_file(folder: Path, named: str, tool: str) -> Path:
    """The agent's own file of that name; raises ToolFileInvalid when it is not there or not its own."""
    parts = PurePosixPath(named.replace("\\", "/"))
    path = folder.joinpath(*parts.parts)
    if parts.is_absolute() or ".." in parts.parts or not path.is_file():
        raise ToolFileInvalid(tool=tool, file=named, problem="missing")
    if not path.resolve().is_relative_to(folder.resolve()):
        raise ToolFileInvalid(tool=tool, file=named, problem="path_outside")
    return path


def own_files(folder: Path, named: Iterable[str], tool: str) -> tuple[Path, ...]:
    return tuple(own_file(folder, name, tool) for name in named if name.strip())


class Spreadsheets:
    """Reads files for one tool of one run; what has been read is not read again while it is unchanged."""

    def __init__(self, pool: ReaderPool, tool: str) -> None:
        self._pool, self._tool = pool, tool
        self._read: dict[tuple[Path, int, int], list[TextTable]] = {}
        self._reading = asyncio.Lock()

    @classmethod
    def within(cls, stack: AsyncExitStack, tool: str) -> "Spreadsheets":
        return cls(child_pool(stack), tool)

    async def tables(self, paths: Sequence[Path]) -> list[TextTable]:
        """All tables of the files, in order; raises ToolFileInvalid naming the file."""
        async with self._reading:
            return [table for path in paths for table in await self._tables(path)]

    async def _tables(self, path: Path) -> list[TextTable]:
        stamp = stamp_of(path, self._tool)
        if stamp not in self._read:
            try:
                told = await self._pool.call(path, "studio.tools.spreadsheets.sheets:texts_of", {})
            except DocumentError as error:
                raise unreadable(error, self._tool) from error
            self._read[stamp] = [_table(each) for each in told]
        return self._read[stamp]


def child_pool(stack: AsyncExitStack, seconds: float = _SECONDS) -> ReaderPool:
    """A child process of one's own, ended with the run."""
    pool = ReaderPool(workers=1, seconds=seconds, megabytes=_MEGABYTES, rest=_REST)
    stack.push_async_callback(pool.aclose)
    return pool


def stamp_of(path: Path, tool: str) -> tuple[Path, int, int]:
    try:
        found = path.stat()
    except OSError as error:
        raise ToolFileInvalid(tool=tool, file=path.name, problem="missing") from error
    return path, found.st_size, found.st_mtime_ns


def unreadable(error: DocumentError, tool: str) -> DocumentError | ToolFileInvalid:
    """What is wrong with a spreadsheet, said of the tool; a 密级 mark keeps its own error."""
    from studio.core.errors import DocumentClassified

    if isinstance(error, DocumentClassified):
        return error
    return ToolFileInvalid(tool=tool, file=error.document, problem=_PROBLEMS.get(error.name, "does_not_read"))


_PROBLEMS = {
    "DocumentEmpty": "empty",
    "DocumentEncrypted": "encrypted",
    "DocumentKindUnknown": "no_spreadsheet",
    "DocumentTooLarge": "too_large",
    "ReaderOutOfMemory": "too_large",
    "ReaderTimedOut": "too_large",
    "DocumentMissing": "missing",
}


def _table(told: dict[str, Any]) -> TextTable:
    return TextTable(
        told["file"],
        told["sheet"],
        tuple(told["columns"]),
        tuple(tuple(row) for row in told["rows"]),
        tuple(told["numbers"]),
        tuple(told["titles"]),
    )
