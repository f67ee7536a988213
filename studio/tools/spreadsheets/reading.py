"""The spreadsheets a tool's form names, read in a child process that may die of them."""

import hashlib
from collections.abc import Iterable
from contextlib import AsyncExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Any

from studio.core.errors import DocumentClassified, DocumentError, ToolFileInvalid
from studio.documents import ReaderPool
from studio.tools.spreadsheets.kept import kept_or_made

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
    """Reads files for one tool of one run; what is read of the agent's own is kept in its folder."""

    def __init__(self, pool: ReaderPool, folder: Path, tool: str) -> None:
        self._pool, self._folder, self._tool = pool, folder, tool

    @classmethod
    def within(cls, stack: AsyncExitStack, folder: Path, tool: str) -> "Spreadsheets":
        return cls(child_pool(stack), folder, tool)

    async def own(self, named: str) -> list[TextTable]:
        """The tables of the agent's own file of that name; raises ToolFileInvalid naming it."""
        path = own_file(self._folder, named, self._tool)
        _, size, changed = stamp_of(path, self._tool)
        name = f"{self._tool}.{hashlib.sha256(named.encode()).hexdigest()[:8]}"
        read = partial(self._read, path)
        return await kept_or_made(self._folder / name, [named, size, changed], read, _tables)

    async def _read(self, path: Path) -> Any:
        try:
            return await self._pool.call(path, "studio.tools.spreadsheets.sheets:texts_of", {})
        except DocumentError as error:
            raise unreadable(error, self._tool) from error


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


def _tables(told: list[dict[str, Any]]) -> list[TextTable]:
    return [_table(each) for each in told]


def _table(told: dict[str, Any]) -> TextTable:
    return TextTable(
        told["file"],
        told["sheet"],
        tuple(told["columns"]),
        tuple(tuple(row) for row in told["rows"]),
        tuple(told["numbers"]),
        tuple(told["titles"]),
    )
