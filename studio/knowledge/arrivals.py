"""Under which names files enter a base."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Arrival:
    path: Path
    name: str


def arrivals(files: Sequence[Path]) -> list[Arrival]:
    """A document is called like its file; files of one name are told apart by their folders' names.

    The same files always get the same names, so that adding a folder again finds its documents.
    """
    unique = list(dict.fromkeys(path.absolute() for path in files))
    return [Arrival(path, name) for path, name in _names(unique).items()]


def _names(files: Sequence[Path]) -> dict[Path, str]:
    names = {path: path.name for path in files}
    for depth in range(2, max((len(path.parts) for path in files), default=0) + 1):
        times = Counter(names.values())
        if len(times) == len(names):
            break
        for path, name in names.items():
            if times[name] > 1:
                names[path] = "/".join(path.parts[-depth:])
    return names
