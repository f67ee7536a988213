"""The `.course` file: a course in one file, with a digest of all that is in it."""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, BinaryIO

from pydantic import BaseModel, ConfigDict, ValidationError

from studio.catalogue.packages.archive import Entry, read_archive, write_archive
from studio.core.errors import (
    CourseFileDamaged,
    CourseFileInvalid,
    NotFound,
    PackageDamaged,
    PackageInvalid,
)
from studio.core.files import replacing, writing_to
from studio.courses.carrying import LIMITS, carried
from studio.courses.course import Course
from studio.courses.files import course_files
from studio.courses.reading import read_course

_MANIFEST = "manifest.json"
"""Its name sorts like any other; a course has no such file at its top."""
_INSIDE, _FORMAT = "course/", 1
_LARGEST_MANIFEST = 4 << 20
_PIECE = 1 << 20


class _Made(BaseModel):
    """What every release of this program has said of a course file."""

    format: int


class _Manifest(_Made):
    """`files` are the SHA-256 of each file by its name in the course; `digest` is that of all of them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    course: str
    files: dict[str, str]
    digest: str


def course_digest(folder: Path) -> str:
    """Return the SHA-256 over the names and contents of a course's files."""
    return _digest(_hashes(folder))


def pack(folder: Path, file: Path) -> str:
    """Raises CourseInvalid for a course that does not read, CourseFileInvalid for one that is too large."""
    course = read_course(folder)
    hashes = _hashes(folder)
    manifest = _Manifest(format=_FORMAT, course=course.id, files=hashes, digest=_digest(hashes))
    content = {f"{_INSIDE}{name}": path for name, path in carried(folder).items()}
    with replacing(file) as out:
        write_archive({**content, _MANIFEST: _json(manifest.model_dump())}, out)
    return manifest.digest


def unpack(file: Path, folder: Path) -> Course:
    """Check all of it before any of it is written into `folder`, which is made."""
    try:
        with file.open("rb") as archive:
            entries = read_archive(archive, LIMITS)
            manifest = _read_manifest(file, archive, entries)
            _check(file, entries, manifest)
            with writing_to(folder):
                for name in manifest.files:
                    _write(archive, entries[f"{_INSIDE}{name}"], folder / name)
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=file.name) from error
    except IsADirectoryError as error:
        raise CourseFileInvalid(file=file.name, problem="is_a_folder") from error
    except PackageInvalid as error:
        raise CourseFileInvalid(file=file.name, problem=_problem(error)) from error
    except PackageDamaged as error:
        raise CourseFileDamaged(file=file.name, part=error.file.removeprefix(_INSIDE)) from error
    course = read_course(folder)
    if course.id != manifest.course:
        raise CourseFileDamaged(file=file.name, part="course.yaml")
    return course


def _problem(error: PackageInvalid) -> str:
    return "not_a_course" if error.problem == "not_a_package" else error.problem


def _read_manifest(file: Path, archive: BinaryIO, entries: Mapping[str, Entry]) -> _Manifest:
    entry = entries.get(_MANIFEST)
    if entry is None:
        raise CourseFileInvalid(file=file.name, problem="not_a_course")
    if entry.size > _LARGEST_MANIFEST:
        raise CourseFileInvalid(file=file.name, problem="too_large")
    archive.seek(entry.offset)
    raw = archive.read(entry.size)
    try:
        if _Made.model_validate_json(raw).format > _FORMAT:
            raise CourseFileInvalid(file=file.name, problem="newer_format")
        return _Manifest.model_validate_json(raw)
    except ValidationError as error:
        raise CourseFileInvalid(file=file.name, problem="not_a_course") from error


def _check(file: Path, entries: Mapping[str, Entry], manifest: _Manifest) -> None:
    told = {f"{_INSIDE}{name}": digest for name, digest in manifest.files.items()}
    if entries.keys() != {*told, _MANIFEST}:
        raise CourseFileInvalid(file=file.name, problem="untrue")
    for name, digest in told.items():
        if entries[name].sha256 != digest:
            raise CourseFileDamaged(file=file.name, part=name.removeprefix(_INSIDE))
    if _digest(manifest.files) != manifest.digest:
        raise CourseFileDamaged(file=file.name, part="")


def _write(archive: BinaryIO, entry: Entry, to: Path) -> None:
    to.parent.mkdir(parents=True, exist_ok=True)
    archive.seek(entry.offset)
    left = entry.size
    with to.open("xb") as target:
        while left:
            piece = archive.read(min(_PIECE, left))
            target.write(piece)
            left -= len(piece)


def _hashes(folder: Path) -> dict[str, str]:
    return {name: _sha256(path) for name, path in course_files(folder)}


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _digest(hashes: Mapping[str, str]) -> str:
    return hashlib.sha256(_json(dict(sorted(hashes.items())))).hexdigest()


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
