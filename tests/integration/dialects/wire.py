"""A server on loopback that speaks bytes: it can be slow, hang up in the middle, or speak no HTTP at all."""

import asyncio
import json
import socket
import struct
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

PAUSE = 0.004
"""Seconds between two bytes of a server that dawdles."""

_TURNS = 6
"""Turns of the loop after which all who were let in have begun to be heard."""
_TLS_HELLO = b"\x16"


class NoHttp(Exception):
    """The other side begins to speak TLS."""


@dataclass
class Line:
    """One connection, from the server's side."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    async def send(self, *parts: bytes) -> None:
        for part in parts:
            self.writer.write(part)
            await self.writer.drain()

    async def crumble(self, data: bytes, size: int) -> None:
        """Send in small parts that end anywhere, also inside a character."""
        for start in range(0, len(data), size):
            await self.send(data[start : start + size])
            await asyncio.sleep(0)

    async def left(self) -> None:
        """Wait until the other side hangs up."""
        await self.reader.read()

    def abort(self) -> None:
        """Reset the connection instead of closing it."""
        sock: socket.socket = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


@dataclass
class Heard:
    """`bodies` are the requests, as JSON; `url` is the base URL of the server."""

    url: str = ""
    bodies: list[dict[str, Any]] = field(default_factory=list)


Handling = Callable[[Line, dict[str, Any]], Awaitable[None]]


@asynccontextmanager
async def listening(handle: Handling) -> AsyncIterator[Heard]:
    """Answer one request a connection as `handle` does; hang up when it returns."""
    heard, open_ones, writers = Heard(), set[asyncio.Task[Any]](), list[asyncio.StreamWriter]()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_ones.add(task)
        writers.append(writer)
        try:
            heard.bodies.append(await _request(reader))
            await handle(Line(reader, writer), heard.bodies[-1])
        except (ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError):
            pass  # the other side has left, or the test is over
        except NoHttp:
            writer.write(whole(400, "The plain HTTP request was expected", "text/html"))
        finally:
            open_ones.discard(task)
            writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    heard.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield heard
    finally:
        server.close()
        for _ in range(_TURNS):
            await asyncio.sleep(0)
        for task in list(open_ones):
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
        for writer in writers:
            writer.transport.abort()  # what it still had to send is not waited for
        await asyncio.gather(*(writer.wait_closed() for writer in writers), return_exceptions=True)


async def _request(reader: asyncio.StreamReader) -> dict[str, Any]:
    first = await reader.readexactly(1)
    if first == _TLS_HELLO:
        raise NoHttp
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = next(
        (line.split(":")[1] for line in head.split("\r\n") if line.startswith("content-length")), "0"
    )
    body: dict[str, Any] = json.loads(await reader.readexactly(int(length)) or b"{}")
    return body


def head(
    status: int = 200, kind: str = "text/event-stream", length: int | None = None, **more: object
) -> bytes:
    lines = [f"HTTP/1.1 {status} X", f"Content-Type: {kind}", "Connection: close"]
    lines += [f"Content-Length: {length}"] if length is not None else []
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in more.items()]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


def whole(status: int, body: Any, kind: str = "application/json", **more: object) -> bytes:
    """A complete answer; what is no text yet becomes JSON."""
    text = body if isinstance(body, str) else json.dumps(body, ensure_ascii=False)
    data = text.encode()
    return head(status, kind, len(data), **more) + data
