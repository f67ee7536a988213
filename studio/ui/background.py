"""The bridge between the window and the one asyncio loop, which runs in a thread of its own."""

import asyncio
import inspect
import sys
import threading
import time
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QMetaMethod, QObject, Qt, QTimer, Signal, Slot

from studio.ui.joining import joined

PROGRESS: Final = object()
"""Put it among the arguments: the function gets a callback there whose calls arrive by `Job.progressed`."""

_JOIN_MILLISECONDS = 30
_SWITCH_SECONDS = 0.0001
_JOB = "job of the window"


@dataclass(frozen=True, slots=True)
class Measure:
    """How far long work is; `begun` as time.monotonic() tells it."""

    done: int
    total: int
    unit: str
    begun: float


class Job(QObject):
    """Work under way; every signal comes on the window's thread, `ended` last and exactly once."""

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()
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
        self.title, self.about = title, about or self.about
        self.told.emit()

    def measure(self, done: int, total: int, unit: str = "") -> None:
        """How far it is; `unit` is the word for what is counted (份). As often as one likes."""
        begun = self.measure_of.begun if self.measure_of else time.monotonic()
        self.measure_of = Measure(done, total, unit, begun)
        self.measured.emit()

    def announce(self, text: str, kind: str = "success") -> None:
        """The notice at its end: where the person sees it, also when the window is not in front."""
        self.announced.emit(text, kind)

    @Slot()
    def cancel(self) -> None:
        """Stop it; pieces that were on their way are dropped."""
        if not self._cancelled and not self._over:
            self._cancelled = True
            self._loop.call_soon_threadsafe(self._cancel_task)

    def start(self, work: Callable[[], Coroutine[Any, Any, Any]]) -> None:
        """Called on the loop's thread."""
        self._task = self._loop.create_task(work(), name=_JOB)
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
        if self.title:
            self.told.emit()
        self.deleteLater()

    def _bring(self, task: "asyncio.Task[Any]") -> None:
        """A failure no page listens for any more is not swallowed."""
        error = task.exception()
        if error is None:
            self.done.emit(task.result())
        elif self.isSignalConnected(QMetaMethod.fromSignal(self.failed)):
            self.failed.emit(error)
        else:
            self.unheard.emit(error)


class Background(QObject):
    """Runs functions on the loop; everything that waits in this program waits there.

    `works_changed` when long work that has a title begins, gets on or ends; `announced` brings the notices
    at its end, `unheard` failures nobody listens for.
    """

    works_changed = Signal()
    announced = Signal(str, str)
    unheard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._loop: asyncio.AbstractEventLoop
        self._stop: asyncio.Event
        started = threading.Event()
        self._thread = threading.Thread(target=self._run_loop, args=(started,), name="background")
        self._thread.start()
        started.wait()

    def run(self, function: Callable[..., Any], *arguments: object) -> Job:
        """Start it: a coroutine function, an async generator function (its items are the progress), or a
        plain function, which goes to a worker thread."""
        job = Job(self, self._loop)
        job.told.connect(self.works_changed)
        job.measured.connect(self.works_changed)
        job.announced.connect(self.announced)
        job.unheard.connect(self.unheard)
        filled = [job.report if argument is PROGRESS else argument for argument in arguments]
        self._loop.call_soon_threadsafe(job.start, partial(_work, job, function, filled))
        return job

    @property
    def works(self) -> list[Job]:
        """What runs and has a title, oldest first."""
        return [job for job in self.findChildren(Job) if job.running and job.title]

    @property
    def busy(self) -> bool:
        """Whether something is awaited; what stands until it is called off is not."""
        return any(job.running and not job.standing for job in self.findChildren(Job))

    def close(self, last: Callable[[], Awaitable[None]] | None = None) -> None:
        """Cancel what runs, wait for it to end, do `last` on the loop, and stop the thread."""
        if not self._thread.is_alive():
            return
        try:
            asyncio.run_coroutine_threadsafe(_wind_up(last), self._loop).result()
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    def _run_loop(self, started: threading.Event) -> None:
        """The window's thread waits a tenth of a millisecond for the interpreter, not Python's five."""
        before = sys.getswitchinterval()
        sys.setswitchinterval(_SWITCH_SECONDS)
        try:
            with asyncio.Runner() as runner:  # cancels what is left when it closes
                runner.run(self._live(started))
        finally:
            sys.setswitchinterval(before)

    async def _live(self, started: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        started.set()
        await self._stop.wait()


async def _wind_up(last: Callable[[], Awaitable[None]] | None) -> None:
    """Only jobs are cancelled: what a part of the workspace runs by itself ends when `last` closes it."""
    running = [task for task in asyncio.all_tasks() if task.get_name() == _JOB]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    if last is not None:
        await last()


async def _work(job: Job, function: Callable[..., Any], arguments: list[Any]) -> Any:
    if inspect.isasyncgenfunction(function):
        return await _stream(job, function(*arguments))
    if inspect.iscoroutinefunction(function):
        return await function(*arguments)
    return await asyncio.to_thread(function, *arguments)


async def _stream(job: Job, pieces: AsyncGenerator[object, None]) -> None:
    async with aclosing(pieces):
        async for piece in pieces:
            job.report(piece)
