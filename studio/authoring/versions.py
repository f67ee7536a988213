"""The history of an agent's draft, kept in its folder by content: nothing of it is packed or counted.

`.history/objects/` holds each content once, named by its SHA-256; `.history/versions/` a list of files each.
"""

import hashlib
import zlib
from collections.abc import Mapping
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from pathlib import Path, PurePosixPath

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.core.errors import FileInvalid, NotFound
from studio.core.files import write_atomically
from studio.runtime import tool_files
from studio.runtime.files import AGENT, FILES, INSTRUCTIONS, TESTS

HISTORY = ".history"
_MOST = 200
_PAUSE = timedelta(minutes=3)
_OWN = (AGENT, INSTRUCTIONS, TESTS)


class Why(StrEnum):
    """On what occasion a version was kept; the faces have the words."""

    OPENED = "opened"
    EDITED = "edited"  # while one wrote, at most every three minutes
    LEFT = "left"
    TESTED = "tested"
    SUBMITTED = "submitted"
    DESCRIBED = "described"  # before a model's draft was applied
    RESTORED = "restored"  # before another version was restored
    WANTED = "wanted"  # because the person said so


class Version(BaseModel):
    """`files` maps each file of the agent to the SHA-256 of its content; `remark` is what it is known by."""

    model_config = ConfigDict(frozen=True)

    id: str
    made: datetime
    why: Why
    files: Mapping[str, str]
    remark: str = ""


class Versions:
    """Keeps the `most` newest, and all that have a remark; `folder` is the agent's."""

    def __init__(self, folder: Path, most: int = _MOST) -> None:
        self._agent, self._folder, self._most = folder, folder / HISTORY, most

    def all(self) -> list[Version]:
        """Return the versions, newest first; one that does not read is passed over."""
        files = sorted((self._folder / "versions").glob("*.json"), reverse=True)
        return [version for file in files if (version := _read(file)) is not None]

    def get(self, version: str) -> Version:
        """Raises NotFound; the beginning of an id is enough when only one begins so."""
        found = [one for one in self.all() if one.id.startswith(version)] if version else []
        if len(found) != 1:
            raise NotFound(kind="version", missing=version)
        return found[0]

    def keep(self, why: Why) -> Version | None:
        """Keep the draft as it is; None when nothing has changed since the newest version."""
        now, before = datetime.now(UTC), next(iter(self.all()), None)
        if why is Why.EDITED and before is not None and now - before.made < _PAUSE:
            return None
        contents = {name: path.read_bytes() for name, path in self._files().items()}
        files = {name: _digest(content) for name, content in contents.items()}
        if before is not None and before.files == files:
            return None
        for name, content in contents.items():
            self._put(files[name], content)
        if before is not None and now <= before.made:  # a clock that was set back, or a coarse one
            now = before.made + timedelta(microseconds=1)
        version = Version(id=f"{now:%Y%m%d-%H%M%S-%f}", made=now, why=why, files=files)
        self._write(version)
        self._sweep()
        return version

    def remark(self, version: Version, words: str) -> Version:
        """Say what it is to be known by; empty words say nothing."""
        remarked = version.model_copy(update={"remark": words})
        self._write(remarked)
        return remarked

    def restore(self, version: Version) -> Version | None:
        """Make the draft what it was then; what it is now is kept first and returned, if it was not yet.

        Raises FileInvalid when a content of the history is gone or damaged, and changes nothing then.
        """
        contents = {name: self.content(version, name) for name in version.files}
        kept = self.keep(Why.RESTORED)
        for name, content in contents.items():
            write_atomically(self._agent / PurePosixPath(name), content)
        for name, path in self._files().items():
            if name not in contents:
                path.unlink()
        return kept

    def content(self, version: Version, name: str) -> bytes:
        """Raises FileInvalid for a content that is gone or not what it was."""
        digest = version.files[name]
        try:
            content = zlib.decompress(self._object(digest).read_bytes())
        except (OSError, zlib.error) as error:
            raise FileInvalid(file=f"{HISTORY}/{name}", problem="does_not_read") from error
        if _digest(content) != digest or not _is_own(name):
            raise FileInvalid(file=f"{HISTORY}/{name}", problem="digest_differs")
        return content

    def write_to(self, version: Version, folder: Path) -> None:
        """Write a version out as an agent's folder of its own, to look at."""
        for name in version.files:
            write_atomically(folder / PurePosixPath(name), self.content(version, name))

    def _files(self) -> dict[str, Path]:
        own = {name: self._agent / name for name in _OWN if (self._agent / name).is_file()}
        return {**own, **tool_files(self._agent)}

    def _put(self, digest: str, content: bytes) -> None:
        if not self._object(digest).exists():
            write_atomically(self._object(digest), zlib.compress(content))

    def _write(self, version: Version) -> None:
        write_atomically(self._file(version), version.model_dump_json(indent=1).encode())

    def _object(self, digest: str) -> Path:
        return self._folder / "objects" / digest[:2] / digest[2:]

    def _file(self, version: Version) -> Path:
        return self._folder / "versions" / f"{version.id}.json"

    def _sweep(self) -> None:
        """Let the oldest go when there are too many, and the contents nobody names any more."""
        versions = self.all()
        gone = [version for version in versions[self._most :] if not version.remark]
        if not gone:
            return
        for version in gone:
            self._file(version).unlink(missing_ok=True)
        named = {digest for version in versions if version not in gone for digest in version.files.values()}
        for path in (self._folder / "objects").glob("*/*"):
            if path.parent.name + path.name not in named:
                with suppress(OSError):
                    path.unlink()


def _read(file: Path) -> Version | None:
    try:
        return Version.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _is_own(name: str) -> bool:
    """A history that came from elsewhere writes nothing outside the agent."""
    path = PurePosixPath(name)
    inside = not path.is_absolute() and ".." not in path.parts and "\\" not in name and ":" not in name
    return name in _OWN or (inside and len(path.parts) > 1 and path.parts[0] == FILES)
