"""What has changed in watched folders since their documents were loaded."""

import os
import stat
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from studio.core.passages import DocumentRow, DocumentState
from studio.core.readable import readable
from studio.knowledge.namesakes import source_key
from studio.knowledge.stamps import changed_on, digest_of_file, stamp_of
from studio.knowledge.unchanged import Seen

_PASSING = {"DocumentNotReadable", "DocumentMissing", "ReaderCrashed", "ReaderTimedOut"}


@dataclass(frozen=True, slots=True)
class ChangedFile:
    """A file whose document is out of date, lies elsewhere now, or is gone."""

    document: str
    path: Path


@dataclass(frozen=True, slots=True)
class FolderChanges:
    """Nothing of it has been applied. `moved` have the paths their files have now, `removed` those they had.

    Of an `unreachable` folder (its drive is gone, perhaps) nothing is said of its documents; files that are
    `busy` are being written to, or locked by another program: they are left for the next time.
    """

    new: tuple[Path, ...] = ()
    changed: tuple[ChangedFile, ...] = ()
    moved: tuple[ChangedFile, ...] = ()
    removed: tuple[ChangedFile, ...] = ()
    unreachable: tuple[Path, ...] = ()
    busy: tuple[Path, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is something to apply."""
        return bool(self.new or self.changed or self.moved or self.removed)


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """`device` is the number of the drive it was on when it was first watched."""

    path: Path
    device: int


def changes_in(
    folders: Sequence[WatchedFolder], rows: Sequence[DocumentRow], stamps: Mapping[str, str]
) -> tuple[FolderChanges, list[Seen]]:
    """Blocking; files are only read where size or time tell of a change. Also what is known of others now."""
    look = _Look(rows, stamps)
    for folder in folders:
        look.at(folder)
    return look.changes(), look.seen


@dataclass
class _Look:
    rows: Sequence[DocumentRow]
    stamps: Mapping[str, str]
    seen: list[Seen] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._known = {source_key(row.source): row for row in self.rows if row.source and not row.container}
        self._by_size: dict[int, list[DocumentRow]] = defaultdict(list)
        for row in self._known.values():
            self._by_size[row.bytes].append(row)
        self._there: set[str] = set()
        self._new: dict[Path, os.stat_result] = {}
        self._changed: list[ChangedFile] = []
        self._busy: list[Path] = []
        self._reached: list[Path] = []
        self._closed: list[Path] = []

    def at(self, folder: WatchedFolder) -> None:
        files = _files_below(folder.path)
        if files is None or (not files and self._is_elsewhere(folder)):
            self._closed.append(folder.path)
            return
        self._reached.append(folder.path)
        for path in files:
            if source_key(path) not in self._there:
                self._there.add(source_key(path))
                self._take(path)

    def changes(self) -> FolderChanges:
        missing = [row for row in self._known.values() if self._is_missing(row)]
        moved = self._moved(missing)
        gone = {one.document for one in moved}
        watched = [row for row in missing if _below(row.source, self._reached) and row.name not in gone]
        paths = {one.path for one in moved}
        return FolderChanges(
            new=tuple(path for path in self._new if path not in paths),
            changed=tuple(self._changed),
            moved=tuple(moved),
            removed=tuple(ChangedFile(row.name, Path(row.source)) for row in watched),
            unreachable=tuple(self._closed),
            busy=tuple(self._busy),
        )

    def _take(self, path: Path) -> None:
        try:
            status = path.stat()
        except FileNotFoundError:  # a link that leads nowhere, or gone in this moment
            return
        except OSError:
            self._busy.append(path)
            return
        row = self._known.get(source_key(path))
        if stat.S_ISDIR(status.st_mode):
            self._closed.append(path)
        elif row is None and stat.S_ISREG(status.st_mode):
            self._new[path] = status
        elif row is not None and not self._surely_same(row, status):
            self._compare(row, path, status)

    def _surely_same(self, row: DocumentRow, status: os.stat_result) -> bool:
        """A file that could not be loaded is tried again when it changes, or its trouble may have passed."""
        if row.state is DocumentState.READY:
            stamp = stamp_of(status)
            return bool(stamp) and stamp == self.stamps.get(row.name)
        passing = row.trouble is not None and row.trouble.name in _PASSING
        return row.changed == changed_on(status) and not passing

    def _compare(self, row: DocumentRow, path: Path, status: os.stat_result) -> None:
        digest = _settled_digest(path, status)
        if digest is None:
            self._busy.append(path)
        elif digest != row.digest:
            self._changed.append(ChangedFile(row.name, path))
        else:
            self.seen.append(Seen(row.name, readable(path), changed_on(status), stamp_of(status)))

    def _moved(self, missing: Sequence[DocumentRow]) -> list[ChangedFile]:
        """New files that hold what a missing one held; of several, each goes with one."""
        waiting = {row.name: row for row in missing if row.state is DocumentState.READY}
        moved: list[ChangedFile] = []
        for path, status in list(self._new.items()):
            alike = [row for row in self._by_size.get(status.st_size, ()) if row.name in waiting]
            digest = _settled_digest(path, status) if alike else ""
            if digest is None:
                self._busy.append(path)
                del self._new[path]
            elif found := _best(alike, digest, path):
                del waiting[found.name]
                moved.append(ChangedFile(found.name, path))
        return moved

    def _is_missing(self, row: DocumentRow) -> bool:
        path = row.source
        if source_key(path) in self._there or _below(path, self._closed):
            return False
        return not os.path.lexists(path)

    def _is_elsewhere(self, folder: WatchedFolder) -> bool:
        """An empty folder that held documents, on another drive than then: its own drive is not there."""
        held = any(_below(row.source, [folder.path]) for row in self._known.values())
        return held and folder.path.stat().st_dev != folder.device


def _files_below(folder: Path) -> list[Path] | None:
    """None when the folder cannot be reached."""
    from studio.documents import find_documents

    try:
        os.scandir(folder).close()
    except OSError:
        return None
    return find_documents([folder])


def _settled_digest(path: Path, status: os.stat_result) -> str | None:
    """None for a file that is locked, or was written to while it was read."""
    try:
        digest = digest_of_file(path)
        after = path.stat()
    except OSError:
        return None
    settled = (after.st_size, after.st_mtime_ns) == (status.st_size, status.st_mtime_ns)
    return digest if settled else None


def _best(rows: Iterable[DocumentRow], digest: str, path: Path) -> DocumentRow | None:
    """Of documents of one content that whose file was called so."""
    same = [row for row in rows if row.digest == digest]
    called = [row for row in same if Path(row.source).name == readable(path.name)]
    return next(iter([*called, *same]), None)


def _below(path: str, folders: Iterable[Path]) -> bool:
    key = source_key(path)
    return any(key.startswith(source_key(folder).rstrip(os.sep) + os.sep) for folder in folders)
