"""Writing files so that a crash leaves the old one or the new one, never half of either."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from studio.core.errors import (
    DiskFull,
    FileInvalid,
    FileNotAllowed,
    FolderNotWritable,
    NameNotAllowed,
    NotFound,
    StudioError,
)

if TYPE_CHECKING:
    from typing_extensions import Buffer

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_CLOSED = {errno.EACCES, errno.EPERM, errno.EROFS}
_GONE = {errno.EIO, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EHOSTDOWN, errno.ETIMEDOUT}


@contextmanager
def writing_to(folder: Path) -> Iterator[None]:
    """Say a full disk, a closed folder or a drive that is gone by its name."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(folder=str(folder)) from error
        if error.errno in _CLOSED | _GONE:
            raise FolderNotWritable(folder=str(folder)) from error
        raise


def write_atomically(path: Path, *pieces: "Buffer") -> None:
    """Replace `path` as a whole; raises DiskFull or FolderNotWritable and keeps the old file then."""
    with replacing(path) as file:
        file.writelines(pieces)


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """A file to write, which takes the place of `path` once all of it is written; else the old one stays.

    Raises DiskFull or FolderNotWritable.
    """
    with writing_to(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def named(error: BaseException) -> BaseException:
    """Return an error of the operating system as the one of our tree that says the same, if there is one."""
    if not isinstance(error, OSError) or error.filename is None:
        return error
    return _of_our_tree(error.errno, os.fsdecode(error.filename)) or error


def _of_our_tree(number: int | None, file: str) -> StudioError | None:
    if number in _FULL:
        return DiskFull(folder=file)
    if number in _CLOSED:
        return FileNotAllowed(file=file)
    if number == errno.ENOENT:
        return NotFound(kind="file", missing=file)
    if number == errno.ENAMETOOLONG:
        return NameNotAllowed(rejected=Path(file).name)
    if number in {errno.EISDIR, errno.ENOTDIR}:
        return FileInvalid(file=file, problem="is_a_folder" if number == errno.EISDIR else "not_a_folder")
    return None
