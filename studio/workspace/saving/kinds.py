"""What the files of a workspace are, and how much room each kind of them takes."""

import os
from collections import defaultdict
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path, PurePosixPath


class Kind(StrEnum):
    DOCUMENTS = "documents"
    KNOWLEDGE = "knowledge"
    VECTORS = "vectors"
    AGENTS = "agents"
    MADE = "made"
    CONVERSATIONS = "conversations"
    TRACES = "traces"
    TESTS = "tests"
    PACKAGES = "packages"
    COURSES = "courses"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class KindSize:
    kind: Kind
    size: int
    """Bytes."""
    files: int


_ROOTS = {
    "agents": Kind.AGENTS,
    "installed": Kind.PACKAGES,
    "catalogue": Kind.PACKAGES,
    "packing": Kind.PACKAGES,
    "reports": Kind.TESTS,
    "notes": Kind.TESTS,
    "conversations": Kind.CONVERSATIONS,
    "trial-conversations": Kind.CONVERSATIONS,
    "courses": Kind.COURSES,
    "course-library": Kind.COURSES,
    "classes": Kind.COURSES,
}
_FILES = {
    "traces": Kind.TRACES,
    "tests": Kind.TESTS,
    "conversations": Kind.CONVERSATIONS,
    "trial-conversations": Kind.CONVERSATIONS,
}
_MADE = {".docx", ".xlsx", ".pdf", ".csv"}
"""What agents make lies in their own folder, beside what they are made of."""


def kind_of(path: PurePosixPath) -> Kind:
    """`path` is relative to the workspace."""
    parts, first = path.parts, path.parts[0]
    if _ROOTS.get(first) is Kind.COURSES:
        return Kind.COURSES
    if ".chroma" in parts:
        return Kind.VECTORS
    if first == "knowledge":
        return Kind.DOCUMENTS if "sources" in parts else Kind.KNOWLEDGE
    if first in {"agents", "installed"} and len(parts) == 3 and path.suffix.lower() in _MADE:
        return Kind.MADE
    if len(parts) == 1:
        return _FILES.get(first.partition(".")[0], Kind.OTHER)
    return _ROOTS.get(first, Kind.OTHER)


def measured(folder: Path) -> list[KindSize]:
    """Blocking; every kind in its order, also those nothing is there of."""
    sizes: dict[Kind, int] = defaultdict(int)
    files: dict[Kind, int] = defaultdict(int)
    for path in files_in(folder):
        with suppress(OSError):  # gone since
            kind = kind_of(PurePosixPath(path.relative_to(folder).as_posix()))
            sizes[kind] += path.lstat().st_size
            files[kind] += 1
    return [KindSize(kind, sizes[kind], files[kind]) for kind in Kind]


def files_in(folder: Path) -> Iterator[Path]:
    """All files, links left aside, in an order that is always the same."""
    for here, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            path = Path(here, name)
            if not path.is_symlink():
                yield path
