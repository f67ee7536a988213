"""One reader process as its parent sees it."""

import asyncio
import contextlib
import os
import subprocess
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from typing import Self

from studio.documents.limits import memory_of
from studio.documents.wire import HEAD, Message, packed, unpacked

_BUFFER = 1 << 20
_START_SECONDS = 60
_LARGEST_REPLY = 1 << 30
_ENVIRONMENT = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "2"}

OnPage = Callable[[int, int], None]


class ChildGone(Exception):
    """The process ended before it answered."""


class Child:
    def __init__(self, process: Process) -> None:
        self._process = process
        self._reading = asyncio.Lock()
        self._at_start = 0
        self.unused = True

    @classmethod
    async def start(cls, megabytes: int, seconds: float, *, patient: bool) -> Self:
        """A patient one lets others go first."""
        limits = [str(megabytes), str(seconds), *(["patient"] if patient else [])]
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-P", "-m", "studio.documents.reader_process", *limits),
            stdin=PIPE,
            stdout=PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ
            | _ENVIRONMENT
            | {"PYTHONPATH": os.pathsep.join(part for part in sys.path if part)},
            limit=_BUFFER,
        )
        assert process.stdin is not None
        process.stdin.transport.set_write_buffer_limits(_BUFFER)  # its replies are read meanwhile
        return cls(process)

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    @property
    def grown(self) -> int:
        """Megabytes it uses more than at its start."""
        return max(memory_of(self._process.pid) - self._at_start, 0)

    async def ready(self) -> None:
        """Wait until it has started, which is not on the file's time."""
        try:
            async with asyncio.timeout(_START_SECONDS):
                await self._reply()
        except TimeoutError as error:
            raise ChildGone from error
        self._at_start = memory_of(self._process.pid)

    async def send(self, *requests: Message) -> None:
        """It answers one after another; raises ChildGone."""
        self.unused = False
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(b"".join(map(packed, requests)))
            await self._process.stdin.drain()
        except (ConnectionError, OSError) as error:
            raise ChildGone from error

    async def answer(self, on_page: OnPage) -> Message:
        """Raises ChildGone; `on_page` hears which page is being recognised, and of how many."""
        while "page" in (reply := await self._reply()):
            on_page(reply["page"], reply["pages"])
        return reply

    async def kill(self) -> None:
        """End it and wait until nothing of it is left."""
        if self.alive:
            with contextlib.suppress(ProcessLookupError):
                self._process.kill()
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.close()
        async with self._reading:  # whoever waits for a reply sees its end first
            await self._process.stdout.read()
        await self._process.wait()

    async def _reply(self) -> Message:
        try:
            async with self._reading:
                return await self._message()
        except (asyncio.IncompleteReadError, ConnectionError, OSError, ValueError) as error:
            raise ChildGone from error

    async def _message(self) -> Message:
        assert self._process.stdout is not None
        size = HEAD.unpack(await self._process.stdout.readexactly(HEAD.size))[0]
        if size > _LARGEST_REPLY:
            raise ChildGone
        return unpacked(await self._process.stdout.readexactly(size))
