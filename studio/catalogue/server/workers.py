"""Several processes that answer at one address, kept at work until they are told to stop."""

import asyncio
import logging
import multiprocessing
import signal
import socket
from contextlib import closing, suppress
from multiprocessing.context import SpawnProcess
from typing import TYPE_CHECKING

from studio.catalogue.server.beside import Outlets
from studio.catalogue.server.process import GRACE_SECONDS, answer_at, open_store
from studio.catalogue.settings.server import ServerSettings

if TYPE_CHECKING:
    import uvicorn

_PAUSE_SECONDS = 1.0
_Work = tuple[ServerSettings, socket.socket, Outlets | None]
_logger = logging.getLogger(__name__)


async def run_workers(
    settings: ServerSettings, listening: socket.socket, outlets: Outlets | None = None
) -> None:
    """Return after SIGINT or SIGTERM, when all have finished what they were asked; POSIX only."""
    stop, loop = asyncio.Event(), asyncio.get_running_loop()
    signals = (signal.SIGINT, signal.SIGTERM)
    for number in signals:
        loop.add_signal_handler(number, stop.set)
    try:
        async with asyncio.TaskGroup() as crew:
            for _ in range(settings.workers):
                crew.create_task(_keep_one_at_work((settings, listening, outlets), stop))
    finally:
        for number in signals:
            loop.remove_signal_handler(number)


async def _keep_one_at_work(work: _Work, stop: asyncio.Event) -> None:
    spawn = multiprocessing.get_context("spawn")
    while not stop.is_set():
        worker = spawn.Process(target=_work, args=work, daemon=True)
        worker.start()
        ended = asyncio.create_task(_ended(worker))
        stopped = asyncio.create_task(stop.wait())
        await asyncio.wait({ended, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if stop.is_set():
            await _end(worker, ended)
        else:
            _logger.error("a worker ended (%s), another takes its place", worker.exitcode)
        stopped.cancel()
        with suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), _PAUSE_SECONDS)


async def _ended(worker: SpawnProcess) -> None:
    loop, over = asyncio.get_running_loop(), asyncio.Event()
    loop.add_reader(worker.sentinel, over.set)
    try:
        await over.wait()
    finally:
        loop.remove_reader(worker.sentinel)
    worker.join()


async def _end(worker: SpawnProcess, ended: "asyncio.Task[None]") -> None:
    worker.terminate()
    done, _ = await asyncio.wait({ended}, timeout=GRACE_SECONDS + 5)
    if not done:
        worker.kill()
        await ended


def _work(settings: ServerSettings, listening: socket.socket, outlets: Outlets | None) -> None:
    """One worker: Ctrl+C reaches it too, but it is its parent who says when to stop."""
    import uvloop

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    runner = asyncio.Runner(loop_factory=uvloop.new_event_loop)
    with closing(listening), closing(open_store(settings)) as store, runner:
        runner.run(answer_at(listening, settings, store, outlets, _end_with_parent))


def _end_with_parent(server: "uvicorn.Server") -> None:
    """A worker whose parent was killed ends too, or it would hold the address."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        asyncio.get_running_loop().add_reader(parent.sentinel, setattr, server, "should_exit", True)
