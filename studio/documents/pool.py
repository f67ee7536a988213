"""Child processes that read files: whatever a file does to them, the caller sees one DocumentError."""

import asyncio
import math
from collections.abc import Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

from studio.core.documents import Document, DocumentKind
from studio.core.errors import DocumentError, ReaderCrashed, ReaderOutOfMemory, ReaderTimedOut
from studio.documents.beginning import MEGABYTES, SECONDS
from studio.documents.bytes_of import MEGABYTE, refuse_larger
from studio.documents.child import Child, ChildGone, OnPage
from studio.documents.children import REST_AFTER, Children
from studio.documents.limits import PATIENCE
from studio.documents.starting import Started
from studio.documents.wire import Message, about, document_from_wire, trouble_from_wire, trouble_to_wire

if TYPE_CHECKING:
    from studio.documents.parcels.members import Allowance, Unpacked

_LOOK_EVERY = 0.1  # seconds between two looks at how much memory a child uses


class _TooMuchMemory(Exception):
    """The child was found using more than it may."""


class ReaderPool:
    """Up to `workers` children, started when first needed and used again.

    `seconds` is for one file, and once more for every page of it that must be recognised, without those in
    which a busy computer has no processor for it; `megabytes` is the memory one child may take beyond its
    start; `rest` seconds without work let the children go. What has been started `ahead` with the usual
    limits is taken from there first. Files of more than `largest` megabytes are refused; without it what a
    reader can take is the limit.
    Patient ones let others go first, a window above all.
    """

    def __init__(
        self,
        workers: int = 2,
        seconds: float = SECONDS,
        megabytes: int = MEGABYTES,
        rest: float = REST_AFTER,
        ahead: list[Started] | None = None,
        *,
        patient: bool = True,
        largest: int | None = None,
    ) -> None:
        self._seconds, self._megabytes, self._largest = seconds, megabytes, largest
        self._slots = asyncio.Semaphore(workers)
        self._children = Children(megabytes, seconds, rest, [] if ahead is None else ahead, patient=patient)

    async def read(self, path: Path, on_page: OnPage | None = None) -> Document:
        """Raises a DocumentError. Cancelling kills the child at work on it.

        `on_page` hears the number of each page that has to be recognised, which takes seconds, and how many
        pages there are.
        """
        self._refuse_too_large(path)
        reply = await self.ask(about("read", path), path.name, on_page)
        return document_from_wire(reply["document"])

    async def read_and(self, path: Path, then: str, facts: Message, on_page: OnPage | None = None) -> Message:
        """Read a file and go on with it in the child; raises what either raises.

        `then` is the name of a function, as `package.module:function`. It is called with the document, the
        file and the facts, which are JSON, as is what it returns.
        """
        self._refuse_too_large(path)
        reply = await self.ask(about("read", path, then=then, facts=facts), path.name, on_page)
        done: Message = reply["done"]
        return done

    async def read_all_and(
        self, files: Sequence[tuple[Path, Message, OnPage]], then: str
    ) -> list[Message | DocumentError]:
        """`read_and` for short files, each with its facts and who hears of its pages, which go to one child
        together.

        Raises what is not about one of them.
        """
        if self._largest is not None:  # each may be refused
            return [await self._done_alone(path, then, facts, on_page) for path, facts, on_page in files]
        requests = [about("read", path, then=then, facts=facts) for path, facts, _ in files]
        async with self._slots:
            replies = await self._asked_together(
                requests, [path.name for path, _, _ in files], [on_page for _, _, on_page in files]
            )
        done = [_done(reply) for reply in replies]
        for path, facts, on_page in files[len(done) :]:
            done.append(await self._done_alone(path, then, facts, on_page))
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
        if error := trouble_from_wire(reply):
            raise error
        return reply

    def rest(self) -> None:
        """Nothing more comes for now: give back the memory of children that have nothing to do."""
        self._children.rest()

    def kept(self) -> AbstractContextManager[None]:
        """Let no child go meanwhile: more comes soon, and each that is started anew takes half a second."""
        return self._children.kept()

    async def aclose(self) -> None:
        """End all children; reads still going on fail with ReaderCrashed."""
        await self._children.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    def _refuse_too_large(self, path: Path) -> None:
        if self._largest is not None and path.is_file():
            refuse_larger(path, self._largest * MEGABYTE)

    async def _done_alone(
        self, path: Path, then: str, facts: Message, on_page: OnPage
    ) -> Message | DocumentError:
        try:
            return await self.read_and(path, then, facts, on_page)
        except DocumentError as error:
            return error

    async def _asked_together(
        self, requests: Sequence[Message], documents: Sequence[str], on_pages: Sequence[OnPage]
    ) -> list[Message]:
        """The replies as far as all went well; whose fault it was shows when the rest is asked one by one."""
        replies: list[Message] = []
        try:
            child = await self._children.lend(documents[0])
            await self._exchange(child, requests, replies, on_pages)
        except TimeoutError:
            replies.append(trouble_to_wire(self._timed_out(documents[len(replies)])))
        except (_TooMuchMemory, ChildGone, ReaderCrashed):
            pass
        return replies

    async def _asked_twice(self, request: Message, document: str, on_page: OnPage) -> Message:
        """A child that has read other files may have been harmed by them: a crash counts in a fresh one."""
        replies: list[Message] = []
        while not replies:
            child = await self._children.lend(document)
            fresh = child.unused
            try:
                await self._exchange(child, [request], replies, [on_page])
            except TimeoutError as error:
                raise self._timed_out(document) from error
            except _TooMuchMemory as error:
                if fresh or self._children.closed:
                    raise ReaderOutOfMemory(document=document, megabytes=self._megabytes) from error
            except ChildGone as error:
                if fresh or self._children.closed:
                    raise ReaderCrashed(document=document) from error
        return replies[0]

    async def _exchange(
        self, child: Child, requests: Sequence[Message], replies: list[Message], on_pages: Sequence[OnPage]
    ) -> None:
        """Raises TimeoutError, _TooMuchMemory or ChildGone; the replies until then are there."""
        try:
            await child.send(*requests)
            for on_page in on_pages:
                replies.append(await self._in_limits(child, on_page))
        except BaseException:
            await self._children.end(child)
            raise
        if replies[-1]["last"] or self._children.closed:
            await self._children.end(child)
        else:
            self._children.give_back(child)

    async def _in_limits(self, child: Child, on_page: OnPage) -> Message:
        async with asyncio.timeout(self._seconds * PATIENCE) as limit:
            since = child.clock

            def next_page(page: int, pages: int) -> None:
                nonlocal since
                since = child.clock
                limit.reschedule(asyncio.get_running_loop().time() + self._seconds * PATIENCE)
                on_page(page, pages)

            answering = asyncio.ensure_future(child.answer(next_page))
            try:
                while not (await asyncio.wait({answering}, timeout=_LOOK_EVERY))[0]:
                    self._look_at(child, since)
                return answering.result()
            finally:
                answering.cancel()
                await asyncio.wait({answering})

    def _look_at(self, child: Child, since: float) -> None:
        """Raises TimeoutError or _TooMuchMemory."""
        if child.grown > self._megabytes:
            raise _TooMuchMemory
        if child.clock - since > self._seconds:
            raise TimeoutError

    def _timed_out(self, document: str) -> ReaderTimedOut:
        return ReaderTimedOut(document=document, seconds=math.ceil(self._seconds))


def _done(reply: Message) -> Message | DocumentError:
    """What the child made of a file, or what is wrong with it; raises any other error."""
    error = trouble_from_wire(reply)
    if error is None:
        done: Message = reply["done"]
        return done
    if not isinstance(error, DocumentError):
        raise error
    return error


def _unheard(_page: int, _pages: int) -> None:
    pass
