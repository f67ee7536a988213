"""Which glibc the libraries and programs in a folder need: what decides on which desktops they run."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

_SYMBOL = re.compile(rb"GLIBC_(\d+(?:\.\d+)+)")
_ELF = b"\x7fELF"


def newest_symbols(folder: Path) -> list[tuple[str, str]]:
    """Return version and file, newest first, of everything in the folder that needs glibc."""
    found = [(newest, file) for file in _binaries(folder) if (newest := _newest(file))]
    found.sort(reverse=True)
    return [("GLIBC_" + ".".join(map(str, newest)), str(file.relative_to(folder))) for newest, file in found]


def _newest(file: Path) -> tuple[int, ...]:
    """Of the versions that the file's own table of needed symbols names."""
    told = subprocess.run(["objdump", "-T", str(file)], capture_output=True, check=False).stdout
    needed = b"\n".join(line for line in told.splitlines() if b"*UND*" in line)
    versions = [tuple(map(int, version.split(b"."))) for version in _SYMBOL.findall(needed)]
    return max(versions, default=())


def _binaries(folder: Path) -> Iterator[Path]:
    for file in sorted(folder.rglob("*")):
        if file.is_file() and not file.is_symlink():
            with file.open("rb") as opened:
                if opened.read(4) == _ELF:
                    yield file
