"""The envelope of a package: a plain zip in the one form that each content has, read without trust.

Entries are stored, sorted, without times or attributes, so the same content has the same bytes on every
machine and an entry can never be larger than the file around it. A zip in any other form is refused.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO

from studio.catalogue.packages.entry_names import name_problem
from studio.core.errors import PackageDamaged, PackageInvalid

PIECE = 256 << 10
Content = bytes | Path
"""What a file of a package holds: its bytes, or the file on the disk that has them."""
_ENTRY, _INDEX, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_COMMON = struct.Struct("<HHHHHIIIHH")  # version, flags, method, time, date, crc, packed, size, name, extra
_VERSION, _UTF8, _STORED, _NO_TIME, _NO_DATE = 20, 0x800, 0, 0, 0x21


class ArchiveProblem(StrEnum):
    NOT_A_PACKAGE = "not_a_package"
    COMPRESSED = "compressed"
    ENCRYPTED = "encrypted"
    DUPLICATE = "duplicate"
    UNSORTED = "unsorted"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many_files"


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds checked before anything is unpacked."""

    entries: int = 5000
    size: int = 512 << 20


@dataclass(frozen=True, slots=True)
class Entry:
    """A file inside the archive; `offset` is where its bytes begin."""

    name: str
    offset: int
    size: int
    crc: int
    sha256: str


def write_archive(files: Mapping[str, Content], out: BinaryIO) -> None:
    """A file on the disk is copied piece by piece, and read once before for its checksum."""
    entries = []
    for name in sorted(files):
        size, crc = _measured(files[name])
        out.write(_local_header(name, size, crc))
        entries.append(Entry(name, out.tell(), size, crc, ""))
        for piece in pieces_of(files[name]):
            out.write(piece)
    out.write(_index(entries))


def pieces_of(content: Content) -> Iterator[bytes]:
    if isinstance(content, bytes):
        yield content
        return
    with content.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def read_archive(file: BinaryIO, limits: Limits) -> dict[str, Entry]:
    """Return the entries by name, every byte of the file accounted for.

    Raises PackageInvalid when it is no package, PackageDamaged when it was one.
    """
    size = file.seek(0, 2)
    if size > limits.size:
        raise PackageInvalid(file="", problem=ArchiveProblem.TOO_LARGE)
    file.seek(0)
    if file.read(4) != _ENTRY:
        raise PackageInvalid(file="", problem=ArchiveProblem.NOT_A_PACKAGE)
    file.seek(0)
    entries = list(_entries(file, size, limits))
    expected = _index(entries)
    if file.read(len(expected) + 1) != expected:
        raise PackageDamaged(file="")
    return {entry.name: entry for entry in entries}


def _measured(content: Content) -> tuple[int, int]:
    size = crc = 0
    for piece in pieces_of(content):
        size, crc = size + len(piece), zlib.crc32(piece, crc)
    return size, crc


def _entries(file: BinaryIO, size: int, limits: Limits) -> Iterator[Entry]:
    previous = ""
    seen: set[str] = set()
    while (mark := file.read(4)) == _ENTRY:
        entry = _read_entry_head(file, size)
        _check_order(entry.name, previous, seen)
        if len(seen) > limits.entries:
            raise PackageInvalid(file=entry.name, problem=ArchiveProblem.TOO_MANY)
        yield _read_entry_content(file, entry)
        previous = entry.name
    file.seek(-len(mark), 1)


def _check_order(name: str, previous: str, seen: set[str]) -> None:
    """Refuse two names that are one file on a disk that does not tell upper from lower case."""
    if name.casefold() in seen:
        raise PackageInvalid(file=name, problem=ArchiveProblem.DUPLICATE)
    if name <= previous:
        raise PackageInvalid(file=name, problem=ArchiveProblem.UNSORTED)
    seen.add(name.casefold())


def _read_entry_head(file: BinaryIO, size: int) -> Entry:
    head = file.read(_COMMON.size)
    if len(head) < _COMMON.size:
        raise PackageDamaged(file="")
    _, flags, method, _, _, crc, _, length, name_length, _ = _COMMON.unpack(head)
    name = _decoded(file.read(name_length))
    if problem := name_problem(name):
        raise PackageInvalid(file=name, problem=problem)
    if flags & 1:
        raise PackageInvalid(file=name, problem=ArchiveProblem.ENCRYPTED)
    if method != _STORED:
        raise PackageInvalid(file=name, problem=ArchiveProblem.COMPRESSED)
    if _ENTRY + head + name.encode() != _local_header(name, length, crc) or file.tell() + length > size:
        raise PackageDamaged(file=name)
    return Entry(name, file.tell(), length, crc, "")


def _decoded(name: bytes) -> str:
    try:
        return name.decode()
    except UnicodeDecodeError as error:
        raise PackageDamaged(file="") from error


def _read_entry_content(file: BinaryIO, entry: Entry) -> Entry:
    digest, crc, left = hashlib.sha256(), 0, entry.size
    while left:
        piece = file.read(min(PIECE, left))
        if not piece:
            raise PackageDamaged(file=entry.name)
        digest.update(piece)
        crc = zlib.crc32(piece, crc)
        left -= len(piece)
    if crc != entry.crc:
        raise PackageDamaged(file=entry.name)
    return Entry(entry.name, entry.offset, entry.size, crc, digest.hexdigest())


def _common(name: str, size: int, crc: int) -> bytes:
    length = len(name.encode())
    return _COMMON.pack(_VERSION, _UTF8, _STORED, _NO_TIME, _NO_DATE, crc, size, size, length, 0)


def _local_header(name: str, size: int, crc: int) -> bytes:
    return _ENTRY + _common(name, size, crc) + name.encode()


def _index(entries: Sequence[Entry]) -> bytes:
    """Return the zip's own directory, which follows from its entries and so is never trusted."""
    lines = b"".join(_index_line(entry) for entry in entries)
    last = entries[-1]
    start = last.offset + last.size
    counts = struct.pack("<HHHHIIH", 0, 0, len(entries), len(entries), len(lines), start, 0)
    return lines + _END + counts


def _index_line(entry: Entry) -> bytes:
    common = _common(entry.name, entry.size, entry.crc)
    name = entry.name.encode()
    start = entry.offset - len(_local_header(entry.name, 0, 0))
    return _INDEX + struct.pack("<H", _VERSION) + common + struct.pack("<HHHII", 0, 0, 0, 0, start) + name
