"""Unpack a zip that has been found safe."""

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import IO

from studio.core.errors import (
    ArchiveNotSupported,
    DocumentCorrupt,
    DocumentEmpty,
    DocumentEncrypted,
    DocumentError,
    DocumentTooLarge,
)
from studio.core.files import writing_to
from studio.documents.bytes_of import LARGEST, MEGABYTE
from studio.documents.parcels.members import (
    Allowance,
    Member,
    Unpacked,
    is_left_out,
    is_litter,
    place_for,
    plain_name,
    told_apart,
)
from studio.documents.parcels.zip_names import names_in
from studio.documents.parcels.zip_safety import BROKEN, is_encrypted, refuse_unsafe

_BLOCK = 1 << 20
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA}
_OTHER_METHODS = {9: "Deflate64", 93: "Zstandard", 95: "XZ", 97: "WavPack", 98: "PPMd"}


def unpack_zip(path: Path, into: Path, allowance: Allowance) -> Unpacked:
    """Raises ArchiveUnsafe, DocumentCorrupt, DocumentEncrypted; trouble with one member stays with it."""
    try:
        with zipfile.ZipFile(path) as archive:
            refuse_unsafe(archive, path.name, path.stat().st_size, allowance)
            files = [info for info in archive.infolist() if not info.is_dir()]
            if not files:
                raise DocumentEmpty(document=path.name)
            if all(map(is_encrypted, files)):
                raise DocumentEncrypted(document=path.name, kind="zip")
            return _unpacked(archive, files, into)
    except BROKEN as error:
        raise DocumentCorrupt(document=path.name, kind="zip") from error


def _unpacked(archive: zipfile.ZipFile, files: Sequence[zipfile.ZipInfo], into: Path) -> Unpacked:
    names = (plain_name(name) or str(number) for number, name in enumerate(names_in(files)))
    named = [pair for pair in zip(told_apart(names), files, strict=True) if not is_litter(pair[0])]
    wanted = [(name, info) for name, info in named if not is_left_out(name)]
    left_out = tuple(name for name, _ in named if is_left_out(name))
    return Unpacked(tuple(_members(archive, wanted, into)), left_out)


def _members(
    archive: zipfile.ZipFile, wanted: Sequence[tuple[str, zipfile.ZipInfo]], into: Path
) -> Iterator[Member]:
    for number, (name, info) in enumerate(wanted):
        place = place_for(name, number, into)
        try:
            _refuse(name, info)
            _write(archive, info, name, place)
        except DocumentError as error:
            place.unlink(missing_ok=True)
            yield Member(name, None, error)
        else:
            yield Member(name, place)


def _refuse(name: str, info: zipfile.ZipInfo) -> None:
    if is_encrypted(info):
        raise DocumentEncrypted(document=name, kind="zip")
    if info.compress_type not in _METHODS:
        method = _OTHER_METHODS.get(info.compress_type, str(info.compress_type))
        raise ArchiveNotSupported(document=name, kind=f"zip ({method})")
    if info.file_size > LARGEST:
        raise DocumentTooLarge(document=name, megabytes=info.file_size // MEGABYTE, limit=LARGEST // MEGABYTE)


def _write(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str, place: Path) -> None:
    with writing_to(place.parent), place.open("wb") as file:
        for block in _blocks(archive, info, name):
            file.write(block)


def _blocks(archive: zipfile.ZipFile, info: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    """What is wrong with the archive is told from what is wrong with the disk it goes to."""
    try:
        source = archive.open(info)
    except BROKEN as error:
        raise _damaged(name) from error
    with source:
        while block := _block(source, name):
            yield block


def _block(source: IO[bytes], name: str) -> bytes:
    try:
        return source.read(_BLOCK)
    except BROKEN as error:
        raise _damaged(name) from error


def _damaged(name: str) -> DocumentCorrupt:
    kind = PurePosixPath(name).suffix.lstrip(".").lower()
    return DocumentCorrupt(document=name, kind=kind or "zip")
