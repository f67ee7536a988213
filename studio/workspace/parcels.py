"""What somebody brings as an agent, a folder, a zip or a package, in one place with nothing else."""

import shutil
import stat
import zipfile
from pathlib import Path, PurePosixPath

from studio.catalogue import read_package, unpack_package
from studio.catalogue.packages.entry_names import name_problem
from studio.core.errors import FileInvalid, NotFound
from studio.core.files import writing_to
from studio.runtime.files import AGENT, FILES, INSTRUCTIONS, TESTS

KNOWLEDGE = "knowledge"
PACKAGE = ".agent"
_OWN = (AGENT, INSTRUCTIONS, TESTS)
_MOST_FILES, _LARGEST = 5000, 2 << 30
_WRITTEN = 4 << 20  # bytes; what people write is shorter


def staged(source: Path, place: Path) -> Path:
    """Copy the parts of an agent to `place` and return it; other things are passed over.

    Raises NotFound, FileInvalid for links, names that lead outside and what is too large, and what a
    package that does not verify raises.
    """
    if source.is_dir():
        _from_folder(source, place)
    elif not source.is_file():
        raise NotFound(kind="file", missing=str(source))
    elif source.suffix.lower() == PACKAGE:
        unpack_package(read_package(source), place)
    else:
        _from_zip(source, place)
    return place


def _from_folder(source: Path, place: Path) -> None:
    found = [source / name for name in _OWN]
    for part in (FILES, KNOWLEDGE):
        _refuse_link(source / part, source)
        found += sorted((source / part).rglob("*"))
    for path in found:
        _refuse_link(path, source)
    files = {path.relative_to(source).as_posix(): path for path in found if path.is_file()}
    _check({name: path.stat().st_size for name, path in files.items()})
    with writing_to(place):
        for name, path in files.items():
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, place / name, follow_symlinks=False)


def _refuse_link(path: Path, source: Path) -> None:
    if path.is_symlink():
        raise FileInvalid(file=path.relative_to(source).as_posix(), problem="is_a_link")


def _from_zip(source: Path, place: Path) -> None:
    """What its list says of sizes is held to while it is read."""
    try:
        with zipfile.ZipFile(source) as archive, writing_to(place):
            members = _members(archive)
            _check({name: member.file_size for name, member in members.items()})
            for name, member in members.items():
                (place / name).parent.mkdir(parents=True, exist_ok=True)
                with archive.open(member) as packed, (place / name).open("wb") as file:
                    shutil.copyfileobj(packed, file)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise FileInvalid(file=source.name, problem="does_not_read") from error


def _members(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The agent's own parts by their names in it; all of it may stand in one folder."""
    listed = [member for member in archive.infolist() if not member.is_dir()]
    if len(listed) > _MOST_FILES:
        raise FileInvalid(file=archive.filename or "", problem="too_many_files")
    for member in listed:
        if problem := name_problem(member.filename):
            raise FileInvalid(file=member.filename[:200], problem=problem)
        if stat.S_ISLNK(member.external_attr >> 16):
            raise FileInvalid(file=member.filename, problem="is_a_link")
    tops = [member.filename for member in listed if PurePosixPath(member.filename).name == AGENT]
    root = min(tops, key=len, default=AGENT).removesuffix(AGENT)
    return {
        member.filename.removeprefix(root): member
        for member in listed
        if member.filename.startswith(root) and _is_part(member.filename.removeprefix(root))
    }


def _is_part(name: str) -> bool:
    return name in _OWN or name.startswith((f"{FILES}/", f"{KNOWLEDGE}/"))


def _check(sizes: dict[str, int]) -> None:
    """Names must work on every computer, and nothing may be without measure."""
    if len(sizes) > _MOST_FILES:
        raise FileInvalid(file=FILES, problem="too_many_files")
    for name, size in sizes.items():
        if problem := name_problem(name):
            raise FileInvalid(file=name[:200], problem=problem)
        if name in _OWN and size > _WRITTEN:
            raise FileInvalid(file=name, problem="too_large")
    if sum(sizes.values()) > _LARGEST:
        raise FileInvalid(file=FILES, problem="too_large")
