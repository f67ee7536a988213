"""The folder in which a course is taken: empty, being made, or ready."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from studio.core.errors import WorkspaceNotEmpty
from studio.core.files import writing_to
from studio.courses.files import COURSE as COURSE_FILE
from studio.workspace.deeds import COURSE
from studio.workspace.lock import WorkspaceLock

TAKEN, LIBRARY = "courses", "course-library"
"""Where in a workspace courses are taken, and where those that were imported lie."""
_STARTING = ".starting"
"""In a workspace that is not made to its end: the next start makes it anew."""
_PATIENCE_SECONDS = 0.5


def is_ready(workspace: Path) -> bool:
    return (workspace / COURSE / COURSE_FILE).is_file() and not (workspace / _STARTING).exists()


@asynccontextmanager
async def made_by_one(workspace: Path) -> AsyncIterator[None]:
    """While it is made, nobody else makes it: raises WorkspaceBusy."""
    beside = workspace.parent / ".making" / workspace.name
    lock = WorkspaceLock(beside, patience=_PATIENCE_SECONDS)
    await asyncio.to_thread(_take, beside, lock)
    try:
        yield
    finally:
        await asyncio.to_thread(lock.release)


def begin(workspace: Path) -> None:
    """Make the folder empty and say that it is not ready.

    What no start has made is never touched: raises WorkspaceNotEmpty.
    """
    with writing_to(workspace):
        workspace.mkdir(parents=True, exist_ok=True)
        if any(workspace.iterdir()) and not (workspace / _STARTING).exists():
            raise WorkspaceNotEmpty(folder=str(workspace))
        (workspace / _STARTING).touch()
        for path in workspace.iterdir():
            if path.name != _STARTING:
                _remove(path)


def finish(workspace: Path) -> None:
    """Say that it is ready."""
    (workspace / _STARTING).unlink()


def must_be_closed(workspace: Path) -> None:
    """Raises WorkspaceBusy while somebody has it open."""
    lock = WorkspaceLock(workspace, patience=_PATIENCE_SECONDS)
    lock.acquire()
    lock.release()


def _take(beside: Path, lock: WorkspaceLock) -> None:
    with writing_to(beside):
        beside.mkdir(parents=True, exist_ok=True)
    lock.acquire()


def _remove(path: Path) -> None:
    """A link goes, and never what it leads to."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink()
