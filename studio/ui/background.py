"""The bridge between the window and the one asyncio loop, which runs in a thread of its own."""

import asyncio
import inspect
import threading
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from concurrent.futures import Future
from contextlib import aclosing
from typing import Any, Final

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from studio.ui.joining import joined

PROGRESS: Final = object()
"""Put it among the arguments: the function gets a callback there whose calls arrive by `Job.progressed`."""

_JOIN_MILLISECONDS = 30
_KEEPER = "keeper of the loop"


class Job(QObject):
    """Work under way; every signal comes on the window's thread, `ended` last and exactly once."""

    progressed = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    ended = Signal()

    _arrived = Signal(bool)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._future: Future[None] | None = None
        self._pieces: deque[object] = deque()
        self._result: tuple[Signal, object] | None = None
        self._cancelled = self._over = False
        self._timer = QTimer(self, singleShot=True, interval=_JOIN_MILLISECONDS)
        self._timer.timeout.connect(self._deliver_pieces)
        self._arrived.connect(self._receive, Qt.ConnectionType.QueuedConnection)

    @property
    def running(self) -> bool:
        return not self._over

    @Slot()
    def cancel(self) -> None:
        """Stop it; pieces that were on their way are dropped."""
        self._cancelled = True
        if self._future is not None:
            self._future.cancel()

    def follow(self, future: "Future[None]") -> None:
        self._future = future
        future.add_done_callback(self._finish)

    def report(self, piece: object) -> None:
        """Called on any thread; arrives by `progressed` on the window's."""
        self._pieces.append(piece)
        self._wake(False)

    def _finish(self, future: "Future[Any]") -> None:
        if not future.cancelled():
            error = future.exception()
            self._result = (self.done, future.result()) if error is None else (self.failed, error)
        self._wake(True)

    def _wake(self, last: bool) -> None:
        try:
            self._arrived.emit(last)
        except RuntimeError:  # the window is gone, and the job with it
            self._pieces.clear()

    @Slot(bool)
    def _receive(self, last: bool) -> None:
        if last:
            self._deliver_pieces()
            self._end()
        elif not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _deliver_pieces(self) -> None:
        waiting = [self._pieces.popleft() for _ in range(len(self._pieces))]
        for piece in joined(waiting):
            if not self._cancelled:
                self.progressed.emit(piece)

    def _end(self) -> None:
        self._timer.stop()
        self._over = True
        if self._result is not None and not self._cancelled:
            signal, value = self._result
            signal.emit(value)
        self.ended.emit()
        self.deleteLater()


class Background(QObject):
    """Runs functions on the loop; everything that waits in this program waits there."""

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
        job = Job(self)
        filled = [job.report if argument is PROGRESS else argument for argument in arguments]
        job.follow(asyncio.run_coroutine_threadsafe(_work(job, function, filled), self._loop))
        return job

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
        with asyncio.Runner() as runner:  # cancels what is left when it closes
            runner.run(self._live(started))

    async def _live(self, started: threading.Event) -> None:
        asyncio.current_task().set_name(_KEEPER)  # type: ignore[union-attr]  # inside a task there is one
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        started.set()
        await self._stop.wait()


async def _wind_up(last: Callable[[], Awaitable[None]] | None) -> None:
    kept = {asyncio.current_task()}
    running = [task for task in asyncio.all_tasks() - kept if task.get_name() != _KEEPER]
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
