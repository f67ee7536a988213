"""Notices of the system's libraries that are packed along, as Debian's packages bring them."""

import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

_DOCUMENTATION = Path("/usr/share/doc")


def system_notices(files: Iterable[Path], documentation: Path = _DOCUMENTATION) -> dict[str, Path]:
    """Return the copyright file of each package of the system that one of the files is from, by its name.

    Empty where the system has no dpkg.
    """
    if shutil.which("dpkg-query") is None:
        return {}
    packages = {package for file in files for package in _packages_of(file)}
    found = {package: documentation / package / "copyright" for package in sorted(packages)}
    return {package: file for package, file in found.items() if file.is_file()}


def _packages_of(file: Path) -> set[str]:
    """Nothing for what no package has installed, such as what is in a wheel."""
    real = file.resolve()
    candidates = {str(real), str(real).removeprefix("/usr")}
    told = subprocess.run(
        ["dpkg-query", "--search", *candidates], capture_output=True, text=True, check=False
    ).stdout
    return {line.split(":")[0] for line in told.splitlines() if line.startswith("lib") or ":" in line}
