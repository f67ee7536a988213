"""One message to an agent and what comes back: a message, or a task that is told as it goes on.

A task is known for as long as it is worked on, in the process that works on it: nothing is kept afterwards.
"""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any

from starlette.responses import JSONResponse, Response
from starlette.types import Receive, Scope, Send

from studio.catalogue.server.connected import stream, while_connected
from studio.catalogue.values.clients import Client
from studio.catalogue.values.releases import Release
from studio.outlets.a2a.wire import INTERNAL, Asked, Dialect, Json, failure, result
from studio.outlets.complaints import Complaint, complaint
from studio.outlets.openai.answers import beside, sse
from studio.outlets.outlet import Outlet, Question
from studio.outlets.pieces import Answer, Text, pieces


@dataclass(frozen=True)
class Wanted:
    client: Client
    release: Release
    asked: Asked
    dialect: Dialect
    id: Any


@dataclass
class Known:
    """A task that is worked on."""

    client: str
    dialect: Dialect
    work: "asyncio.Task[Any]"
    canceled: bool = False

    async def cancel(self) -> None:
        self.canceled = True
        self.work.cancel()
        await asyncio.wait([self.work])


class Tasks:
    def __init__(self) -> None:
        self._known: dict[str, Known] = {}

    def of(self, client: str, task: object) -> Known | None:
        """Return the client's own task; those of others are not there."""
        known = self._known.get(task) if isinstance(task, str) else None
        return known if known and known.client == client else None

    def add(self, known: Known) -> None:
        self._known[known.dialect.task] = known

    def drop(self, known: Known) -> None:
        self._known.pop(known.dialect.task, None)


class Exchange(Response):
    """An answer that is being written for as long as somebody waits for it."""

    def __init__(self, outlet: Outlet, tasks: Tasks, wanted: Wanted, *, streamed: bool) -> None:
        super().__init__()
        self._outlet, self._tasks, self._wanted, self._streamed = outlet, tasks, wanted, streamed

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sending() -> None:
            try:
                if self._streamed:
                    await stream(send, self._lines(), self._broken)
                else:
                    await JSONResponse(await self._message())(scope, receive, send)
            except Exception as error:
                said = complaint(error, self._outlet.say)
                await JSONResponse(self._failure(said), said.status, said.headers)(scope, receive, send)

        await while_connected(receive, sending())

    async def _message(self) -> Json:
        async with aclosing(self._pieces()) as told:
            async for piece in told:
                if isinstance(piece, Answer):
                    return self._result(self._wanted.dialect.message(piece.text, self._beside(piece)))
        raise AssertionError("a run ends with its answer or an error")

    async def _lines(self) -> AsyncGenerator[bytes, None]:
        """A line in a queue for each thing that is told; canceling ends the run, and this says so."""
        line: asyncio.Queue[Json | Exception | None] = asyncio.Queue()
        known = Known(self._wanted.client.id, self._wanted.dialect, asyncio.create_task(self._work(line)))
        self._tasks.add(known)
        try:
            while (told := await line.get()) is not None:
                if isinstance(told, Exception):
                    raise told
                yield sse(self._result(told))
            if known.canceled:
                yield sse(self._result(self._wanted.dialect.ended("canceled")))
        finally:
            self._tasks.drop(known)
            known.work.cancel()
            await asyncio.wait([known.work])

    async def _work(self, line: "asyncio.Queue[Json | Exception | None]") -> None:
        """The task is told of when the first piece is there: until then another answer can be given."""
        dialect, begun, first = self._wanted.dialect, False, True
        try:
            async with aclosing(self._pieces()) as told:
                async for piece in told:
                    if not begun:
                        begun = True
                        line.put_nowait(dialect.working())
                    if isinstance(piece, Text):
                        line.put_nowait(dialect.piece(piece.text, first=first))
                        first = False
                    elif isinstance(piece, Answer):
                        line.put_nowait(dialect.sources(self._beside(piece), first=first))
                        line.put_nowait(dialect.ended("completed"))
        except Exception as error:
            line.put_nowait(error)
        finally:
            line.put_nowait(None)

    async def _pieces(self) -> AsyncGenerator[Any, None]:
        wanted = self._wanted
        async with self._outlet.admitted(wanted.client, wanted.release) as admitted:
            events = self._outlet.events(admitted, Question(wanted.asked.text))
            async with aclosing(pieces(events, self._outlet.say)) as told:
                async for piece in told:
                    yield piece

    def _beside(self, answer: Answer) -> Json:
        return beside(answer, self._wanted.release, self._outlet.say.language)

    def _result(self, told: Json) -> Json:
        return result(self._wanted.id, told)

    def _broken(self, error: Exception) -> bytes:
        said = complaint(error, self._outlet.say)
        return sse(self._result(self._wanted.dialect.ended("failed", said.message)))

    def _failure(self, said: Complaint) -> Json:
        return failure(self._wanted.id, INTERNAL, said.message, said.code)
