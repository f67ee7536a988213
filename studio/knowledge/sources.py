"""The kept originals of a base's documents, named by their digest, so that a citation opens the source."""

import hashlib
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from typing import BinaryIO

from studio.core.errors import DocumentNotReadable
from studio.core.files import writing_to

_BLOCK = 1 << 20


class Sources:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def folder(self) -> Path:
        return self._folder

    def keep(self, original: Path, digest: str, name: str) -> None:
        """Copy a document's file in; raises DocumentNotReadable when it is no longer what was read."""
        kept = self.path(digest, name)
        if kept.exists():
            return
        with writing_to(self._folder):
            self._folder.mkdir(exist_ok=True)
            descriptor, incoming_name = tempfile.mkstemp(dir=self._folder, prefix=".incoming-")
        incoming = Path(incoming_name)
        try:
            with writing_to(self._folder), os.fdopen(descriptor, "wb") as file:
                if _copied(original, file) != digest:
                    raise DocumentNotReadable(document=name)
            incoming.replace(kept)
        except BaseException:
            incoming.unlink()
            raise

    def path(self, digest: str, name: str) -> Path:
        return self._folder / f"{digest}{Path(name).suffix.lower()}"

    def find(self, digest: str, name: str, size: int) -> Path | None:
        """The kept copy, if it is there and whole; a file renamed since is kept under the ending it had."""
        if not digest:
            return None
        kept = [self.path(digest, name), *sorted(self._folder.glob(f"{digest}*"))]
        return next((path for path in kept if path.is_file() and path.stat().st_size == size), None)

    def delete(self, digest: str, name: str) -> None:
        """Of a document whose original may no longer be kept."""
        if digest:
            self.path(digest, name).unlink(missing_ok=True)

    def sweep(self, digests: Collection[str]) -> None:
        """Delete copies that belong to no document: left over from a crash or a removal."""
        if not self._folder.is_dir():
            return
        for path in self._folder.iterdir():
            if path.name.split(".")[0] not in digests:
                _delete(path)

    @asynccontextmanager
    async def scratch(self) -> AsyncIterator[Path]:
        """A folder to unpack into, gone afterwards; after a crash `sweep` takes it away."""
        import asyncio

        from studio.knowledge.waiting import to_the_end

        folder = await asyncio.to_thread(self._made)
        try:
            yield folder
        finally:
            await to_the_end(shutil.rmtree, folder, ignore_errors=True)

    def _made(self) -> Path:
        with writing_to(self._folder):
            self._folder.mkdir(exist_ok=True)
            return Path(tempfile.mkdtemp(dir=self._folder, prefix=".unpacked-")).absolute()


def _delete(path: Path) -> None:
    if path.is_dir():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _copied(original: Path, file: BinaryIO) -> str:
    digest = hashlib.sha256()
    try:
        source = original.open("rb")
    except OSError as error:
        raise DocumentNotReadable(document=original.name) from error
    with source:
        while block := source.read(_BLOCK):
            digest.update(block)
            file.write(block)
    return digest.hexdigest()
