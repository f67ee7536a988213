"""The reader processes of a pool: started when first needed, used again, let go when nothing comes."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

from studio.core.errors import ReaderCrashed
from studio.documents.child import Child, ChildGone
from studio.documents.starting import Started, started

REST_AFTER = 1.0  # seconds


class Children:
    """The end of each is waited for when they are closed, though whoever wanted it is cancelled meanwhile."""

    def __init__(
        self, megabytes: int, seconds: float, rest_after: float, ahead: list[Started], *, patient: bool
    ) -> None:
        self._megabytes, self._seconds, self._rest_after = megabytes, seconds, rest_after
        self._patient, self._ahead = patient, ahead
        self._idle: list[Child] = []
        self._all: set[Child] = set()
        self._rest: asyncio.TimerHandle | None = None
        self._leaving: set[asyncio.Task[None]] = set()
        self._kept = False
        self.closed = False

    async def lend(self, document: str) -> Child:
        """One that has nothing to do; raises ReaderCrashed when none can be started."""
        while self._idle:
            child = self._idle.pop()
            if child.alive:
                return child
            await self.end(child)
        return await self._started(document)

    def give_back(self, child: Child) -> None:
        """For the next file; the memory of those that have nothing to do is given back soon."""
        self._idle.append(child)
        if self._rest is not None:
            self._rest.cancel()
        self._rest = asyncio.get_running_loop().call_later(self._rest_after, self._let_go)

    async def end(self, child: Child) -> None:
        await asyncio.shield(self._leave(child))

    def rest(self) -> None:
        if self._rest is not None:
            self._rest.cancel()
        self._let_go()

    @contextmanager
    def kept(self) -> Iterator[None]:
        self._kept = True
        try:
            yield
        finally:
            self._kept = False
            self.rest()

    async def aclose(self) -> None:
        self.closed = True
        self._idle.clear()
        if self._rest is not None:
            self._rest.cancel()
        await asyncio.gather(*(child.kill() for child in self._all), *self._leaving)
        self._all.clear()

    async def _started(self, document: str) -> Child:
        if self.closed:
            raise ReaderCrashed(document=document)
        child = Child(await self._process())
        self._all.add(child)
        try:
            await child.ready()
        except BaseException as error:
            await self.end(child)
            if isinstance(error, ChildGone):
                raise ReaderCrashed(document=document) from error
            raise
        return child

    async def _process(self) -> Started:
        if self._ahead:
            return self._ahead.pop()
        return await started(self._megabytes, self._seconds, patient=self._patient)

    def _let_go(self) -> None:
        if self._kept:
            return
        for child in self._idle:
            self._leave(child)
        self._idle.clear()

    def _leave(self, child: Child) -> "asyncio.Future[None]":
        self._all.discard(child)
        leaving = asyncio.ensure_future(child.kill())
        self._leaving.add(leaving)
        leaving.add_done_callback(self._leaving.discard)
        return leaving
