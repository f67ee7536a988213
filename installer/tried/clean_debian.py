"""A Debian with nothing of ours in it: no Python, no compiler, no network; programs run in it by chroot."""

import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

PERSON = "zhang"
HOME = f"/people/{PERSON}"
_PACKAGES = (
    "libgl1 libegl1 libfontconfig1 libxkbcommon0 libxkbcommon-x11-0 libdbus-1-3 libx11-xcb1 libxcb-cursor0 "
    "libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0 libxcb-render-util0 libxcb-shape0 "
    "libxcb-xinerama0 libxcb-xkb1 xvfb x11-utils x11-apps fonts-wqy-zenhei"
)
_ENTER = """
set -e
ip link set lo up
mount -t proc proc "$1/proc"
mount --rbind /dev "$1/dev"
who=$2; root=$1; shift 2
exec chroot --userspec="$who" "$root" "$@"
"""


@dataclass(frozen=True)
class Debian:
    root: Path

    def run(
        self, *command: str, by: str = PERSON, seconds: float = 120, **environment: str
    ) -> "subprocess.CompletedProcess[str]":
        """Run it in a network of its own that leads nowhere but to itself."""
        told = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": "/" if by == "root" else HOME}
        told |= {"LANG": "C.UTF-8", **environment}
        enter = ["unshare", "--net", "--mount", "--pid", "--fork", "--kill-child", "bash", "-c", _ENTER, "-"]
        return subprocess.run(
            [*enter, str(self.root), by, *command],
            env=told,
            capture_output=True,
            text=True,
            timeout=seconds,
            check=False,
        )

    def file(self, path: str) -> Path:
        return self.root / path.lstrip("/")

    @property
    def home(self) -> Path:
        return self.file(HOME)


def clean_debian(made_once: Path, folder: Path) -> Debian:
    """Return a copy of it in the folder; it is fetched when there is none yet."""
    if not (made_once / "etc" / "debian_version").is_file():
        _bootstrap(made_once)
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "--archive", "--reflink=auto", str(made_once), str(folder)], check=True)
    return Debian(folder)


def _bootstrap(root: Path) -> None:
    shutil.rmtree(root, ignore_errors=True)
    root.parent.mkdir(parents=True, exist_ok=True)
    wanted = ",".join(_PACKAGES.split())
    command = ["debootstrap", "--variant=minbase", f"--include={wanted}", "bookworm", str(root), *_mirror()]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    root.joinpath(HOME.lstrip("/")).parent.mkdir()
    subprocess.run(["chroot", str(root), "useradd", "--create-home", "--home-dir", HOME, PERSON], check=True)


def _mirror() -> Sequence[str]:
    """The one that this machine takes its own packages from."""
    told = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)"], capture_output=True, text=True, check=True
    )
    return told.stdout.splitlines()[:1]
