"""The bridge between the window and the one asyncio loop, which runs in a thread of its own."""

import asyncio
import inspect
import sys
import threading
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from functools import partial
from typing import Any, Final

from PySide6.QtCore import QObject, Signal

from studio.core.priority import give_way_here, wake_late
from studio.ui.job import JOB_NAME, Finished, Job

PROGRESS: Final = object()
"""Put it among the arguments: the function gets a callback there whose calls arrive by `Job.progressed`."""

__all__ = ["PROGRESS", "Background", "Job", "wind_up"]

_SWITCH_SECONDS, _LATE_SECONDS = 0.00002, 0.002
_STEPS = 7  # behind the window at the processor: it waits for one even where there are only two
_MOST_FINISHED = 50


class Background(QObject):
    """Runs functions on the loop; everything that waits in this program waits there.

    `works_changed` when long work that has a title begins, gets on or ends; `work_finished` brings what is
    kept of it, `announced` the notices at its end, `unheard` failures nobody listens for.
    """

    works_changed = Signal()
    announced = Signal(str, str)
    work_finished = Signal(object)
    unheard = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._finished: deque[Finished] = deque(maxlen=_MOST_FINISHED)
        self._loop: asyncio.AbstractEventLoop
        self._stop: asyncio.Event
        started = threading.Event()
        wake_late(0)
        self._thread = threading.Thread(target=self._run_loop, args=(started,), name="background")
        self._thread.start()
        started.wait()

    def run(self, function: Callable[..., Any], *arguments: object) -> Job:
        """Start it: a coroutine function, an async generator function (its items are the progress), or a
        plain function, which goes to a worker thread."""
        job = Job(self, self._loop)
        job.told.connect(self.works_changed)
        job.measured.connect(self.works_changed)
        job.over.connect(self._keep_finished)
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
    def finished(self) -> list[Finished]:
        """Long work of this session that is over, the last first."""
        return list(self._finished)

    @property
    def busy(self) -> bool:
        """Whether something is awaited; what stands until it is called off is not."""
        return any(job.running and not job.standing for job in self.findChildren(Job))

    def close(self, last: Callable[[], Awaitable[None]] | None = None) -> None:
        """Cancel what runs, wait for it to end, do `last` on the loop, and stop the thread."""
        if not self._thread.is_alive():
            return
        try:
            asyncio.run_coroutine_threadsafe(wind_up(last), self._loop).result()
        finally:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    def _keep_finished(self) -> None:
        job = self.sender()
        if isinstance(job, Job) and job.title and not job.standing:
            self._finished.appendleft(job.finished)
            self.work_finished.emit(job.finished)

    def _run_loop(self, started: threading.Event) -> None:
        """The window's thread waits a fiftieth of a millisecond for the interpreter, not Python's five;
        every other one two, and goes second at the processor, too."""
        wake_late(_LATE_SECONDS)
        give_way_here(_STEPS)
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


async def wind_up(last: Callable[[], Awaitable[None]] | None) -> None:
    """Only jobs are cancelled: what a part of the workspace runs by itself ends when `last` closes it."""
    here = asyncio.current_task()
    running = [task for task in asyncio.all_tasks() if task.get_name() == JOB_NAME and task is not here]
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
