"""Packages on disk under the digest of their content."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from studio.catalogue.package import Package, read_package
from studio.core.errors import NotFound, PackageDamaged
from studio.core.files import writing_to


class Blobs:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @contextmanager
    def receiving(self) -> Iterator[tuple[Path, BinaryIO]]:
        """A place for bytes that come in; gone afterwards unless they were kept."""
        with writing_to(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(dir=self._folder, prefix=".incoming-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    yield Path(name), file
            finally:
                Path(name).unlink(missing_ok=True)

    def keep(self, received: Path, digest: str) -> None:
        """Put a verified file in its place, so that it is there before anything refers to it."""
        target = self._path(digest)
        with writing_to(self._folder):
            target.parent.mkdir(parents=True, exist_ok=True)
            with received.open("rb") as file:
                os.fsync(file.fileno())
            received.replace(target)

    def path(self, digest: str) -> Path:
        path = self._path(digest)
        if not path.is_file():
            raise NotFound(kind="package", missing=digest)
        return path

    def open(self, digest: str) -> Package:
        """Verify the kept file again; raises PackageDamaged when it is no longer what it was."""
        package = read_package(self.path(digest))
        if package.digest != digest:
            raise PackageDamaged(file="")
        return package

    def _path(self, digest: str) -> Path:
        return self._folder / digest[:2] / f"{digest}.agent"
