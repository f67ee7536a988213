"""Moving a workspace to another folder: copied as of one moment; the old one stays until it is removed."""

import shutil
from pathlib import Path

from studio.core.errors import NameNotAllowed
from studio.core.files import writing_to
from studio.workspace.saving.contents import kept_files
from studio.workspace.saving.restoring import refuse_full, refuse_without_room
from studio.workspace.saving.writing import Tell, _untold, still

_STAYS_ALLOWED = "permissions.json"


def moved(folder: Path, target: Path, tell: Tell = _untold) -> int:
    """Blocking; return how many files are there now. On the same computer what was allowed stays so.

    Raises WorkspaceNotEmpty, NameNotAllowed for a folder inside the old one, DiskFull or FolderNotWritable.
    """
    refuse_full(target)
    if target.absolute().is_relative_to(folder.absolute()):
        raise NameNotAllowed(rejected=str(target))
    files = list(kept_files(folder))
    if (folder / _STAYS_ALLOWED).is_file():
        files.append((_STAYS_ALLOWED, folder / _STAYS_ALLOWED))
    with writing_to(target):
        target.mkdir(parents=True, exist_ok=True)
        refuse_without_room(target, sum(path.stat().st_size for _, path in files))
        try:
            for done, (name, path) in enumerate(files):
                tell(done, len(files))
                _copy(path, target.joinpath(*name.split("/")), target)
        except BaseException:
            for part in target.iterdir():
                shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)
            raise
    tell(len(files), len(files))
    return len(files)


def _copy(path: Path, to: Path, beside: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    with still(path, beside) as source:
        if source is not None:
            with to.open("xb") as file:
                shutil.copyfileobj(source, file, 1 << 20)
