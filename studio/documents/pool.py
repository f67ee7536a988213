"""Child processes that read files: whatever a file does to them, the caller sees one DocumentError."""

import asyncio
import math
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.core.documents import Document, DocumentKind
from studio.core.errors import ReaderCrashed, ReaderTimedOut, error_from_facts
from studio.documents.child import Child, ChildGone
from studio.documents.parcels.members import Allowance, Unpacked, unpacked_from_wire
from studio.documents.wire import Message, about, document_from_wire


class ReaderPool:
    """Up to `workers` children, started when first needed and used again.

    `seconds` is for one file, `megabytes` the memory one child may take beyond its start.
    """

    def __init__(self, workers: int = 2, seconds: float = 60, megabytes: int = 1024) -> None:
        self._seconds = seconds
        self._megabytes = megabytes
        self._slots = asyncio.Semaphore(workers)
        self._idle: list[Child] = []
        self._children: set[Child] = set()
        self._closed = False

    async def read(self, path: Path) -> Document:
        """Raises a DocumentError. Cancelling kills the child at work on it."""
        reply = await self.ask(about("read", path), path.name)
        return document_from_wire(reply["document"])

    async def unpack(self, path: Path, kind: DocumentKind, into: Path, allowance: Allowance) -> Unpacked:
        """Write what a file holds into a folder (an absolute path).

        Raises a DocumentError, DiskFull or FolderNotWritable.
        """
        allowed = {"bytes": allowance.bytes, "members": allowance.members, "depth": allowance.depth}
        request = about("unpack", path, kind=kind.value, into=str(into), **allowed)
        return unpacked_from_wire(await self.ask(request, path.name))

    async def ask(self, request: Message, document: str) -> Message:
        """One request to a free child; its errors are raised here."""
        async with self._slots:
            reply = await self._asked_twice(request, document)
        if error := reply.get("error"):
            raise error_from_facts(error["name"], error["facts"])
        return reply

    async def aclose(self) -> None:
        """End all children; reads still going on fail with ReaderCrashed."""
        self._closed = True
        self._idle.clear()
        await asyncio.gather(*(child.kill() for child in self._children))
        self._children.clear()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _asked_twice(self, request: Message, document: str) -> Message:
        """A child that has read other files may have been harmed by them: a crash counts in a fresh one."""
        while True:
            child = await self._free_child(document)
            fresh = child.unused
            try:
                return await self._asked(child, request)
            except TimeoutError as error:
                raise ReaderTimedOut(document=document, seconds=math.ceil(self._seconds)) from error
            except ChildGone as error:
                if fresh or self._closed:
                    raise ReaderCrashed(document=document) from error

    async def _asked(self, child: Child, request: Message) -> Message:
        try:
            async with asyncio.timeout(self._seconds):
                reply = await child.ask(request)
        except BaseException:
            await self._end(child)
            raise
        if reply["last"] or self._closed:
            await self._end(child)
        else:
            self._idle.append(child)
        return reply

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
        self._children.discard(child)
        await asyncio.shield(child.kill())
