"""Files on their way into a base: which they are, what they are called there, how they stood on the disk."""

import stat
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from studio.core.passages import DocumentRow
from studio.core.readable import readable
from studio.knowledge.namesakes import Namesakes, names_of
from studio.knowledge.stamps import changed_on, stamp_of


@dataclass(frozen=True, slots=True)
class Arrival:
    """`stamp` and `changed` are taken before the file is read: what is written to it later tells.

    A pipe or a device is not `regular`: it is not read, for it might never end.

    What came out of an archive or a mail lies unpacked at `path`, names the outermost of these as its
    `container`, and `within` is the path of that on the disk.
    """

    path: Path
    name: str
    bytes: int = 0
    stamp: str = ""
    changed: str = ""
    container: str = ""
    within: Path | None = None
    regular: bool = True

    @property
    def source(self) -> str:
        """The path of the file people know."""
        return readable(self.within or self.path)


def arrivals(
    files: Sequence[Path],
    rows: Sequence[DocumentRow] = (),
    namesakes: Namesakes = Namesakes.REPLACE,
) -> list[Arrival]:
    """Each file once, under the name `names_of` gives it; a file that is not there arrives all the same."""
    return [_arrival(path, name) for path, name in names_of(files, rows, namesakes).items()]


def _arrival(path: Path, name: str) -> Arrival:
    try:
        status = path.stat()
    except OSError:
        return Arrival(path, name)
    regular = stat.S_ISREG(status.st_mode)
    return Arrival(path, name, status.st_size, stamp_of(status), changed_on(status), regular=regular)
