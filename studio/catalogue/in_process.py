"""An HTTP transport to an application in this process; answers come piece by piece, not all at once."""

import asyncio
from collections.abc import AsyncIterator, MutableMapping
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import httpx

if TYPE_CHECKING:
    from fastapi import FastAPI

Message = MutableMapping[str, Any]  # as ASGI has it
_END = b""


class InProcess(httpx.AsyncBaseTransport):
    """httpx's own keeps the whole body of an answer in memory, which may be a package."""

    def __init__(self, app: "FastAPI") -> None:
        self._app = app

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        call = _Call(self._app, request)
        status, headers = await call.begin()
        return httpx.Response(status, headers=headers, stream=call)


class _Call(httpx.AsyncByteStream):
    """One request in a task of its own, which waits for whoever reads the answer."""

    def __init__(self, app: "FastAPI", request: httpx.Request) -> None:
        self._app, self._request = app, request
        self._body = aiter(_pieces_of(request))
        self._sent = False
        self._head: asyncio.Future[tuple[int, list[tuple[bytes, bytes]]]] = (
            asyncio.get_running_loop().create_future()
        )
        self._pieces: asyncio.Queue[bytes] = asyncio.Queue(maxsize=1)
        self._left = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def begin(self) -> tuple[int, list[tuple[bytes, bytes]]]:
        self._task = asyncio.create_task(self._run())
        try:
            return await asyncio.shield(self._head)
        except BaseException:
            await self.aclose()
            raise

    async def __aiter__(self) -> AsyncIterator[bytes]:
        while piece := await self._pieces.get():
            yield piece

    async def aclose(self) -> None:
        """Whoever leaves before the end is a client that hung up."""
        self._left.set()
        if self._task is not None and not self._task.done():
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def _run(self) -> None:
        """What fails in the application has been answered by it before it is raised."""
        try:
            await self._app(self._scope(), self._receive, self._send)
        except Exception:
            if not self._head.done():
                self._head.set_result((500, []))
        finally:
            if not self._head.done():
                self._head.cancel()
            if not self._left.is_set():  # else nobody reads any more
                await self._pieces.put(_END)

    def _scope(self) -> dict[str, Any]:
        url = self._request.url
        return {
            "type": "http",
            "asgi": {"version": "3.0"},
            "http_version": "1.1",
            "method": self._request.method,
            "headers": [(name.lower(), value) for name, value in self._request.headers.raw],
            "scheme": url.scheme,
            "path": url.path,
            "raw_path": url.raw_path.partition(b"?")[0],
            "query_string": url.query,
            "server": (url.host, url.port),
            "client": ("127.0.0.1", 0),
            "root_path": "",
        }

    async def _receive(self) -> Message:
        if self._sent:
            await self._left.wait()
            return {"type": "http.disconnect"}
        try:
            return {"type": "http.request", "body": await anext(self._body), "more_body": True}
        except StopAsyncIteration:
            self._sent = True
            return {"type": "http.request", "body": b"", "more_body": False}

    async def _send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._head.set_result((message["status"], message.get("headers", [])))
        elif body := message.get("body", b""):
            await self._pieces.put(body)


async def _pieces_of(request: httpx.Request) -> AsyncIterator[bytes]:
    assert isinstance(request.stream, httpx.AsyncByteStream)
    async for piece in request.stream:
        yield piece
