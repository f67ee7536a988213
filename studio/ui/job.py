"""Work under way on the loop, as the window sees it: its pieces, its end, how far it is."""

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal, Slot

from studio.ui.joining import joined

JOB_NAME = "job of the window"

_JOIN_MILLISECONDS = 30
_SHOW_SECONDS = 0.2


@dataclass(frozen=True, slots=True)
class Measure:
    """How far long work is; `begun` as time.monotonic() tells it, when `before` of it were done."""

    done: int
    total: int
    unit: str
    begun: float
    before: int = 0


class Outcome(StrEnum):
    DONE = "done"
    FAILED = "failed"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Finished:
    """Long work that is over: how it ended, and the notice that was given of it."""

    title: str
    about: tuple[str, ...]
    outcome: Outcome
    notice: str
    error: object
    at: datetime
    seconds: float


class Job(QObject):
    """Work under way; every signal comes on the window's thread, `ended` last and exactly once.

    `over` follows when all have heard of the end.
    """

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
    over = Signal()
    told = Signal()
    measured = Signal()
    announced = Signal(str, str)
    unheard = Signal(object)

    _arrived = Signal()

    def __init__(self, parent: QObject, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(parent)
        self.title = ""
        self.about: tuple[str, ...] = ()
        self.standing = False
        self.measure_of: Measure | None = None
        self.outcome = Outcome.STOPPED
        self._begun, self._shown, self._notice = time.monotonic(), 0.0, ""
        self._error: object = None
        self._loop = loop
        self._task: asyncio.Task[Any] | None = None
        self._lock = threading.Lock()  # guards what both threads touch: the four below
        self._pieces: deque[object] = deque()
        self._finished: asyncio.Task[Any] | None = None
        self._woken = self._over = False
        self._cancelled = False
        self._timer = QTimer(self, singleShot=True, interval=_JOIN_MILLISECONDS)
        self._timer.timeout.connect(self._deliver)
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        return not self._over

    def tell(self, title: str, *about: str) -> None:
        """Name long work for the list of what is running; `about` is the place it belongs to."""
        before = self.title, self.about
        self.title, self.about = title, about or self.about
        if before != (self.title, self.about):
            self.told.emit()

    def measure(self, done: int, total: int, unit: str = "") -> None:
        """How far it is; `unit` is the word for what is counted (份). As often as one likes."""
        last = self.measure_of
        begun, before = (last.begun, last.before) if last else (time.monotonic(), done)
        self.measure_of = Measure(done, total, unit, begun, before)
        now = time.monotonic()
        if done == total or now - self._shown > _SHOW_SECONDS:
            self._shown = now
            self.measured.emit()

    @property
    def said(self) -> str:
        """Its title, with how far it is."""
        how_far = self.measure_of
        if how_far is None or not how_far.total:
            return self.title
        return f"{self.title} {how_far.done:,} / {how_far.total:,} {how_far.unit}".rstrip()

    @property
    def finished(self) -> Finished:
        """What is kept of it once it has ended."""
        seconds = time.monotonic() - self._begun
        now = datetime.now()
        return Finished(self.title, self.about, self.outcome, self._notice, self._error, now, seconds)

    def announce(self, text: str, kind: str = "success") -> None:
        """The notice at its end: where the person sees it, also when the window is not in front."""
        self._notice = text
        self.announced.emit(text, kind)

    @Slot()
    def cancel(self) -> None:
        """Stop it; pieces that were on their way are dropped."""
        if not self._cancelled and not self._over:
            self._cancelled = True
            self._loop.call_soon_threadsafe(self._cancel_task)

    def start(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """Called on the loop's thread."""
        self._task = self._loop.create_task(work(), name=JOB_NAME)
        self._task.add_done_callback(self._finish)

    def report(self, piece: object) -> None:
        """Called on any thread; arrives by `progressed` on the window's."""
        with self._lock:
            if not self._over:
                self._pieces.append(piece)
                self._wake()

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _finish(self, task: "asyncio.Task[Any]") -> None:
        with self._lock:
            self._finished, self._woken = task, False
            self._wake()

    def _wake(self) -> None:
        if not self._woken:
            self._woken = True
            self._arrived.emit()

    @Slot()
    def _receive(self) -> None:
        if self._finished is not None:
            self._deliver()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver(self) -> None:
        if self._over:
            return
        with self._lock:
            pieces, finished = list(self._pieces), self._finished
            self._pieces.clear()
            self._woken, self._over = False, finished is not None
        for piece in joined(pieces):
            if not self._cancelled:
                self.progressed.emit(piece)
        if finished is not None:
            self._end(finished)

    def _end(self, task: "asyncio.Task[Any]") -> None:
        self._timer.stop()
        if not self._cancelled and not task.cancelled():
            self._bring(task)
        self.ended.emit()
        self.over.emit()
        if self.title:
            self.told.emit()
        self.deleteLater()

    def _bring(self, task: "asyncio.Task[Any]") -> None:
        """A failure no page listens for any more is not swallowed."""
        error = self._error = task.exception()
        self.outcome = Outcome.FAILED if error else Outcome.DONE
        if error is None:
            self.done.emit(task.result())
        elif self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        else:
            self.unheard.emit(error)
