"""Facts about this computer and this program, none of which tells whose it is."""

import json
import locale
import os
import platform
import shutil
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import studio
from studio.core.paths import PACKAGE

_MIB = 1 << 20


def system_facts(folder: Path) -> dict[str, Any]:
    """Sizes in MiB."""
    return {
        "program": studio.__version__,
        "installed_as": "package" if getattr(sys, "frozen", False) else "python",
        "python": platform.python_version(),
        "system": platform.system(),
        "release": platform.release(),
        "distribution": _distribution(),
        "machine": platform.machine(),
        "libc": " ".join(platform.libc_ver()),
        "processors": os.cpu_count(),
        "memory": _memory(),
        "disk_free": shutil.disk_usage(folder).free // _MIB if folder.is_dir() else None,
        "encoding": sys.getfilesystemencoding(),
        "locale": locale.getlocale()[0],
        "variables": sorted(
            name for name in os.environ if name.startswith(("AGENT_STUDIO", "QT_", "CHROMA"))
        ),
        "through_proxy": any(os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "HTTP_PROXY")),
    }


def part_versions() -> dict[str, str]:
    """Return the versions of third parties' parts that are really there."""
    listed = json.loads((PACKAGE / "assets" / "licences.json").read_text(encoding="utf-8"))
    return {entry["name"]: _version(entry["name"]) for entry in listed}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "-"


def _distribution() -> str:
    try:
        return platform.freedesktop_os_release().get("PRETTY_NAME", "")
    except OSError:
        return platform.version() if sys.platform == "win32" else ""


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // _MIB
    except (AttributeError, ValueError, OSError):
        return None
