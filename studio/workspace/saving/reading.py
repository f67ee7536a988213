"""A saved workspace that comes from anywhere: looked at as a whole before anything of it is used."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from pydantic import ValidationError

from studio.core.errors import SavedWorkspaceDamaged, SavedWorkspaceTooNew
from studio.core.told_archive import ToldArchive, archive_opened
from studio.workspace.saving.contents import is_kept
from studio.workspace.saving.manifest import FILES, FORMAT, MANIFEST, SavedFile, SavedWorkspace

_LONGEST_MANIFEST = 64 << 20
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\\]")
_NOT_ON_WINDOWS = re.compile(r'[:*?"<>|]')
_OF_WINDOWS = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


class Saved:
    """Raises SavedWorkspaceDamaged wherever it is not what its manifest says, or no workspace could be."""

    def __init__(self, file: Path, archive: ToldArchive) -> None:
        self._file, self._archive = file, archive
        self.manifest = self._read_manifest()
        self._check_names()

    def pieces(self, name: str, told: SavedFile) -> Iterator[bytes]:
        """Yield what is in a file; raises at its end when it is not what it was."""
        return self._archive.pieces(FILES + name, told.size, told.sha256)

    def verify(self) -> None:
        """Read every byte of it."""
        for name, told in self.manifest.files.items():
            for _ in self.pieces(name, told):
                pass

    def damaged(self, part: str) -> SavedWorkspaceDamaged:
        return _damaged(self._file, part)

    def _read_manifest(self) -> SavedWorkspace:
        with self._archive.opened(MANIFEST) as file:
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
        if not self._archive.holds_just(told):
            raise self.damaged(MANIFEST)
        for name in names:
            if not is_safe(name) or not is_kept(name):
                raise self.damaged(name)


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
    with archive_opened(file, partial(_damaged, file)) as archive:
        yield Saved(file, archive)


def checked(file: Path) -> SavedWorkspace:
    """Blocking: read every byte of it and return what it holds."""
    with opened(file) as saved:
        saved.verify()
        return saved.manifest


def _damaged(file: Path, part: str) -> SavedWorkspaceDamaged:
    return SavedWorkspaceDamaged(file=file.name, part=part)
