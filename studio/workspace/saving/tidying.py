"""Taking away what the program can make anew, or never needs again."""

import shutil
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path

from studio.workspace.saving.kinds import files_in

_LEFT_BEHIND = ("packing", "bundle")
_OLD = 3600.0  # seconds: younger ones may be in use
_WITH_ROOM_INSIDE = (
    "traces.sqlite3",
    "tests.sqlite3",
    "conversations.sqlite3",
    "trial-conversations.sqlite3",
    "requests.sqlite3",
)


def tidied(folder: Path) -> int:
    """Blocking; return how many bytes are free now that were not before.

    What a broken-off packing or saving left, and room inside databases that nothing is in any more.
    """
    before = _size(folder)
    for name in _LEFT_BEHIND:
        for part in _old(folder / name):
            shutil.rmtree(part, ignore_errors=True) if part.is_dir() else part.unlink(missing_ok=True)
    for file in _half_written(folder):
        file.unlink(missing_ok=True)
    for name in _WITH_ROOM_INSIDE:
        _shrink(folder / name)
    return max(before - _size(folder), 0)


def _old(folder: Path) -> list[Path]:
    if not folder.is_dir():
        return []
    return [part for part in folder.iterdir() if time.time() - part.stat().st_mtime > _OLD]


def _half_written(folder: Path) -> list[Path]:
    """What `write_atomically` was writing when the power went."""
    return [
        path
        for path in files_in(folder)
        if path.name.startswith(".")
        and path.name.count(".") > 2
        and time.time() - path.stat().st_mtime > _OLD
    ]


def _shrink(file: Path) -> None:
    """A database that is in use just now stays as it is."""
    if file.is_file():
        with (
            suppress(sqlite3.Error),
            closing(sqlite3.connect(file, timeout=1, isolation_level=None)) as database,
        ):
            database.execute("VACUUM")
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in files_in(folder) if path.exists())
