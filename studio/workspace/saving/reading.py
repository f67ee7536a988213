"""A saved workspace that comes from anywhere: looked at as a whole before anything of it is used."""

import hashlib
import re
import stat
import sys
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pydantic import ValidationError

from studio.core.errors import FileNotAllowed, NotFound, SavedWorkspaceDamaged, SavedWorkspaceTooNew
from studio.workspace.saving.contents import is_kept
from studio.workspace.saving.manifest import FILES, FORMAT, MANIFEST, SavedFile, SavedWorkspace

_PIECE = 1 << 20
_LONGEST_MANIFEST = 64 << 20
_MOST_TIMES_SMALLER = 1000
_ROOM_FOR_SMALL = 1 << 20  # a short text of one sign packs better than any bomb
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\\]")
_NOT_ON_WINDOWS = re.compile(r'[:*?"<>|]')
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Saved:
    """Raises SavedWorkspaceDamaged wherever it is not what its manifest says, or no workspace could be."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file, self._archive = file, archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self.manifest = self._read_manifest()
        self._check_names()

    def pieces(self, name: str, told: SavedFile) -> Iterator[bytes]:
        """Yield what is in a file; raises at its end when it is not what it was."""
        digest, left = hashlib.sha256(), told.size
        with self._opened(FILES + name) as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise self.damaged(name)
                digest.update(piece)
                yield piece
        if left or digest.hexdigest() != told.sha256:
            raise self.damaged(name)

    def verify(self) -> None:
        """Read every byte of it."""
        for name, told in self.manifest.files.items():
            for _ in self.pieces(name, told):
                pass

    def damaged(self, part: str) -> SavedWorkspaceDamaged:
        return SavedWorkspaceDamaged(file=self._file.name, part=part)

    def _read_manifest(self) -> SavedWorkspace:
        with self._opened(MANIFEST) as file:
            content = file.read(_LONGEST_MANIFEST)
        try:
            manifest = SavedWorkspace.model_validate_json(content)
        except ValidationError as error:
            raise self.damaged(MANIFEST) from error
        if manifest.format > FORMAT:
            raise SavedWorkspaceTooNew(file=self._file.name)
        return manifest

    def _check_names(self) -> None:
        """Exactly the files of the manifest are there, each once, and none would lie outside."""
        names = self.manifest.files.keys()
        told = {MANIFEST, *(FILES + name for name in names)}
        if self._entries.keys() != told or len(self._archive.filelist) != len(told):
            raise self.damaged(MANIFEST)
        for name in names:
            if not is_safe(name) or not is_kept(name):
                raise self.damaged(name)

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        """What would grow beyond measure, is a link, encrypted, or packed in its own way is not opened."""
        entry = self._entries.get(name)
        if entry is None or entry.compress_type not in _KINDS or entry.flag_bits & _ENCRYPTED:
            raise self.damaged(name)
        grown = entry.file_size > _ROOM_FOR_SMALL + _MOST_TIMES_SMALLER * entry.compress_size
        if grown or stat.S_ISLNK(entry.external_attr >> 16):
            raise self.damaged(name)
        try:
            with self._archive.open(entry) as file:
                yield file
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self.damaged(name) from error


def is_safe(name: str, *, windows: bool = sys.platform == "win32") -> bool:
    """Whether it names a file below the folder, and not a device or a stream of one."""
    parts = name.split("/")
    plain = all(part not in {"", ".", ".."} and len(part.encode()) <= 255 for part in parts)
    if not plain or _NOT_IN_A_NAME.search(name):
        return False
    devices = any(_OF_WINDOWS.fullmatch(part) or part.endswith((" ", ".")) for part in parts)
    return not windows or not (devices or _NOT_ON_WINDOWS.search(name))


@contextmanager
def opened(file: Path) -> Iterator[Saved]:
    """Raises NotFound, FileNotAllowed, SavedWorkspaceDamaged or SavedWorkspaceTooNew."""
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=str(file)) from error
    except PermissionError as error:
        raise FileNotAllowed(file=str(file)) from error
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise SavedWorkspaceDamaged(file=file.name, part="") from error
    with archive:
        yield Saved(file, archive)


def checked(file: Path) -> SavedWorkspace:
    """Blocking: read every byte of it and return what it holds."""
    with opened(file) as saved:
        saved.verify()
        return saved.manifest
