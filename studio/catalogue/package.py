"""The `.agent` file: an agent, its knowledge and the proof of its tests, bound by one digest."""

import hashlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property, partial
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from studio.catalogue.archive import Entry, Limits, read_archive, write_archive
from studio.catalogue.contents import KNOWLEDGE, OWN_FILES, REPORT, Contents
from studio.catalogue.manifest import MANIFEST, Manifest, PackedBy
from studio.catalogue.people import Person
from studio.core.errors import PackageDamaged, PackageInvalid

LIMITS = Limits()
_LONGEST_MANIFEST = 16 << 20


@dataclass(frozen=True)
class Package:
    """A package that was verified as a whole; `source` is its bytes or the file that has them."""

    manifest: Manifest
    source: bytes | Path
    entries: Mapping[str, Entry]

    @property
    def digest(self) -> str:
        return self.manifest.digest

    @property
    def content(self) -> bytes:
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()

    @property
    def size(self) -> int:
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    @cached_property
    def contents(self) -> Contents:
        return Contents(self.manifest.files, partial(_read, self.source, self.entries))


def build_package(
    agent_folder: Path, snapshots: Mapping[str, Path], report: bytes, author: Person
) -> Package:
    """Pack the folder of an agent with its knowledge (base → snapshot folder) and its report as JSON.

    The same content makes the same bytes. Raises PackageInvalid when the parts do not belong together.
    """
    from studio.runtime.editors import editors_of

    files = {**files_of(agent_folder, snapshots), REPORT: report}
    by = PackedBy(id=author.id, name=author.name, department=author.department)
    manifest = Contents.of(files).described(by).model_copy(update={"edited_by": editors_of(agent_folder)})
    out = BytesIO()
    write_archive({**files, MANIFEST: manifest.content}, out)
    return read_package(out.getvalue())


def read_package(source: bytes | Path, limits: Limits = LIMITS) -> Package:
    """Verify every byte before anything is used; raises PackageDamaged or PackageInvalid."""
    with _opened(source) as file:
        entries = read_archive(file, limits)
    package = Package(_read_manifest(source, entries), source, entries)
    _verify_hashes(package.manifest, entries)
    by = package.manifest.author, package.manifest.edited_by
    if package.contents.described(by[0]).model_copy(update={"edited_by": by[1]}) != package.manifest:
        raise PackageInvalid(file=MANIFEST, problem="untrue")
    return package


def files_of(agent_folder: Path, snapshots: Mapping[str, Path]) -> dict[str, bytes]:
    """Read what makes the agent, under the names it has in a package."""
    from studio.runtime import tool_files

    own = {name: agent_folder / name for name in OWN_FILES}
    knowledge = {
        f"{KNOWLEDGE}/{base}/{path.relative_to(folder).as_posix()}": path
        for base, folder in snapshots.items()
        for path in folder.rglob("*")
    }
    found = {**own, **tool_files(agent_folder), **knowledge}
    return {name: path.read_bytes() for name, path in found.items() if path.is_file()}


@contextmanager
def _opened(source: bytes | Path) -> Iterator[BinaryIO]:
    with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        yield file


def _read(source: bytes | Path, entries: Mapping[str, Entry], name: str) -> bytes:
    """Hash again: the file may have been changed since the package was opened."""
    entry = entries[name]
    with _opened(source) as file:
        file.seek(entry.offset)
        content = file.read(entry.size)
    if hashlib.sha256(content).hexdigest() != entry.sha256:
        raise PackageDamaged(file=name)
    return content


def _read_manifest(source: bytes | Path, entries: Mapping[str, Entry]) -> Manifest:
    if MANIFEST not in entries:
        raise PackageInvalid(file=MANIFEST, problem="missing")
    if entries[MANIFEST].size > _LONGEST_MANIFEST:
        raise PackageInvalid(file=MANIFEST, problem="too_large")
    content = _read(source, entries, MANIFEST)
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        raise PackageInvalid(file=MANIFEST, problem="does_not_read") from error
    if manifest.content != content:
        raise PackageInvalid(file=MANIFEST, problem="not_canonical")
    return manifest


def _verify_hashes(manifest: Manifest, entries: Mapping[str, Entry]) -> None:
    found = {name: entry.sha256 for name, entry in entries.items() if name != MANIFEST}
    for name in sorted(found.keys() - manifest.files.keys()):
        raise PackageInvalid(file=name, problem="unexpected")
    for name, expected in manifest.files.items():
        if name not in found:
            raise PackageInvalid(file=name, problem="missing")
        if found[name] != expected:
            raise PackageDamaged(file=name)
