"""Folders for what lasts no longer than the program: its person's alone, and swept where it was killed.

They may hold what people said and asked. Each bears the process that made it in its name.
"""

import os
import platform
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from uuid import uuid4

_NAMED = re.compile(r"agent-studio-[a-z]+-([0-9a-f]{8})-(\d+)-\w+")
_NAMED_ONCE = re.compile(r"agent-studio-(?:chat-|review-)?\w{8}")
"""As earlier versions named theirs."""
_OLD_SECONDS = 2 * 24 * 3600.0


def prefix(kind: str) -> str:
    """How the name of such a folder begins, for `tempfile`; `kind` is one word of small letters."""
    return f"agent-studio-{kind}-{_here()}-{os.getpid()}-"


def unmade(kind: str) -> Path:
    """A place of its own, which nobody has made yet."""
    return Path(tempfile.gettempdir(), f"{prefix(kind)}{uuid4().hex}")


def made(kind: str) -> Path:
    """A new folder."""
    return Path(tempfile.mkdtemp(prefix=prefix(kind)))


def leave_nothing() -> None:
    """Blocking: delete all folders of this process, as it ends."""
    for folder, here, process in _named():
        if here == _here() and process == os.getpid():
            shutil.rmtree(folder, ignore_errors=True)


def sweep() -> int:
    """Blocking: delete what processes that were killed have left here; return how many folders."""
    dead = [folder for folder, here, process in _named() if here == _here() and not _runs(process, folder)]
    left = [*dead, *(folder for folder in _folders(_NAMED_ONCE) if _is_old(folder))]
    for folder in left:
        shutil.rmtree(folder, ignore_errors=True)
    return len(left)


def _named() -> Iterator[tuple[Path, str, int]]:
    for folder in _folders(_NAMED):
        found = _NAMED.fullmatch(folder.name)
        assert found is not None
        yield folder, found[1], int(found[2])


def _folders(named: re.Pattern[str]) -> Iterator[Path]:
    """This person's alone: never a link, and nothing of anybody else."""
    with suppress(OSError):
        for entry in list(os.scandir(tempfile.gettempdir())):
            with suppress(OSError):
                if named.fullmatch(entry.name) and entry.is_dir(follow_symlinks=False) and _is_own(entry):
                    yield Path(entry.path)


def _is_own(entry: "os.DirEntry[str]") -> bool:
    return sys.platform == "win32" or entry.stat(follow_symlinks=False).st_uid == os.getuid()


def _runs(process: int, folder: Path) -> bool:
    if sys.platform == "win32":  # to ask in the same way would end it
        return process == os.getpid() or not _is_old(folder)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another person's
        return True
    return True


def _is_old(folder: Path) -> bool:
    try:
        return time.time() - folder.stat().st_mtime > _OLD_SECONDS
    except OSError:
        return False


def _here() -> str:
    """Computers and containers may share the folder: each counts its processes for itself."""
    counted = ""
    with suppress(OSError):
        counted = str(Path("/proc/self/ns/pid").readlink())
    return sha256(f"{platform.node()} {counted}".encode()).hexdigest()[:8]
