"""The catalogue's private key in a file of its own, readable by its owner alone."""

import os
from contextlib import suppress
from pathlib import Path

from studio.catalogue.trust.keys import SigningKey
from studio.core.errors import ServiceKeyMissing
from studio.core.files import writing_to

KEY_FILE = "service.key"
_OWNER_ONLY = 0o600


class KeyFile:
    """Several servers of one catalogue share it; without a path there is none.

    A new key lies beside the old one until it is in use.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def read(self, wanted: str = "") -> SigningKey | None:
        """Return the key of that id, or without one whichever is there.

        One that is wanted and still lies beside is put in use: who made it did not come to that.
        """
        if self._path is None:
            return None
        key = _read(self._path)
        if key is not None and wanted in {"", key.id}:
            return key
        following = _read(self._next)
        if following is None or wanted not in {"", following.id}:
            return None
        self.put_in_use()
        return following

    def create(self) -> SigningKey:
        """Make the first key, or return the one another server has just made."""
        found = self.read()
        if found is None:
            found = self.prepare()
            self.put_in_use()
        return found

    def prepare(self) -> SigningKey:
        """Make the key that is to follow and keep it beside the one in use."""
        key = SigningKey.generate()
        with writing_to(self._next.parent):
            self._next.parent.mkdir(parents=True, exist_ok=True)
            self._next.unlink(missing_ok=True)
            descriptor = os.open(self._next, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(descriptor, "w", encoding="ascii") as file:
                file.write(key.secret + "\n")
                file.flush()
                os.fsync(file.fileno())
        return key

    def put_in_use(self) -> None:
        with writing_to(self._next.parent), suppress(FileNotFoundError):  # another server was first
            self._next.replace(self.path)

    @property
    def is_told(self) -> bool:
        """Whether there is a place for it at all."""
        return self._path is not None

    @property
    def path(self) -> Path:
        """Raises ServiceKeyMissing where there is none."""
        if self._path is None:
            raise ServiceKeyMissing(file="", fingerprint="")
        return self._path

    @property
    def _next(self) -> Path:
        return self.path.with_name(f"{self.path.name}.next")


def _read(path: Path) -> SigningKey | None:
    try:
        return SigningKey.read(path.read_text("ascii"))
    except (FileNotFoundError, ValueError):
        return None
