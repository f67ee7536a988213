"""One owner per workspace: a lock that tells who has it and since when."""

import getpass
import json
import os
import platform
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from filelock import FileLock, Timeout

from studio.core.errors import WorkspaceBusy
from studio.core.files import writing_to
from studio.core.paths import WORKSPACE_LOCK

_PATIENCE_SECONDS = 3.0


class WorkspaceLock:
    """Held from open to close; the operating system frees it when the process dies."""

    def __init__(self, folder: Path, patience: float = _PATIENCE_SECONDS) -> None:
        self._folder = folder
        self._owner = folder / "owner.json"
        self._lock = FileLock(folder / WORKSPACE_LOCK, timeout=patience, thread_local=False)

    def acquire(self) -> None:
        """Raises WorkspaceBusy with the owner's name and the time since when it is open."""
        with writing_to(self._folder):
            try:
                self._lock.acquire()
            except Timeout as error:
                raise self._busy() from error
        with suppress(OSError):  # a full disk keeps nobody from reading
            self._owner.write_text(json.dumps(_me(), ensure_ascii=False), encoding="utf-8")

    def release(self) -> None:
        if self._lock.is_locked:
            self._owner.unlink(missing_ok=True)
            self._lock.release()

    def _busy(self) -> WorkspaceBusy:
        try:
            owner = json.loads(self._owner.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            owner = {"owner": "?", "since": "?"}
        return WorkspaceBusy(folder=str(self._folder), owner=owner["owner"], since=owner["since"])


def _me() -> dict[str, str]:
    user = f"{getpass.getuser()}@{platform.node()}"
    return {"owner": f"{user} (pid {os.getpid()})", "since": f"{datetime.now():%Y-%m-%d %H:%M}"}
