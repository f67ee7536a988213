"""A base as one file, to keep or to hand on: a zip with kb.sqlite3, the kept originals and a manifest."""

import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

from studio.core.errors import FileInvalid
from studio.core.files import writing_to
from studio.knowledge.adoption import adopt
from studio.knowledge.database import FILE, Database
from studio.knowledge.manifest import FORMAT, MEMBER, NAME, Manifest, Member, copied, read_manifest
from studio.knowledge.past_questions import leave_past_behind
from studio.knowledge.vector_table import VectorTable

_BROKEN = (zipfile.BadZipFile, EOFError, UnicodeDecodeError, NotImplementedError, RuntimeError, ValueError)
_LARGEST_MANIFEST = 64 << 20
_SWELLS_AT_MOST = 200
_ALWAYS_ALLOWED = 64 << 20
_OLD_NAME, _LONGEST_NAME = "name.txt", 4096


def pack(database: Database, sources: Path, name: str, file: Path) -> None:
    """Write the file whole or not at all; raises FolderNotWritable or DiskFull."""
    before = f".export-{_told(database, 'id')}-"
    with writing_to(file.parent):
        file.parent.mkdir(parents=True, exist_ok=True)
        for left in file.parent.glob(f"{before}*"):  # by an export that was killed
            shutil.rmtree(left, ignore_errors=True)
    with writing_to(file.parent), tempfile.TemporaryDirectory(dir=file.parent, prefix=before) as folder:
        database.copy_to(Path(folder) / FILE)
        leave_past_behind(Path(folder) / FILE)
        packed = Path(folder) / "packed"
        _write(packed, Path(folder) / FILE, sources, _facts(database, name))
        with packed.open("rb+") as whole:
            os.fsync(whole.fileno())
        packed.replace(file)


def unpack(file: Path, folder: Path) -> str:
    """Unpack into an empty folder and return the name the base had; raises FileInvalid."""
    try:
        with zipfile.ZipFile(file) as archive, writing_to(folder):
            manifest = _checked(file, archive)
            for name, member in manifest.members.items():
                found = _extracted(archive, name, member, folder / name)
                if manifest.format and found != member:
                    raise FileInvalid(file=file.name, problem="digest_differs")
    except _BROKEN as error:
        raise FileInvalid(file=file.name, problem=str(error) or "does_not_read") from error
    except FileNotFoundError as error:
        raise FileInvalid(file=file.name, problem="missing") from error
    adopt(file, folder)
    return manifest.name


def _write(packed: Path, copy: Path, sources: Path, facts: Manifest) -> None:
    members: dict[str, Member] = {}
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, path in [(FILE, copy), *_originals(sources)]:
            with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as target:
                members[name] = copied(source, target, path.stat().st_size)
        archive.writestr(NAME, facts.model_copy(update={"members": members}).model_dump_json(indent=1))


def _originals(sources: Path) -> Iterator[tuple[str, Path]]:
    for source in sorted(sources.glob("*")) if sources.is_dir() else ():
        name = f"sources/{source.name}"
        if MEMBER.fullmatch(name):
            yield name, source


def _facts(database: Database, name: str) -> Manifest:
    counts = {}
    with database.read() as connection:
        for table in ("documents", "chunks", "vectors", "questions"):
            counts[table] = int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
    vectors = VectorTable(database, "vectors").told
    return Manifest(
        format=FORMAT, name=name, model=vectors.model, dimension=vectors.dimension, members={}, **counts
    )


def _checked(file: Path, archive: zipfile.ZipFile) -> Manifest:
    """Nothing is unpacked of an archive that holds anything else than its manifest says."""
    held = archive.infolist()
    names = [one.filename for one in held]
    if FILE not in names or (NAME not in names and _OLD_NAME not in names):
        raise FileInvalid(file=file.name, problem="not_exported")
    if NAME not in names:
        return _of_version_1(file, archive)
    if archive.getinfo(NAME).file_size > _LARGEST_MANIFEST:
        raise FileInvalid(file=file.name, problem="too_large")
    if strange := next((name for name in names if name != NAME and not MEMBER.fullmatch(name)), None):
        raise FileInvalid(file=file.name, problem=strange)
    manifest = read_manifest(file.name, archive.read(NAME))
    if sorted(names) != sorted([NAME, *manifest.members]):
        raise FileInvalid(file=file.name, problem="untrue")
    _must_not_swell(file, manifest)
    return manifest


def _of_version_1(file: Path, archive: zipfile.ZipFile) -> Manifest:
    """An export of before there were manifests: the zip's own checksums are all there is."""
    held = {one.filename: Member(sha256="0" * 64, bytes=one.file_size) for one in archive.infolist()}
    name = held.pop(_OLD_NAME)
    if strange := next((one for one in held if not MEMBER.fullmatch(one)), None):
        raise FileInvalid(file=file.name, problem=strange)
    if name.bytes > _LONGEST_NAME:
        raise FileInvalid(file=file.name, problem="too_large")
    manifest = Manifest(format=0, name=archive.read(_OLD_NAME).decode(), members=held)
    _must_not_swell(file, manifest)
    return manifest


def _must_not_swell(file: Path, manifest: Manifest) -> None:
    whole = sum(member.bytes for member in manifest.members.values())
    if whole > max(_ALWAYS_ALLOWED, _SWELLS_AT_MOST * file.stat().st_size):
        raise FileInvalid(file=file.name, problem="bomb")


def _extracted(archive: zipfile.ZipFile, name: str, member: Member, to: Path) -> Member:
    """What was written, which is never more than the member should be."""
    to.parent.mkdir(parents=True, exist_ok=True)
    with archive.open(name) as source, to.open("wb") as target:
        return copied(source, target, member.bytes)


def _told(database: Database, key: str) -> str:
    with database.read() as connection:
        return str(connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()[0])
