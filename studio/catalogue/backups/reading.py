"""A backup that comes from anywhere: verified as a whole before anything of it is used."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from studio.catalogue.backups.manifest import MANIFEST, BackupManifest, Part, package_file, table_file
from studio.core.errors import BackupDamaged
from studio.core.told_archive import ToldArchive, archive_opened

_LONGEST_MANIFEST = 64 << 20
_LONGEST_LINE = 64 << 20


class Backup:
    """Raises BackupDamaged wherever it is not what its manifest says."""

    def __init__(self, file: Path, archive: ToldArchive) -> None:
        self._file, self._archive = file, archive
        self.manifest = self._read_manifest()
        if not archive.holds_just({MANIFEST, *self.manifest.parts}):
            raise self.damaged(MANIFEST)

    def verify(self) -> None:
        """Read every byte of it."""
        for name, part in self.manifest.parts.items():
            for _ in self._pieces(name, part):
                pass

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        name, count = table_file(table), 0
        with self._archive.opened(name) as lines:
            while line := lines.readline(_LONGEST_LINE):
                count += 1
                yield self._row(name, line)
        if count != self.manifest.tables[table].rows:
            raise self.damaged(name)

    def package(self, digest: str) -> Iterator[bytes]:
        return self._pieces(package_file(digest), self.manifest.packages[digest])

    def content(self, name: str) -> bytes:
        return b"".join(self._pieces(name, self.manifest.parts[name]))

    def damaged(self, part: str) -> BackupDamaged:
        return _damaged(self._file, part)

    def _read_manifest(self) -> BackupManifest:
        with self._archive.opened(MANIFEST) as file:
            content = file.read(_LONGEST_MANIFEST)
        try:
            return BackupManifest.model_validate_json(content)
        except ValidationError as error:
            raise self.damaged(MANIFEST) from error

    def _row(self, name: str, line: bytes) -> dict[str, Any]:
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as error:
            raise self.damaged(name) from error
        if not isinstance(row, dict):
            raise self.damaged(name)
        return row

    def _pieces(self, name: str, part: Part) -> Iterator[bytes]:
        return self._archive.pieces(name, part.size, part.sha256)


@contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """Raises NotFound, FileNotAllowed or BackupDamaged."""
    with archive_opened(file, partial(_damaged, file)) as archive:
        yield Backup(file, archive)


def _damaged(file: Path, part: str) -> BackupDamaged:
    return BackupDamaged(file=str(file), part=part)
