"""What is being written and not sent yet, kept in the workspace so that a crash loses none of it."""

import json
import threading
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from studio.core.errors import StudioError
from studio.core.files import write_atomically
from studio.ui.background import Background, Job

_PAUSE_MILLISECONDS = 300


class Scratch(QObject):
    """One text for each place (“use/flood-duty”), named by the page that keeps it.

    Written off the window's thread, a moment after the first key; without a file it is kept in memory alone.
    `not_kept` tells once that it cannot be written.
    """

    not_kept = Signal(object)

    def __init__(
        self, file: Path | None = None, background: Background | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._page = _Page(file) if file is not None else None
        self._background = background
        self._texts = self._page.read() if self._page else {}
        self._job: Job | None = None
        self._failed = False
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._write)

    def keep(self, place: str, text: str) -> None:
        """Keep it until it is forgotten; an empty text is nothing to keep."""
        if not text:
            self.forget(place)
        elif self._texts.get(place) != text:
            self._texts[place] = text
            self._plan()

    def text(self, place: str) -> str:
        return self._texts.get(place, "")

    def forget(self, place: str) -> None:
        if self._texts.pop(place, None) is not None:
            self._plan()

    def close(self) -> None:
        """Write what waits still, at once: the background is about to end."""
        if self._page is not None and (self._pause.isActive() or self._job is not None):
            self._pause.stop()
            try:
                self._page.write(self._page.turn(), self._texts)
            except (StudioError, OSError) as error:
                self._tell(error)

    def _plan(self) -> None:
        """Not begun anew by every key: one who writes without a pause is kept up with too."""
        if not self._pause.isActive():
            self._pause.start()

    def _write(self) -> None:
        if self._page is not None and self._background is not None:
            self._job = self._background.run(self._page.write, self._page.turn(), dict(self._texts))
            self._job.done.connect(self._note_kept)
            self._job.failed.connect(self._tell)
            self._job.ended.connect(self._rest)

    def _tell(self, error: object) -> None:
        if not self._failed:
            self._failed = True
            self.not_kept.emit(error)

    def _note_kept(self) -> None:
        self._failed = False

    def _rest(self) -> None:
        if self.sender() is self._job:
            self._job = None


class _Page:
    """The file; of two writes at a time the later turn wins."""

    def __init__(self, file: Path) -> None:
        self._file, self._lock = file, threading.Lock()
        self._next = self._written = 0

    def read(self) -> dict[str, str]:
        """What does not read is begun anew: it is worth less than the way to the window."""
        try:
            kept = json.loads(self._file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        found = kept.items() if isinstance(kept, dict) else ()
        return {place: text for place, text in found if isinstance(text, str)}

    def turn(self) -> int:
        self._next += 1
        return self._next

    def write(self, turn: int, texts: Mapping[str, str]) -> None:
        """Raises DiskFull or FolderNotWritable."""
        with self._lock:
            if turn > self._written:
                write_atomically(self._file, json.dumps(dict(texts)).encode())
                self._written = turn
