"""Bringing a saved workspace back, into an empty folder: all of it or nothing."""

import shutil
from pathlib import Path

from studio.core.errors import DiskFull, WorkspaceNotEmpty
from studio.core.files import writing_to
from studio.core.paths import WORKSPACE_LOCK
from studio.workspace.saving.manifest import SavedFile, SavedWorkspace
from studio.workspace.saving.reading import Saved, opened
from studio.workspace.saving.writing import Tell, _untold

_MAY_BE_THERE = {WORKSPACE_LOCK, "owner.json"}
_ROOM = 64 << 20  # bytes that stay free


def restore(file: Path, folder: Path, tell: Tell = _untold) -> SavedWorkspace:
    """Blocking; what is restored is unpacked beside the folder, verified, and only then put into it.

    Raises WorkspaceNotEmpty, SavedWorkspaceDamaged, SavedWorkspaceTooNew, DiskFull or FolderNotWritable.
    """
    refuse_full(folder)
    with opened(file) as saved, writing_to(folder):
        folder.mkdir(parents=True, exist_ok=True)
        refuse_without_room(folder, saved.manifest.size)
        beside = folder / ".restoring"
        shutil.rmtree(beside, ignore_errors=True)
        try:
            _unpack(saved, beside, tell)
            for part in sorted(beside.iterdir()):
                part.rename(folder / part.name)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
        return saved.manifest


def refuse_full(folder: Path) -> None:
    """Raises WorkspaceNotEmpty; a lock that was left there is nothing."""
    if folder.is_dir() and any(path.name not in _MAY_BE_THERE for path in folder.iterdir()):
        raise WorkspaceNotEmpty(folder=str(folder))


def refuse_without_room(folder: Path, size: int) -> None:
    """Raises DiskFull before half of it is written."""
    if shutil.disk_usage(folder).free < size + _ROOM:
        raise DiskFull(folder=str(folder))


def _unpack(saved: Saved, beside: Path, tell: Tell) -> None:
    files = saved.manifest.files
    beside.mkdir()
    for done, (name, told) in enumerate(files.items()):
        tell(done, len(files))
        _write(saved, name, told, beside.joinpath(*name.split("/")))
    tell(len(files), len(files))


def _write(saved: Saved, name: str, told: SavedFile, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("xb") as file:
            for piece in saved.pieces(name, told):
                file.write(piece)
    except FileExistsError as error:  # this drive does not tell A.md from a.md
        raise saved.damaged(name) from error
