"""The files of a course: which paths lead to one, and which of them belong to it."""

import os
from collections.abc import Iterator
from pathlib import Path

from studio.catalogue.packages.entry_names import name_problem

COURSE = "course.yaml"
_LARGEST_TEXT = 1 << 20  # bytes of what people write
_NOT_OURS = {"__pycache__", "Thumbs.db", "desktop.ini"}


def courses_in(folder: Path) -> list[Path]:
    """Return the folders in it that hold a course, whether it reads or not."""
    return [file.parent for file in sorted(folder.glob(f"[!.]*/{COURSE}"))]


def path_problem(folder: Path, path: str, kind: str) -> str:
    """Return what keeps the path from leading to a file, a folder or an agent of the course; else nothing."""
    if problem := name_problem(path.removesuffix("/")):
        return problem.value
    target = folder / path
    if any(
        part.is_symlink()
        for part in [target, *target.parents]
        if part.is_relative_to(folder) and part != folder
    ):
        return "is_a_link"
    if not target.exists():
        return "missing"
    if kind == "file" and not target.is_file():
        return "is_a_folder"
    if kind in {"folder", "agent"} and not target.is_dir():
        return "not_a_folder"
    return "no_agent" if kind == "agent" and not (target / "agent.yaml").is_file() else ""


def course_files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield name (with “/”) and file of all that belongs to the course, in order; links stay behind."""
    found = []
    for here, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if _ours(name) and not Path(here, name).is_symlink()]
        found += [path for name in names if _ours(name) and _is_plain(path := Path(here, name))]
    yield from sorted((path.relative_to(folder).as_posix(), path) for path in found)


def _is_plain(path: Path) -> bool:
    """No link, and nothing that is read without an end."""
    return path.is_file() and not path.is_symlink()


def _ours(name: str) -> bool:
    return not name.startswith((".", "~$")) and name not in _NOT_OURS


def text_in(file: Path) -> str:
    """Raises OSError, or ValueError for what no person has written."""
    if file.stat().st_size > _LARGEST_TEXT:
        raise ValueError("too_large")
    return file.read_text(encoding="utf-8")


def unread(error: Exception) -> str:
    if isinstance(error, OSError):
        return "missing"
    return "not_utf8" if isinstance(error, UnicodeDecodeError) else str(error)
