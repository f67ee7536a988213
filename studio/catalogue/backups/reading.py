"""A backup that comes from anywhere: verified as a whole before anything of it is used."""

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from pydantic import ValidationError

from studio.catalogue.backups.manifest import MANIFEST, BackupManifest, Part, package_file, table_file
from studio.core.errors import BackupDamaged, FileNotAllowed, NotFound

_PIECE = 1 << 20
_LONGEST_MANIFEST = 64 << 20
_LONGEST_LINE = 64 << 20
_MOST_TIMES_SMALLER = 1000
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


class Backup:
    """Raises BackupDamaged wherever it is not what its manifest says."""

    def __init__(self, file: Path, archive: zipfile.ZipFile) -> None:
        self._file, self._archive = file, archive
        self._entries = {entry.filename: entry for entry in archive.infolist()}
        self.manifest = self._read_manifest()
        if self._entries.keys() != {MANIFEST, *self.manifest.parts} or len(self._entries) != len(
            archive.filelist
        ):
            raise self.damaged(MANIFEST)

    def verify(self) -> None:
        """Read every byte of it."""
        for name, part in self.manifest.parts.items():
            for _ in self._pieces(name, part):
                pass

    def rows(self, table: str) -> Iterator[dict[str, Any]]:
        name, count = table_file(table), 0
        with self._opened(name) as lines:
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
        return BackupDamaged(file=str(self._file), part=part)

    def _read_manifest(self) -> BackupManifest:
        with self._opened(MANIFEST) as file:
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
        digest, left = hashlib.sha256(), part.size
        with self._opened(name) as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise self.damaged(name)
                digest.update(piece)
                yield piece
        if left or digest.hexdigest() != part.sha256:
            raise self.damaged(name)

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        """What would grow beyond measure, is encrypted, or packed in a way of its own is not opened."""
        entry = self._entries.get(name)
        if entry is None or entry.compress_type not in _KINDS or entry.flag_bits & _ENCRYPTED:
            raise self.damaged(name)
        if entry.file_size > _MOST_TIMES_SMALLER * max(entry.compress_size, 1):
            raise self.damaged(name)
        try:
            with self._archive.open(entry) as file:
                yield file
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self.damaged(name) from error


@contextmanager
def opened(file: Path) -> Iterator[Backup]:
    """Raises NotFound, FileNotAllowed or BackupDamaged."""
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=str(file)) from error
    except PermissionError as error:
        raise FileNotAllowed(file=str(file)) from error
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise BackupDamaged(file=str(file), part="") from error
    with archive:
        yield Backup(file, archive)
