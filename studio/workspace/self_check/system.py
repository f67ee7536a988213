"""The computer itself, its policy, its keyring, and the disk with the workspace."""

import asyncio
import os
import platform
import shutil
import sys
import tempfile
from pathlib import Path

from studio.core.errors import KeyringUnavailable
from studio.core.passages import Trouble
from studio.endpoints import KeyStore
from studio.workspace.self_check.findings import Finding, Part, State

_PROBE = "self-check"
_LEAST_MEGABYTES = 2048
_LONG_NAME = "关于进一步做好2025年汛期防汛防台风应急值守和信息报送工作的通知（征求意见稿）" * 2
_MOST_BYTES = 240


async def tell_system() -> Finding:
    memory = _memory_gigabytes()
    facts: dict[str, str | int | float] = {
        "system": _named(),
        "machine": platform.machine(),
        "library": " ".join(platform.libc_ver()).strip(),
        "processors": os.cpu_count() or 1,
        "memory": memory,
        "packaged": "yes" if getattr(sys, "frozen", False) else "no",
    }
    enough = memory == 0 or memory >= 3.5
    return Finding(part=Part.SYSTEM, state=State.WORKS if enough else State.LIMITED, facts=facts)


async def try_keyring() -> Finding:
    """A key is kept, read back and removed."""
    keys = KeyStore()

    def there_and_back() -> bool:
        keys.set_key(_PROBE, "works")
        try:
            return keys.key(_PROBE) == "works"
        finally:
            keys.remove_key(_PROBE)

    try:
        kept = await asyncio.to_thread(there_and_back)
    except KeyringUnavailable as error:  # a key may be given for each time instead
        trouble = Trouble(name=error.name, facts=error.facts)
        return Finding(part=Part.KEYRING, state=State.LIMITED, trouble=trouble)
    return Finding(part=Part.KEYRING, state=State.WORKS if kept else State.FAILS)


async def try_policy() -> Finding:
    """Whether an administrator's file is there and reads."""
    from studio.workspace.policy import read_policy

    policy = await asyncio.to_thread(read_policy)
    if policy.troubles:
        first = policy.troubles[0]
        return Finding(
            part=Part.POLICY, state=State.FAILS, trouble=Trouble(name=first.name, facts=first.facts)
        )
    files = ", ".join(map(str, policy.files))
    facts: dict[str, str | int | float] = {"files": files, "settings": len(policy.said)} if files else {}
    return Finding(part=Part.POLICY, state=State.WORKS, facts=facts)


async def try_disk(folder: Path) -> Finding:
    """Room, and whether a file with a long Chinese name can be written, locked and renamed there."""
    free = await asyncio.to_thread(_free_after_writing, folder)
    enough = State.WORKS if free >= _LEAST_MEGABYTES else State.LIMITED
    return Finding(part=Part.DISK, state=enough, facts={"folder": str(folder), "free": free})


def _free_after_writing(folder: Path) -> int:
    """Megabytes; in the nearest folder that is there, for a workspace may have yet to be made."""
    there = next(one for one in (folder, *folder.absolute().parents) if one.is_dir())
    _write_in(there)
    return shutil.disk_usage(there).free // 1_000_000


def _write_in(folder: Path) -> None:
    from filelock import FileLock

    name = _LONG_NAME.encode()[:_MOST_BYTES].decode(errors="ignore")
    with tempfile.TemporaryDirectory(prefix=".self-check-", dir=folder) as inside:
        file = Path(inside) / name
        file.write_text("works", encoding="utf-8")
        with FileLock(Path(inside) / "lock", timeout=0):
            file.rename(Path(inside) / "renamed")


def _named() -> str:
    """As the system calls itself: 统信, 麒麟, Windows 10 …"""
    try:
        return platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        return f"{platform.system()} {platform.release()}"


def _memory_gigabytes() -> float:
    """0 where the system does not tell."""
    try:
        pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    except (AttributeError, ValueError, OSError):
        return 0.0
    return round(pages * size / 1e9, 1)
