"""The `.agent` file: an agent, its knowledge and the proof of its tests, bound by one digest."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from pydantic import ValidationError

from studio.catalogue.packages.archive import PIECE, Content, Entry, Limits, read_archive, write_archive
from studio.catalogue.packages.contents import KNOWLEDGE, OWN_FILES, Contents
from studio.catalogue.packages.files import Files
from studio.catalogue.packages.manifest import MANIFEST, Manifest, PackedBy
from studio.catalogue.people import Person
from studio.core.errors import PackageDamaged, PackageInvalid
from studio.core.files import replacing

LIMITS = Limits()
_LONGEST_MANIFEST = 16 << 20


@dataclass(frozen=True)
class Package:
    """A package that was verified as a whole; `source` is its bytes or the file that has them."""

    manifest: Manifest
    source: Content
    entries: Mapping[str, Entry]

    @property
    def digest(self) -> str:
        """The digest of the whole package, which does not depend on how it is archived."""
        return self.entries[MANIFEST].sha256

    @property
    def file(self) -> Path:
        assert isinstance(self.source, Path), "it was read from memory"
        return self.source

    @property
    def content(self) -> bytes:
        return self.source if isinstance(self.source, bytes) else self.source.read_bytes()

    @property
    def size(self) -> int:
        return len(self.source) if isinstance(self.source, bytes) else self.source.stat().st_size

    @cached_property
    def contents(self) -> Contents:
        return _contents(self.source, self.entries)


def build_package(
    agent_folder: Path,
    snapshots: Mapping[str, Path],
    evidence: Mapping[str, bytes],
    author: Person,
    out: Path,
) -> Package:
    """Pack an agent's folder with its knowledge (base → snapshot folder) into `out`.

    `evidence` are the report of its tests and that of attacks, as JSON under their names in the package.
    The same content makes the same bytes. Raises PackageInvalid when the parts do not belong together.
    """
    from studio.runtime.editors import editors_of

    files = {**files_of(agent_folder, snapshots), **evidence}
    by = PackedBy(id=author.id, name=author.name, department=author.department)
    contents = Contents(Files.of(files))
    described = contents.described(by, contents.knowledge(of_format=2))
    manifest = described.model_copy(update={"edited_by": editors_of(agent_folder)})
    with replacing(out) as file:
        write_archive({**files, MANIFEST: manifest.content}, file)
    return read_package(out)


def read_package(source: Content, limits: Limits = LIMITS) -> Package:
    """Verify every byte before anything is used; raises PackageDamaged or PackageInvalid."""
    with _opened(source) as file:
        entries = read_archive(file, limits)
    package = Package(_read_manifest(source, entries), source, entries)
    _verify_hashes(package.manifest, entries)
    _verify_manifest(package)
    return package


def files_of(agent_folder: Path, snapshots: Mapping[str, Path]) -> dict[str, Content]:
    """Return what makes the agent, under the names it has in a package."""
    from studio.runtime import tool_files

    own = {name: agent_folder / name for name in OWN_FILES}
    knowledge = {
        f"{KNOWLEDGE}/{base}/{path.relative_to(folder).as_posix()}": path
        for base, folder in snapshots.items()
        for path in folder.rglob("*")
    }
    found = {**own, **tool_files(agent_folder), **knowledge}
    return {name: path for name, path in found.items() if path.is_file()}


@contextmanager
def _opened(source: Content) -> Iterator[BinaryIO]:
    with BytesIO(source) if isinstance(source, bytes) else source.open("rb") as file:
        yield file


def _contents(source: Content, entries: Mapping[str, Entry]) -> Contents:
    listed = {name: entry for name, entry in entries.items() if name != MANIFEST}
    hashes = {name: entry.sha256 for name, entry in listed.items()}
    sizes = {name: entry.size for name, entry in listed.items()}
    return Contents(Files(hashes, sizes, lambda name: _pieces(source, entries[name])))


def _pieces(source: Content, entry: Entry) -> Iterator[bytes]:
    with _opened(source) as file:
        file.seek(entry.offset)
        left = entry.size
        while left and (piece := file.read(min(PIECE, left))):
            left -= len(piece)
            yield piece


def _read_manifest(source: Content, entries: Mapping[str, Entry]) -> Manifest:
    if MANIFEST not in entries:
        raise PackageInvalid(file=MANIFEST, problem="missing")
    if entries[MANIFEST].size > _LONGEST_MANIFEST:
        raise PackageInvalid(file=MANIFEST, problem="too_large")
    content = b"".join(_pieces(source, entries[MANIFEST]))
    try:
        manifest = Manifest.model_validate_json(content)
    except ValidationError as error:
        raise PackageInvalid(file=MANIFEST, problem="does_not_read") from error
    if manifest.content != content:
        raise PackageInvalid(file=MANIFEST, problem="not_canonical")
    return manifest


def _verify_manifest(package: Package) -> None:
    """What it says of the files must be what they say themselves."""
    manifest, contents = package.manifest, package.contents
    told = contents.described(manifest.author, manifest.knowledge, of_format=manifest.format)
    if told.model_copy(update={"edited_by": manifest.edited_by}) != manifest or not contents.holds(
        manifest.knowledge, of_format=manifest.format
    ):
        raise PackageInvalid(file=MANIFEST, problem="untrue")


def _verify_hashes(manifest: Manifest, entries: Mapping[str, Entry]) -> None:
    found = {name: entry.sha256 for name, entry in entries.items() if name != MANIFEST}
    for name in sorted(found.keys() - manifest.files.keys()):
        raise PackageInvalid(file=name, problem="unexpected")
    for name, expected in manifest.files.items():
        if name not in found:
            raise PackageInvalid(file=name, problem="missing")
        if found[name] != expected:
            raise PackageDamaged(file=name)
