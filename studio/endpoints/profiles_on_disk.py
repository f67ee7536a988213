"""The profiles a person keeps, in one YAML file that is read again when it was replaced."""

from pathlib import Path
from typing import Any

from studio.core.errors import NotFound
from studio.core.yaml import read_yaml, write_yaml
from studio.endpoints.profiles import EndpointProfile, ProfilesFile


class ProfilesOnDisk:
    """Reading raises FileInvalid, changing FolderNotWritable or DiskFull as well."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._known: tuple[object, ProfilesFile] | None = None

    def read(self) -> ProfilesFile:
        """A search asks each time: the file is only read again when it was replaced."""
        try:
            stat = self._file.stat()
        except OSError:
            return self._read_anew()
        stamp = (stat.st_ino, stat.st_mtime_ns, stat.st_size)
        if self._known is None or self._known[0] != stamp:
            self._known = stamp, self._read_anew()
        return self._known[1]

    def find(self, endpoint_id: str) -> EndpointProfile | None:
        return next((profile for profile in self.read().endpoints if profile.id == endpoint_id), None)

    def put(self, profile: EndpointProfile) -> None:
        """Add it or replace the one of its id."""
        others = {known.id: known for known in self.read().endpoints}
        self.change(endpoints=tuple({**others, profile.id: profile}.values()))

    def take_out(self, endpoint_id: str) -> None:
        file = self.read()
        left = tuple(profile for profile in file.endpoints if profile.id != endpoint_id)
        self.change(default="" if file.default == endpoint_id else file.default, endpoints=left)

    def change(self, **fields: Any) -> None:  # what ProfilesFile says of each
        write_yaml(self._file, self.read().model_copy(update=fields))

    def _read_anew(self) -> ProfilesFile:
        try:
            return read_yaml(self._file, ProfilesFile)
        except NotFound:
            return ProfilesFile()
