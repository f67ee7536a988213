"""Is it safe to unpack a zip? Its list of contents is checked before, and those of the zips in it.

Bombs: members that share the same bytes (D. Fifield, “A better zip bomb”, 2019), zips of zips (42.zip), and
plain ones that swell a thousandfold. The library unpacks of a member no more than the list says.
"""

import io
import lzma
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from studio.core.errors import ArchiveUnsafe
from studio.documents.bytes_of import LARGEST
from studio.documents.package_kinds import PACKAGED
from studio.documents.parcels.members import Allowance
from studio.documents.parcels.zip_names import names_in

_LOCAL_HEAD = 30
_ENCRYPTED = 0x1
_SWELLS = 200  # times; text packs up to some twenty-fold, empty tables hundredfold
_SWOLLEN = 50 << 20
_UNIX = 3
_DRIVE = re.compile(r"[A-Za-z]:")
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error),
    *(OSError, ValueError, LookupError, NotImplementedError, EOFError, RuntimeError),
)


@dataclass(slots=True)
class _Tally:
    """Of an archive with all that are in it; `most` is what an archive of its size may swell to."""

    most: int
    bytes: int = 0
    members: int = 0


def refuse_unsafe(archive: zipfile.ZipFile, name: str, size: int, allowance: Allowance) -> None:
    """Raises ArchiveUnsafe; `size` is that of the archive itself in bytes."""
    _look_through(archive, name, size, allowance, allowance.depth, _Tally(_may_swell_to(size)))


def is_encrypted(info: zipfile.ZipInfo) -> bool:
    return bool(info.flag_bits & _ENCRYPTED)


def _look_through(
    archive: zipfile.ZipFile, name: str, size: int, allowance: Allowance, depth: int, tally: _Tally
) -> None:
    if depth < 1:
        raise ArchiveUnsafe(document=name, problem="nested_too_deep")
    infos = archive.infolist()
    tally.members += len(infos)
    tally.bytes += sum(info.file_size for info in infos)
    if problem := _problem(infos, names_in(infos), size, archive.start_dir, allowance, tally):
        raise ArchiveUnsafe(document=name, problem=problem)
    for info in infos:
        _look_into(archive, info, name, allowance, depth, tally)


def _problem(
    infos: Sequence[zipfile.ZipInfo],
    names: Sequence[str],
    size: int,
    end: int,
    allowance: Allowance,
    tally: _Tally,
) -> str | None:
    if tally.members > allowance.members:
        return "too_many_members"
    if any(map(_leads_outside, names)):
        return "path_outside"
    if any(map(_is_link, infos)):
        return "link"
    if _overlap(infos, end):
        return "overlapping"
    unpacked = sum(info.file_size for info in infos)
    if any(map(_swells, infos)) or unpacked > _may_swell_to(size) or tally.bytes > tally.most:
        return "bomb"
    return "too_large_unpacked" if tally.bytes > allowance.bytes else None


def _leads_outside(name: str) -> bool:
    path = name.replace("\\", "/")
    return (
        path.startswith("/") or bool(_DRIVE.match(path)) or ".." in (part.strip() for part in path.split("/"))
    )


def _is_link(info: zipfile.ZipInfo) -> bool:
    return info.create_system == _UNIX and stat.S_ISLNK(info.external_attr >> 16)


def _overlap(infos: Sequence[zipfile.ZipInfo], end: int) -> bool:
    """Whether two members lie on the same bytes, or one on the list of contents."""
    ordered = sorted(infos, key=lambda info: info.header_offset)
    ends = [info.header_offset + _LOCAL_HEAD + info.compress_size for info in ordered]
    starts = [*(info.header_offset for info in ordered), end][1:]
    return any(past > start for past, start in zip(ends, starts, strict=True))


def _swells(info: zipfile.ZipInfo) -> bool:
    return info.file_size > _may_swell_to(info.compress_size)


def _may_swell_to(size: int) -> int:
    return max(_SWELLS * size, _SWOLLEN)


def _look_into(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    name: str,
    allowance: Allowance,
    depth: int,
    tally: _Tally,
) -> None:
    """A member that is an archive itself; what does not open will be said of it when it is read."""
    if is_encrypted(info) or info.file_size > LARGEST or _is_office(info.filename):
        return
    try:
        with archive.open(info) as member:
            start = member.read(4)
            if start != b"PK\x03\x04":
                return
            inner = zipfile.ZipFile(io.BytesIO(start + member.read()))
    except BROKEN:
        return
    with inner:
        if not _is_package(inner):
            _look_through(inner, name, info.file_size, allowance, depth - 1, tally)


def _is_office(name: str) -> bool:
    return PurePosixPath(name).suffix.lower() in PACKAGED


def _is_package(archive: zipfile.ZipFile) -> bool:
    return any(name.lower() in {"[content_types].xml", "ofd.xml", "mimetype"} for name in archive.namelist())
