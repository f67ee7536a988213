"""What nobody caught is shown to the person and kept in a log; the window lives on."""

import sys
import threading
import time
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Final

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.passages import Trouble
from studio.ui.notices import Notices
from studio.workspace.journal import Journal

LOG: Final = "errors.log"
_LOG_BYTES = 1_000_000
_QUIET_SECONDS = 10.0
Hook = Callable[[type[BaseException], BaseException, TracebackType | None], object]
ThreadHook = Callable[[threading.ExceptHookArgs], object]


class Unexpected(QObject):
    """Python's last resort for all threads while it watches, and keeper of every error that is our fault."""

    def __init__(self, folder: Path, notices: Notices, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder, self._notices, self._journal = folder, notices, Journal(folder)
        self._shown: dict[str, float] = {}
        self._before: tuple[Hook, ThreadHook] | None = None
        notices.error_shown.connect(self._keep)

    def watch(self) -> None:
        self._before = sys.excepthook, threading.excepthook
        sys.excepthook = self._caught
        threading.excepthook = self._caught_in_thread

    def rest(self) -> None:
        """As it was before it watched."""
        if self._before is not None:
            sys.excepthook, threading.excepthook = self._before
            self._before = None

    def _caught(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """One mistake in painting would come sixty times a second: it is told once."""
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        text, now = "".join(traceback.format_exception(error)), time.monotonic()
        if now - self._shown.get(text, -_QUIET_SECONDS) >= _QUIET_SECONDS:
            self._shown[text] = now
            self._notices.show_error(error)

    def _caught_in_thread(self, arguments: threading.ExceptHookArgs) -> None:
        if arguments.exc_value is not None:
            self._caught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)

    def _keep(self, error: object) -> None:
        """What has words needs no more than its name; anything else is a mistake of the program."""
        name = error.name if isinstance(error, StudioError | Trouble) else type(error).__name__
        self._journal.note("error", name=name)
        if isinstance(error, BaseException) and not isinstance(error, StudioError | Trouble):
            record(error, self._folder / LOG)


def record(error: BaseException, file: Path) -> None:
    """Where the folder cannot be written there is still the banner with its details to copy."""
    try:
        mode = "w" if file.exists() and file.stat().st_size > _LOG_BYTES else "a"
        with file.open(mode, encoding="utf-8", errors="replace") as log:
            text = "".join(traceback.format_exception(error))
            log.write(f"{datetime.now():%Y-%m-%d %H:%M:%S}  window\n{text}\n")
    except OSError:
        return
