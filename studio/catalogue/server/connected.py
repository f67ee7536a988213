"""Work for somebody who may hang up: then it is ended at once, not when the next piece would be sent."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable
from contextlib import aclosing, asynccontextmanager, suppress
from typing import Final

from starlette.types import Receive, Send

_KEEP_ALIVE: Final = b": \n\n"
QUIET_SECONDS = 10.0
"""After so long without a piece a comment is sent: proxies close what is silent."""


async def while_connected(receive: Receive, work: Awaitable[None]) -> None:
    """Do the work, or end it when the client is gone."""
    doing = asyncio.ensure_future(work)
    gone = asyncio.create_task(_gone(receive))
    try:
        await asyncio.wait({doing, gone}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
    finally:
        for task in (doing, gone):
            task.cancel()
        await asyncio.wait({doing, gone})


async def stream(
    send: Send,
    lines: AsyncGenerator[bytes, None],
    broken: Callable[[Exception], bytes],
    quiet: float = QUIET_SECONDS,
) -> None:
    """Send server-sent events as they come; the first one, or the time, begins the answer.

    What `lines` raises before that is raised here: then another answer can still be given. Afterwards it is
    the last event, as `broken` puts it.
    """
    async with _beside(lines) as line:
        piece = await _next(line, quiet)
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        try:
            while piece is not None:
                await _send(send, piece)
                piece = await _next(line, quiet)
        except Exception as error:
            await _send(send, broken(error))
        await _send(send, b"", last=True)


async def _send(send: Send, piece: bytes, *, last: bool = False) -> None:
    await send({"type": "http.response.body", "body": piece, "more_body": not last})


Line = asyncio.Queue[bytes | Exception | None]
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@asynccontextmanager
async def _beside(lines: AsyncGenerator[bytes, None]) -> AsyncIterator[Line]:
    """The lines in a queue, made by a task of their own: waiting for one may be given up."""
    line: Line = asyncio.Queue()
    making = asyncio.create_task(_make(lines, line))
    try:
        yield line
    finally:
        making.cancel()
        with suppress(asyncio.CancelledError):
            await making


async def _make(lines: AsyncGenerator[bytes, None], line: Line) -> None:
    try:
        async with aclosing(lines):
            async for piece in lines:
                line.put_nowait(piece)
    except Exception as error:
        line.put_nowait(error)
    else:
        line.put_nowait(None)


async def _next(line: Line, quiet: float) -> bytes | None:
    try:
        piece = await asyncio.wait_for(line.get(), quiet)
    except TimeoutError:
        return _KEEP_ALIVE
    if isinstance(piece, Exception):
        raise piece
    return piece


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
