"""Packages in a folder."""

import os
import re
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from studio.catalogue.blobs.verified import Verified
from studio.catalogue.packages.package import Package
from studio.core.errors import FolderNotWritable, NotFound
from studio.core.files import writing_to

_INCOMING, _SURELY_OVER_SECONDS = ".incoming-", 24 * 3600
_NAME = re.compile(r"[0-9a-f]{64}\.agent")


class FolderBlobs:
    """Several processes may have the same folder: a file appears in it whole, and never changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._verified = Verified()

    @contextmanager
    def receiving(self) -> Iterator[tuple[Path, BinaryIO]]:
        with writing_to(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=_INCOMING)
            try:
                with os.fdopen(descriptor, "wb") as file:
                    yield Path(name), file
            finally:
                Path(name).unlink(missing_ok=True)

    def keep(self, received: Path, digest: str) -> None:
        target = self.place(digest)
        with writing_to(self._folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            _to_disk(received)
            received.replace(target)
            for folder in (target.parent, self._folder):
                _to_disk(folder)

    def keep_verified(self, received: Path, digest: str) -> None:
        self.verify(received, digest)
        self.keep(received, digest)

    def verify(self, file: Path, digest: str) -> None:
        """Raises PackageDamaged or PackageInvalid."""
        self._verified.package(file, digest)

    def path(self, digest: str) -> Path:
        path = self._there(digest)
        if not self._verified.already(path, digest):
            self._verified.package(path, digest)
        return path

    def open(self, digest: str) -> Package:
        return self._verified.package(self._there(digest), digest)

    def remove(self, digest: str) -> None:
        self.place(digest).unlink(missing_ok=True)

    def tidy(self, before: float) -> None:
        for left in self._folder.glob(".incoming-*"):
            with suppress(FileNotFoundError):
                if left.stat().st_mtime < before:
                    left.unlink()

    def digests(self) -> Iterator[str]:
        return (file.stem for file in self._folder.glob("??/*.agent") if _NAME.fullmatch(file.name))

    def check(self) -> None:
        with writing_to(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
        if not os.access(self._folder, os.R_OK | os.W_OK | os.X_OK):
            raise FolderNotWritable(folder=str(self._folder))

    def place(self, digest: str) -> Path:
        """Where it is, or would be."""
        return self._folder / digest[:2] / f"{digest}.agent"

    def sweep(self) -> None:
        """Delete what came in half when a server was killed, long enough ago to be sure."""
        for file in self._folder.glob(f"{_INCOMING}*"):
            with suppress(FileNotFoundError):
                if time.time() - file.stat().st_mtime > _SURELY_OVER_SECONDS:
                    file.unlink()

    def _there(self, digest: str) -> Path:
        path = self.place(digest)
        if not path.is_file():
            raise NotFound(kind="package", missing=digest)
        return path


def _to_disk(path: Path) -> None:
    """Names are kept in their folder: without this a power failure could lose a file that was written."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
