"""Saving a workspace in one file while it is being worked in."""

import hashlib
import sqlite3
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import IO

import studio
from studio.core.errors import DiskFull, FileInvalid
from studio.core.files import replacing
from studio.workspace.saving.contents import is_database, kept_files
from studio.workspace.saving.manifest import FILES, MANIFEST, SavedFile, SavedWorkspace

_PIECE = 1 << 20
_PACKED = {".docx", ".xlsx", ".pptx", ".pdf", ".ofd", ".zip", ".agent", ".png", ".jpg", ".jpeg", ".onnx"}

Tell = Callable[[int, int], None]


def _untold(done: int, total: int) -> None:
    """Where nobody looks on."""


def save(folder: Path, file: Path, tell: Tell = _untold) -> SavedWorkspace:
    """Blocking; `tell` hears how many files are done, of how many. Databases are saved as of one moment each.

    The vector store is left out: it is made anew from the bases. Raises DiskFull or FolderNotWritable, and
    leaves an older file of that name as it was then.
    """
    names = [(name, path) for name, path in kept_files(folder) if path.absolute() != file.absolute()]
    files: dict[str, SavedFile] = {}
    with (
        replacing(file) as target,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive,
    ):
        for done, (name, path) in enumerate(names):
            tell(done, len(names))
            with still(path, file.parent) as source:
                if source is not None:
                    files[name] = _added(archive, name, source)
        saved = SavedWorkspace(program=studio.__version__, made=_now(), files=files)
        archive.writestr(MANIFEST, saved.model_dump_json(indent=1))
    tell(len(names), len(names))
    return saved


@contextmanager
def still(path: Path, beside: Path) -> Iterator[IO[bytes] | None]:
    """Open the file as it is at one moment; None when it is gone meanwhile. `beside` has room for a copy."""
    try:
        with _copied(path, beside) if is_database(path.name) else path.open("rb") as file:
            yield file
    except FileNotFoundError:
        yield None


@contextmanager
def _copied(path: Path, beside: Path) -> Iterator[IO[bytes]]:
    """Raises FileInvalid for a database that does not read, FileNotFoundError where there is none."""
    path.stat()
    with tempfile.TemporaryDirectory(dir=beside, prefix=".saving") as folder:
        copy = Path(folder, "copy.sqlite3")
        try:
            with (
                closing(
                    sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
                ) as source,
                closing(sqlite3.connect(copy)) as target,
            ):
                source.backup(target)
        except sqlite3.OperationalError as error:
            if "full" in str(error):
                raise DiskFull(folder=str(beside)) from error
            raise FileInvalid(file=path.name, problem=str(error)) from error
        except sqlite3.DatabaseError:  # saved as it is: what is left of it may still be of use
            copy.write_bytes(path.read_bytes())
        with copy.open("rb") as file:
            yield file


def _added(archive: zipfile.ZipFile, name: str, source: IO[bytes]) -> SavedFile:
    entry = zipfile.ZipInfo(FILES + name, datetime.now().timetuple()[:6])
    packed = Path(name).suffix.lower() in _PACKED
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    digest, size = hashlib.sha256(), 0
    with archive.open(entry, "w", force_zip64=True) as target:
        while piece := source.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return SavedFile(size=size, sha256=digest.hexdigest())


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
