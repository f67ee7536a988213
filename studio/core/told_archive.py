"""A zip file that comes from anywhere, read only as far as it is what its manifest tells of it."""

import hashlib
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Set
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from studio.core.errors import FileNotAllowed, NotFound, StudioError

_PIECE = 1 << 20
_MOST_TIMES_SMALLER = 1000
_ROOM_FOR_SMALL = 1 << 20  # a short text of one sign packs better than any bomb
_KINDS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1

Damaged = Callable[[str], StudioError]
"""Makes the error for the part that is not what it should be, empty for the file itself."""


class ToldArchive:
    def __init__(self, archive: zipfile.ZipFile, damaged: Damaged) -> None:
        self._archive, self._damaged = archive, damaged
        self._entries = {entry.filename: entry for entry in archive.infolist()}

    def holds_just(self, names: Set[str]) -> bool:
        """Whether exactly these are in it, each once."""
        return self._entries.keys() == names and len(self._archive.filelist) == len(names)

    def pieces(self, name: str, size: int, sha256: str) -> Iterator[bytes]:
        """Yield what is in a part; raises at its end when it is not what it was."""
        digest, left = hashlib.sha256(), size
        with self.opened(name) as file:
            while piece := file.read(_PIECE):
                left -= len(piece)
                if left < 0:
                    raise self._damaged(name)
                digest.update(piece)
                yield piece
        if left or digest.hexdigest() != sha256:
            raise self._damaged(name)

    @contextmanager
    def opened(self, name: str) -> Iterator[IO[bytes]]:
        """What would grow beyond measure, is a link, encrypted, or packed in its own way is not opened."""
        entry = self._entries.get(name)
        if entry is None or entry.compress_type not in _KINDS or entry.flag_bits & _ENCRYPTED:
            raise self._damaged(name)
        grown = entry.file_size > _ROOM_FOR_SMALL + _MOST_TIMES_SMALLER * entry.compress_size
        if grown or stat.S_ISLNK(entry.external_attr >> 16):
            raise self._damaged(name)
        try:
            with self._archive.open(entry) as file:
                yield file
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
            raise self._damaged(name) from error


@contextmanager
def archive_opened(file: Path, damaged: Damaged) -> Iterator[ToldArchive]:
    """Raises NotFound, FileNotAllowed, or what `damaged` makes."""
    try:
        archive = zipfile.ZipFile(file)
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=str(file)) from error
    except PermissionError as error:
        raise FileNotAllowed(file=str(file)) from error
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError) as error:
        raise damaged("") from error
    with archive:
        yield ToldArchive(archive, damaged)
