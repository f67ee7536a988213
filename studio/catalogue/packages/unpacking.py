"""Put a verified package into a folder: whole or not at all."""

import shutil
import tempfile
from pathlib import Path

from studio.catalogue.packages.manifest import MANIFEST
from studio.catalogue.packages.package import Package
from studio.core.files import writing_to


def unpack_package(package: Package, folder: Path) -> None:
    """Replace `folder` by the files of the package, or keep it and raise DiskFull or FolderNotWritable."""
    with writing_to(folder.parent):
        folder.parent.mkdir(parents=True, exist_ok=True)
        fresh = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
        try:
            _write_files(package, fresh)
            put_in_place(fresh, folder)
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def _write_files(package: Package, folder: Path) -> None:
    (folder / MANIFEST).write_bytes(package.manifest.content)
    for name in package.manifest.files:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("wb") as file:
            file.writelines(package.contents.files.pieces(name))


def put_in_place(fresh: Path, folder: Path) -> None:
    """Two renames: what stood there before comes back if the second one fails."""
    if not folder.exists():
        fresh.rename(folder)
        return
    old = folder.with_name(f".{folder.name}.old")
    shutil.rmtree(old, ignore_errors=True)
    folder.rename(old)
    try:
        fresh.rename(folder)
    except OSError:
        old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)
