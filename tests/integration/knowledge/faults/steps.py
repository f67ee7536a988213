"""Counts what a process does to its files, and kills it with the step that was chosen."""

import os
import signal
import sqlite3
import sys
from typing import Any

_EVENTS = {"open", "os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.truncate", "shutil.rmtree"}
_CONNECT = sqlite3.connect


class Steps:
    """Every SQL statement and every change of a file under the folder is a step."""

    def __init__(self, fatal: int) -> None:
        self.count, self._fatal = 0, fatal

    def watch(self) -> None:
        """For a process of its own: neither can be undone."""
        sys.addaudithook(self._hook)
        sqlite3.connect = self._connect  # type: ignore[assignment]  # the library's, seen through

    def _hook(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in _EVENTS and (event != "open" or _writes(arguments)):
            self._step()

    def _connect(self, *arguments: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = _CONNECT(*arguments, **options)
        connection.set_trace_callback(lambda _: self._step())
        return connection

    def _step(self) -> None:
        self.count += 1
        if self.count == self._fatal:
            os.kill(os.getpid(), signal.SIGKILL)


def _writes(arguments: tuple[Any, ...]) -> bool:
    flags = arguments[2] if len(arguments) > 2 else 0
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
