"""Which files of a workspace go into its backup: all but what is made anew or counts on one computer."""

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from studio.core.paths import WORKSPACE_LOCK
from studio.workspace.saving.kinds import files_in

_OF_THIS_RUN = {
    WORKSPACE_LOCK,
    "owner.json",
    "workspace.held",
    "window.ini",
    "errors.log",
    "class-device.txt",
}
_ASKED_AGAIN = "permissions.json"
"""Which programs may run was agreed to on this computer; whoever brings a backup must agree anew."""
_REBUILT = {"packing", "logs", "bundle"}
_VECTORS = ".chroma"
_COURSES = "courses"
"""Each course is taken in a workspace of its own in here."""
_CLASSES = "classes"
_OF_AN_OPEN_CLASS = {"class.lock", "class.log", "opened.json"}
_BESIDE_DATABASE = ("-wal", "-shm", "-journal")


def kept_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield names with “/”, and the files; databases first: what they speak of lies there then, too."""
    found = {path.relative_to(folder).as_posix(): path for path in files_in(folder)}
    kept = {name: path for name, path in found.items() if is_kept(name)}
    yield from sorted(kept.items(), key=lambda entry: (not is_database(entry[0]), entry[0]))


def is_kept(name: str) -> bool:
    parts = PurePosixPath(name).parts
    if parts[0] == _COURSES:
        return len(parts) > 2 and not parts[1].startswith(".") and is_kept("/".join(parts[2:]))
    if name in {*_OF_THIS_RUN, _ASKED_AGAIN} or name.endswith(_BESIDE_DATABASE):
        return False
    if parts[0] == _CLASSES and parts[-1] in _OF_AN_OPEN_CLASS:
        return False
    half_written = parts[-1].startswith(".") and parts[-1].count(".") > 2  # by write_atomically
    return parts[0] not in _REBUILT and _VECTORS not in parts and not half_written


def is_database(name: str) -> bool:
    return name.endswith(".sqlite3")
