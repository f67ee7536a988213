"""Puts aside what one may want back: the workspace of a course begun anew, a course that is removed."""

import os
import shutil
import time
from pathlib import Path

from studio.core.files import writing_to
from studio.courses.place import LIBRARY, TAKEN, must_be_closed

_PREFIX, _GONE = ".aside-", ".gone-"
_KEPT_SECONDS = 3600.0


def remove_imported(home: Path, course: str) -> list[Path]:
    """Take an imported course off the shelf, with what was done in it, and return where it all lay.

    `bring_back` puts each there again. Raises WorkspaceBusy while it is open.
    """
    folders = [home / LIBRARY / course, home / TAKEN / course]
    there = [folder for folder in folders if folder.exists()]
    if folders[1] in there:
        must_be_closed(folders[1])
    for folder in there:
        put_aside(folder)
    return there


def put_aside(folder: Path) -> Path:
    """Return where it lies for an hour or more; what was put aside before goes for good.

    Raises FolderNotWritable or DiskFull.
    """
    aside = _aside(folder)
    with writing_to(folder.parent):
        if aside.exists():
            shutil.rmtree(aside)
        folder.rename(aside)
        os.utime(aside)
    return aside


def is_put_aside(folder: Path) -> bool:
    return _aside(folder).exists()


def bring_back(folder: Path) -> None:
    """In place of what is there now; nothing happens where nothing was put aside."""
    aside = _aside(folder)
    if not aside.exists():
        return
    gone = folder.with_name(f"{_GONE}{folder.name}")
    with writing_to(folder.parent):
        shutil.rmtree(gone, ignore_errors=True)
        if folder.exists():
            folder.rename(gone)
        aside.rename(folder)
        shutil.rmtree(gone, ignore_errors=True)


def forget_aside(home: Path) -> None:
    """Let go for good of what was put aside an hour ago or earlier."""
    for part in (TAKEN, LIBRARY):
        for folder in [*(home / part).glob(f"{_PREFIX}*"), *(home / part).glob(f"{_GONE}*")]:
            if time.time() - folder.stat().st_mtime > _KEPT_SECONDS:
                shutil.rmtree(folder, ignore_errors=True)


def _aside(folder: Path) -> Path:
    return folder.with_name(f"{_PREFIX}{folder.name}")
