"""Packs the program: `make package`, or `python -m installer.build [--dist DIR]`.

It leaves a one-folder program, a .deb of it and a portable archive, and prints what takes room in them and
the newest glibc that anything in them needs.
"""

import argparse
import shutil
import subprocess
import sys
from pathlib import Path

from installer.debian import build_deb
from installer.glibc import newest_symbols
from installer.identity import PROGRAM, machine, version
from installer.pictures import draw_icons
from installer.sizes import told_sizes

ROOT = Path(__file__).parent.parent
MOST_BYTES = 350 * 1024 * 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--dist", type=Path, default=ROOT / "build" / "package")
    dist = parser.parse_args().dist
    folder = pack(dist)
    draw_icons(dist / "icons")
    made = [build_deb(folder, dist / "icons", dist), portable(folder, dist)]
    report(folder, made)


def pack(dist: Path) -> Path:
    """Return the folder with the program in it, made anew."""
    shutil.rmtree(dist / PROGRAM, ignore_errors=True)
    command = [sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level=WARN"]
    places = ["--distpath", str(dist), "--workpath", str(dist / "work")]
    subprocess.run([*command, *places, str(ROOT / "installer" / "agent-studio.spec")], check=True, cwd=ROOT)
    return dist / PROGRAM


def portable(folder: Path, dist: Path) -> Path:
    """To be unpacked anywhere and started there."""
    file = dist / f"{PROGRAM}-{version()}-{machine()}.tar.xz"
    command = [
        "tar",
        "--create",
        "--use-compress-program=xz -3 --threads=0",
        "--owner=0",
        "--group=0",
        "--numeric-owner",
        "--sort=name",
    ]
    subprocess.run([*command, f"--file={file}", "-C", str(folder.parent), folder.name], check=True)
    return file


def report(folder: Path, made: list[Path]) -> None:
    print("\n".join(told_sizes(folder)))
    for symbol, needing in newest_symbols(folder)[:1]:
        print(f"newest glibc needed: {symbol} ({needing})")
    for file in made:
        size = file.stat().st_size
        print(f"{size / 1024 / 1024:6.1f} MB  {file.name}  {'' if size <= MOST_BYTES else 'TOO LARGE'}")
    if any(file.stat().st_size > MOST_BYTES for file in made):
        sys.exit(f"more than {MOST_BYTES // 1024 // 1024} MB")


if __name__ == "__main__":
    main()
