"""Puts aside what one may want back: the workspace of a course begun anew, a course that is removed."""

import shutil
from pathlib import Path

from studio.core.files import writing_to
from studio.courses.shelf import LIBRARY, TAKEN, CourseShelf
from studio.workspace.lock import WorkspaceLock

_PREFIX = ".aside-"


async def begin_anew(home: Path, course: str) -> Path:
    """Begin the course anew and return its workspace; what was done in it is put aside until the next time.

    Raises NotFound until it is begun, WorkspaceBusy while it is open, and what goes wrong at its beginning:
    then all is as it was.
    """
    shelf = CourseShelf(home)
    folder = shelf.workspace(course)
    _must_be_closed(folder)
    put_aside(folder)
    try:
        return await shelf.start(course)
    except BaseException:
        bring_back(folder)
        raise


def remove_imported(home: Path, course: str) -> list[Path]:
    """Take an imported course off the shelf, with what was done in it, and return where it all lay.

    `bring_back` puts each there again. Raises WorkspaceBusy while it is open.
    """
    folders = [home / LIBRARY / course, home / TAKEN / course]
    there = [folder for folder in folders if folder.exists()]
    if folders[1] in there:
        _must_be_closed(folders[1])
    for folder in there:
        put_aside(folder)
    return there


def put_aside(folder: Path) -> None:
    """Raises FolderNotWritable or DiskFull; what was put aside before goes for good."""
    aside = _aside(folder)
    with writing_to(folder.parent):
        if aside.exists():
            shutil.rmtree(aside)
        folder.rename(aside)


def bring_back(folder: Path) -> None:
    """In place of what is there now; nothing happens where nothing was put aside."""
    aside = _aside(folder)
    if not aside.exists():
        return
    with writing_to(folder.parent):
        if folder.exists():
            shutil.rmtree(folder)
        aside.rename(folder)


def _must_be_closed(workspace: Path) -> None:
    lock = WorkspaceLock(workspace, patience=0.5)
    lock.acquire()
    lock.release()


def _aside(folder: Path) -> Path:
    return folder.with_name(f"{_PREFIX}{folder.name}")
