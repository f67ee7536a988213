"""One owner per workspace: a lock that tells who has it and since when."""

import errno
import getpass
import json
import os
import platform
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from filelock import BaseFileLock, FileLock, SoftFileLock, Timeout

from studio.core.errors import WorkspaceBusy
from studio.core.files import writing_to

_PATIENCE_SECONDS = 3.0
_NO_LOCKS = {errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class WorkspaceLock:
    """Held from open to close; the operating system frees it when the process dies.

    A network drive that knows no locks gets one by a file; that of a process of this computer which has died
    is taken over. `lock` makes the lock of the operating system.
    """

    def __init__(
        self,
        folder: Path,
        patience: float = _PATIENCE_SECONDS,
        lock: Callable[..., BaseFileLock] = FileLock,
    ) -> None:
        self._folder, self._patience = folder, patience
        self._owner = folder / "owner.json"
        self._lock = lock(folder / "workspace.lock", timeout=patience, thread_local=False)

    def acquire(self) -> None:
        """Raises WorkspaceBusy with the owner's name and the time since when it is open."""
        with writing_to(self._folder):
            try:
                self._acquire()
            except Timeout as error:
                raise self._busy() from error
        with suppress(OSError):  # a full disk keeps nobody from reading
            self._owner.write_text(json.dumps(_me(), ensure_ascii=False), encoding="utf-8")

    def release(self) -> None:
        if self._lock.is_locked:
            self._owner.unlink(missing_ok=True)
            self._lock.release()

    def _acquire(self) -> None:
        try:
            self._lock.acquire()
        except (NotImplementedError, OSError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
                raise
            file = self._folder / "workspace.held"
            if self._is_left_behind():
                file.unlink(missing_ok=True)
            self._lock = SoftFileLock(file, timeout=self._patience, thread_local=False)
            self._lock.acquire()

    def _is_left_behind(self) -> bool:
        """Its owner was a process of this computer that is no more."""
        owner = self._told()
        if sys.platform == "win32" or owner.get("host") != platform.node():
            return False
        try:
            os.kill(int(owner["pid"]), 0)
        except ProcessLookupError:
            return True
        except (PermissionError, ValueError, KeyError, TypeError):
            return False
        return False

    def _busy(self) -> WorkspaceBusy:
        told = {"owner": "?", "since": "?"} | self._told()
        return WorkspaceBusy(folder=str(self._folder), owner=str(told["owner"]), since=str(told["since"]))

    def _told(self) -> dict[str, Any]:
        try:
            told = json.loads(self._owner.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return told if isinstance(told, dict) else {}


def _me() -> dict[str, str | int]:
    host, pid = platform.node(), os.getpid()
    owner = f"{getpass.getuser()}@{host} (pid {pid})"
    return {"owner": owner, "since": f"{datetime.now():%Y-%m-%d %H:%M}", "host": host, "pid": pid}
