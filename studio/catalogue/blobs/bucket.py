"""Packages in a bucket, with the ones used lately in a folder of this machine."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO

from studio.catalogue.blobs.folder import FolderBlobs
from studio.catalogue.blobs.objects import Bucket
from studio.catalogue.blobs.room import make_room
from studio.catalogue.packages.package import Package
from studio.core.errors import NotFound, PackageDamaged


class BucketBlobs:
    """The bucket is asked each time whether the package is still there and still the same."""

    def __init__(self, bucket: Bucket, folder: Path, most_bytes: int) -> None:
        self._bucket = bucket
        self._folder, self._most_bytes = folder, most_bytes
        self._near = FolderBlobs(folder)
        self._tags: dict[str, str] = {}

    def receiving(self) -> AbstractContextManager[tuple[Path, BinaryIO]]:
        return self._near.receiving()

    def keep(self, received: Path, digest: str) -> None:
        self._bucket.put(_name(digest), received)
        self._tags.pop(digest, None)
        self._near.keep(received, digest)
        make_room(self._folder, self._most_bytes)

    def keep_verified(self, received: Path, digest: str) -> None:
        self._near.verify(received, digest)
        self.keep(received, digest)

    def path(self, digest: str) -> Path:
        tag = self._tag(digest)
        if self._tags.get(digest, tag) != tag:
            self._near.place(digest).unlink(missing_ok=True)
        try:
            path = self._near.path(digest)
        except (NotFound, PackageDamaged):
            path = self._fetched(digest)
        self._tags[digest] = tag
        return path

    def open(self, digest: str) -> Package:
        self.path(digest)
        return self._near.open(digest)

    def remove(self, digest: str) -> None:
        self._bucket.remove(_name(digest))
        self._tags.pop(digest, None)
        self._near.remove(digest)

    def tidy(self, before: float) -> None:
        self._near.tidy(before)

    def digests(self) -> Iterator[str]:
        return (Path(name).stem for name in self._bucket.names())

    def check(self) -> None:
        self._bucket.check()
        self._near.check()

    def sweep(self) -> None:
        self._near.sweep()

    def _tag(self, digest: str) -> str:
        tag = self._bucket.tag(_name(digest))
        if tag is None:
            raise NotFound(kind="package", missing=digest)
        return tag

    def _fetched(self, digest: str) -> Path:
        """Nothing that was not verified gets the name of a package."""
        with self._near.receiving() as (received, file):
            self._bucket.fetch(_name(digest), file)
            file.flush()
            self._near.keep_verified(received, digest)
        make_room(self._folder, self._most_bytes)
        return self._near.path(digest)


def _name(digest: str) -> str:
    return f"{digest[:2]}/{digest}.agent"
