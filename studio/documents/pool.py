"""Child processes that read files: whatever a file does to them, the caller sees one DocumentError."""

import asyncio
import math
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from studio.core.documents import Document, DocumentKind
from studio.core.errors import ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut, error_from_facts
from studio.documents.child import Child, ChildGone, OnPage
from studio.documents.wire import Message, about, document_from_wire

if TYPE_CHECKING:
    from studio.documents.parcels.members import Allowance, Unpacked

_REST_AFTER = 1.0  # seconds
_LOOK_EVERY = 0.1  # seconds between two looks at how much memory a child uses


class _TooMuchMemory(Exception):
    """The child was found using more than it may."""


class ReaderPool:
    """Up to `workers` children, started when first needed, used again, and let go when nothing comes.

    `seconds` is for one file, and once more for every page of it that must be recognised; `megabytes` is the
    memory one child may take beyond its start; `rest` seconds without work let the children go.
    """

    def __init__(
        self, workers: int = 2, seconds: float = 60, megabytes: int = 1024, rest: float = _REST_AFTER
    ) -> None:
        self._seconds = seconds
        self._rest_after = rest
        self._megabytes = megabytes
        self._slots = asyncio.Semaphore(workers)
        self._idle: list[Child] = []
        self._children: set[Child] = set()
        self._closed = False
        self._rest: asyncio.TimerHandle | None = None
        self._leaving: set[asyncio.Task[None]] = set()

    async def read(self, path: Path, on_page: OnPage | None = None) -> Document:
        """Raises a DocumentError. Cancelling kills the child at work on it.

        `on_page` hears the number of each page that has to be recognised, which takes seconds, and how many
        pages there are.
        """
        reply = await self.ask(about("read", path), path.name, on_page)
        return document_from_wire(reply["document"])

    async def read_and(self, path: Path, then: str, facts: Message, on_page: OnPage | None = None) -> Message:
        """Read a file and go on with it in the child; raises what either raises.

        `then` is the name of a function, as `package.module:function`. It is called with the document, the
        file and the facts, which are JSON, as is what it returns.
        """
        reply = await self.ask(about("read", path, then=then, facts=facts), path.name, on_page)
        done: Message = reply["done"]
        return done

    async def call(self, path: Path, function: str, facts: Message) -> Any:
        """Have the child call `package.module:function` with the file and the facts; raises what it raises.

        Facts and what is returned are JSON.
        """
        reply = await self.ask(about("call", path, function=function, facts=facts), path.name)
        return reply["done"]

    async def unpack(self, path: Path, kind: DocumentKind, into: Path, allowance: "Allowance") -> "Unpacked":
        """Write what a file holds into a folder (an absolute path).

        Raises a DocumentError, DiskFull or FolderNotWritable.
        """
        from studio.documents.parcels.members import unpacked_from_wire

        allowed = {"bytes": allowance.bytes, "members": allowance.members, "depth": allowance.depth}
        request = about("unpack", path, kind=kind.value, into=str(into), **allowed)
        return unpacked_from_wire(await self.ask(request, path.name))

    async def ask(self, request: Message, document: str, on_page: OnPage | None = None) -> Message:
        """One request to a free child; its errors are raised here."""
        async with self._slots:
            reply = await self._asked_twice(request, document, on_page or _unheard)
        if error := reply.get("error"):
            raise error_from_facts(error["name"], error["facts"])
        return reply

    def rest(self) -> None:
        """Nothing more comes for now: give back the memory of children that have nothing to do."""
        if self._rest is not None:
            self._rest.cancel()
        self._let_go()

    async def aclose(self) -> None:
        """End all children; reads still going on fail with ReaderCrashed."""
        self._closed = True
        self._idle.clear()
        if self._rest is not None:
            self._rest.cancel()
        await asyncio.gather(*(child.kill() for child in self._children), *self._leaving)
        self._children.clear()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _asked_twice(self, request: Message, document: str, on_page: OnPage) -> Message:
        """A child that has read other files may have been harmed by them: a crash counts in a fresh one."""
        while True:
            child = await self._free_child(document)
            fresh = child.unused
            try:
                return await self._asked(child, request, on_page)
            except TimeoutError as error:
                raise ReaderTimedOut(document=document, seconds=math.ceil(self._seconds)) from error
            except _TooMuchMemory as error:
                if fresh or self._closed:
                    raise ReaderOutOfMemory(document=document, megabytes=self._megabytes) from error
            except ChildGone as error:
                if fresh or self._closed:
                    raise ReaderCrashed(document=document) from error

    async def _asked(self, child: Child, request: Message, on_page: OnPage) -> Message:
        try:
            reply = await self._in_limits(child, request, on_page)
        except BaseException:
            await self._end(child)
            raise
        if reply["last"] or self._closed:
            await self._end(child)
        else:
            self._keep(child)
        return reply

    def _keep(self, child: Child) -> None:
        """For the next file; the memory of children that have nothing to do is given back soon."""
        self._idle.append(child)
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(self._rest_after, self._let_go)

    def _let_go(self) -> None:
        for child in self._idle:
            self._leave(child)
        self._idle.clear()

    async def _in_limits(self, child: Child, request: Message, on_page: OnPage) -> Message:
        """Raises TimeoutError, _TooMuchMemory or ChildGone."""
        async with asyncio.timeout(self._seconds) as limit:

            def next_page(page: int, pages: int) -> None:
                limit.reschedule(asyncio.get_running_loop().time() + self._seconds)
                on_page(page, pages)

            asking = asyncio.ensure_future(child.ask(request, next_page))
            try:
                while not asking.done():
                    await asyncio.wait({asking}, timeout=_LOOK_EVERY)
                    if child.grown > self._megabytes:
                        raise _TooMuchMemory
                return asking.result()
            finally:
                asking.cancel()
                await asyncio.wait({asking})

    async def _free_child(self, document: str) -> Child:
        while self._idle:
            child = self._idle.pop()
            if child.alive:
                return child
            await self._end(child)
        return await self._started(document)

    async def _started(self, document: str) -> Child:
        if self._closed:
            raise ReaderCrashed(document=document)
        child = await Child.start(self._megabytes, self._seconds)
        self._children.add(child)
        try:
            await child.ready()
        except BaseException as error:
            await self._end(child)
            if isinstance(error, ChildGone):
                raise ReaderCrashed(document=document) from error
            raise
        return child

    async def _end(self, child: Child) -> None:
        await asyncio.shield(self._leave(child))

    def _leave(self, child: Child) -> "asyncio.Future[None]":
        """Its end is waited for when the pool is closed, though whoever wanted it is cancelled meanwhile."""
        self._children.discard(child)
        leaving = asyncio.ensure_future(child.kill())
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        return leaving


def _unheard(_page: int, _pages: int) -> None:
    pass
