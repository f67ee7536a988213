"""One reader process as its parent sees it."""

import asyncio
import contextlib
import time
from collections.abc import Callable

from studio.documents.limits import memory_of, starved_of
from studio.documents.starting import Started
from studio.documents.wire import HEAD, Message, packed, unpacked

_START_SECONDS = 300  # by the clock: a busy computer takes its time
_LARGEST_REPLY = 1 << 30

OnPage = Callable[[int, int], None]


class ChildGone(Exception):
    """The process ended before it answered."""


class Child:
    def __init__(self, process: Started) -> None:
        """`process` is one that `starting.started` has begun."""
        self._process = process
        self._reading = asyncio.Lock()
        self._at_start = 0
        self.unused = True

    @property
    def alive(self) -> bool:
        return self._process.returncode is None

    @property
    def grown(self) -> int:
        """Megabytes it uses more than at its start."""
        return max(memory_of(self._process.pid) - self._at_start, 0)

    @property
    def clock(self) -> float:
        """Seconds as they pass for it: those in which it waits for a processor are not its own."""
        return time.monotonic() - starved_of(self._process.pid)

    async def ready(self) -> None:
        """Wait until it has started, which is not on the file's time."""
        try:
            async with asyncio.timeout(_START_SECONDS):
                self._process.pid = (await self._reply())["ready"]
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
