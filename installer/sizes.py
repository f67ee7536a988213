"""What takes room in the program, by part."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

_SHOWN = 18
_ENDINGS = (".libs", ".so")


def told_sizes(folder: Path) -> list[str]:
    """Return one line for each of the largest parts, in MB, and one for the rest."""
    sizes: Counter[str] = Counter()
    for part, size in _files(folder):
        sizes[part] += size
    largest = sizes.most_common(_SHOWN)
    rest = sizes.total() - sum(size for _, size in largest)
    lines = [*largest, ("everything else", rest), ("in all", sizes.total())]
    return [f"{size / 1024 / 1024:6.1f} MB  {part}" for part, size in lines]


def _files(folder: Path) -> Iterator[tuple[str, int]]:
    for file in folder.rglob("*"):
        if file.is_file() and not file.is_symlink():
            yield _part(file.relative_to(folder)), file.stat().st_size


def _part(file: Path) -> str:
    """The package a file belongs to; its libraries count with it."""
    inside = file.parts[1:] if file.parts[0] == "_internal" else file.parts
    name = inside[0]
    for ending in _ENDINGS:
        name = name.partition(ending)[0]
    return name.partition(".cpython")[0].lstrip("_")
