"""Packages under the digest of their content: in a folder, or in a bucket of an S3-compatible store."""

from collections.abc import Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import BinaryIO, Protocol

from studio.catalogue.packages.package import Package


class Blobs(Protocol):
    """Kept whole and verified before anything refers to them, and verified again on the way out."""

    def receiving(self) -> AbstractContextManager[tuple[Path, BinaryIO]]:
        """A place on this machine for bytes that come in; gone afterwards unless they were kept."""
        ...

    def keep(self, received: Path, digest: str) -> None:
        """Keep a verified file, which is taken away from where it was received."""
        ...

    def keep_verified(self, received: Path, digest: str) -> None:
        """Keep a file from elsewhere, if it is that package; raises PackageDamaged or PackageInvalid."""
        ...

    def path(self, digest: str) -> Path:
        """Return a file of it on this machine, verified since it was last touched.

        Raises NotFound, or PackageDamaged when it is no longer what it was.
        """
        ...

    def open(self, digest: str) -> Package:
        """Verify every byte again, then return it; raises what `path` does."""
        ...

    def remove(self, digest: str) -> None:
        """Take away what nothing refers to; nothing happens when it is gone already."""
        ...

    def tidy(self, before: float) -> None:
        """Take away what was begun to be received before that time (seconds since 1970) and broke off."""
        ...

    def digests(self) -> Iterator[str]:
        """All that are kept, in no order."""
        ...

    def sweep(self) -> None:
        """Clear away what interrupted work has left."""
        ...

    def check(self) -> None:
        """Raise what a request would be answered now."""
        ...
