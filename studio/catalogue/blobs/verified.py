"""Which files were found to be the packages they should be, and have not been touched since."""

from pathlib import Path

from studio.catalogue.packages.package import Package, read_package
from studio.core.errors import PackageDamaged

_Stamp = tuple[int, int, int, int]


class Verified:
    def __init__(self) -> None:
        self._stamps: dict[str, _Stamp] = {}

    def already(self, path: Path, digest: str) -> bool:
        return self._stamps.get(digest) == _stamp(path)

    def package(self, path: Path, digest: str) -> Package:
        """Read every byte of it; raises PackageDamaged when it is another package, or none any more."""
        self._stamps.pop(digest, None)
        before = _stamp(path)
        package = read_package(path)
        if package.digest != digest:
            raise PackageDamaged(file="")
        self._stamps[digest] = before
        return package


def _stamp(path: Path) -> _Stamp:
    """What changes with a file, and cannot be set back: the time of its change, not of its content."""
    state = path.stat()
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns
