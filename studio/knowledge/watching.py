"""The folders a base keeps up with: what changed in them is shown first, and applied on request."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from studio.core.documents import is_parcel
from studio.core.errors import NotFound
from studio.core.passages import DocumentRow
from studio.core.readable import readable
from studio.knowledge.database import Database
from studio.knowledge.folder_changes import ChangedFile, FolderChanges, WatchedFolder, changes_in
from studio.knowledge.moving import move
from studio.knowledge.namesakes import told_apart
from studio.knowledge.progress import LoadReport, OnProgress, unheard
from studio.knowledge.stamps import changed_on, stamp_of
from studio.knowledge.store import Store
from studio.knowledge.waiting import to_the_end


@dataclass(frozen=True, slots=True)
class SyncReport:
    """Names of documents: `moved` as they are called now; what was read again is in `load`."""

    load: LoadReport
    moved: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Acts:
    """What the base does for a sync: `load` files, each beside its namesakes; take `out`; `forget` chunks."""

    load: Callable[[Sequence[Path], OnProgress], Awaitable[LoadReport]]
    out: Callable[[str], Awaitable[None]]
    forget: Callable[[Sequence[int]], Awaitable[None]]


class Watching:
    def __init__(self, database: Database, store: Store, changing: asyncio.Lock, acts: Acts) -> None:
        self._database, self._store, self._changing, self._acts = database, store, changing, acts

    async def folders(self) -> list[Path]:
        return [folder.path for folder in await asyncio.to_thread(self._folders)]

    async def watch(self, folder: Path) -> None:
        """Keep up with a folder from now on; raises NotFound. Nothing is loaded yet: `changes` lists it."""
        async with self._changing:
            await to_the_end(self._watch, folder)

    async def unwatch(self, folder: Path) -> None:
        """Its documents stay; raises NotFound."""
        async with self._changing:
            await to_the_end(self._unwatch, folder)

    async def changes(self) -> FolderChanges:
        """Compare the folders with the documents; nothing is changed by it."""
        return await asyncio.to_thread(self._compare)

    async def apply(self, changes: FolderChanges, on_progress: OnProgress = unheard) -> SyncReport:
        """Let moved documents follow their files, take out what was removed, load the rest.

        What is no longer so by now is passed over. Cancelled or killed, the next `changes` has what is left.
        """
        moved = [name for one in changes.moved if (name := await self._follow(one))]
        removed = [one.document for one in changes.removed if await self._take_out(one)]
        again = await asyncio.to_thread(_still_there, changes)
        report = await self._acts.load(again, on_progress) if again else LoadReport()
        return SyncReport(report, tuple(moved), tuple(removed))

    async def _follow(self, one: ChangedFile) -> str:
        async with self._changing:
            name, gone = await to_the_end(self._move, one)
            await self._acts.forget(gone)
        return name

    async def _take_out(self, one: ChangedFile) -> bool:
        """Unless the file is back."""
        row = await asyncio.to_thread(self._store.row, one.document)
        if row is None or await asyncio.to_thread(Path(row.source).exists):
            return False
        await self._acts.out(one.document)
        return True

    def _move(self, one: ChangedFile) -> tuple[str, list[int]]:
        """The name the document has then, or none when it or the file is gone."""
        rows = self._store.rows()
        row = next((row for row in rows if row.name == one.document), None)
        try:
            status = one.path.stat()
        except OSError:
            return "", []
        if row is None:
            return "", []
        name = _name_after(row, one.path, rows)
        with self._database.change() as connection:
            at = readable(one.path), changed_on(status), stamp_of(status)
            return name, move(connection, row.name, name, *at)

    def _compare(self) -> FolderChanges:
        folders, rows, stamps = self._folders(), self._store.rows(), self._store.stamps()
        changes, seen = changes_in(folders, rows, stamps)
        if seen:
            self._store.note(seen)
        return changes

    def _folders(self) -> list[WatchedFolder]:
        with self._database.read() as connection:
            found = connection.execute("SELECT folder, device FROM watched ORDER BY folder").fetchall()
        return [WatchedFolder(Path(folder), int(device)) for folder, device in found]

    def _watch(self, folder: Path) -> None:
        folder = folder.absolute()
        if not folder.is_dir() or readable(folder) != str(folder):
            raise NotFound(kind="folder", missing=readable(folder))
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        with self._database.change() as connection:
            values = (str(folder), since, str(folder.stat().st_dev))
            connection.execute("INSERT OR IGNORE INTO watched VALUES (?, ?, ?)", values)

    def _unwatch(self, folder: Path) -> None:
        with self._database.change() as connection:
            gone = connection.execute("DELETE FROM watched WHERE folder = ?", (readable(folder.absolute()),))
            if not gone.rowcount:
                raise NotFound(kind="folder", missing=readable(folder))


def _still_there(changes: FolderChanges) -> list[Path]:
    """The files to load; what has gone again is told by the next `changes`."""
    return [path for path in (*changes.new, *(one.path for one in changes.changed)) if path.exists()]


def _name_after(row: DocumentRow, path: Path, rows: Sequence[DocumentRow]) -> str:
    """What the file would be called if it came now; an archive keeps the name its content goes by."""
    if is_parcel(row.kind):
        return row.name
    return told_apart([path], {other.name for other in rows} - {row.name})[path]
