"""A raw HTTP server on loopback that answers as a test tells it to, and remembers what it was asked."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from studio.endpoints import EndpointProfile


@dataclass(frozen=True)
class Asked:
    path: str
    headers: dict[str, str]
    body: Any


@dataclass
class Served:
    """What the server saw; `left` is set when a client hangs up in the middle of an answer."""

    url: str = ""
    asked: list[Asked] = field(default_factory=list)
    left: asyncio.Event = field(default_factory=asyncio.Event)
    at_once: int = 0
    most_at_once: int = 0

    def profile(self, **settings: Any) -> EndpointProfile:
        given = {
            "id": "city",
            "name": "市级共享模型",
            "chat_model": "m",
            "embedding_model": "e",
            "rerank_model": "r",
        }
        return EndpointProfile(**{**given, "base_url": self.url, **settings})


Write = Callable[[bytes], Awaitable[None]]
Answer = Callable[[Asked, Write], Awaitable[None]]


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[Served]:
    """Serve one request per connection, so that closing it ends the answer."""
    served, open_ones = Served(), set[asyncio.Task[Any]]()

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        open_ones.add(task)
        try:
            await _handled(reader, writer, served, answer)
        finally:
            open_ones.discard(task)
            writer.close()

    server = await asyncio.start_server(handle, "127.0.0.1", 0)
    served.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
    try:
        yield served
    finally:
        server.close()
        for task in list(open_ones):
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)


async def _handled(
    reader: asyncio.StreamReader, writer: asyncio.StreamWriter, served: Served, answer: Answer
) -> None:
    asked = await _read(reader)
    if asked is None:
        return
    served.asked.append(asked)
    served.at_once += 1
    served.most_at_once = max(served.most_at_once, served.at_once)

    async def write(piece: bytes) -> None:
        writer.write(piece)
        await writer.drain()

    gone = asyncio.create_task(_watch(reader, served))
    try:
        await answer(asked, write)
    except ConnectionError:
        served.left.set()
    finally:
        served.at_once -= 1
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)


async def _watch(reader: asyncio.StreamReader, served: Served) -> None:
    await reader.read()
    served.left.set()


async def _read(reader: asyncio.StreamReader) -> Asked | None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
    except (asyncio.IncompleteReadError, ConnectionError):
        return None
    first, *lines = head.strip().split("\r\n")
    headers = {name.lower(): value.strip() for name, value in (line.split(":", 1) for line in lines)}
    body = await reader.readexactly(int(headers.get("content-length", 0)))
    return Asked(first.split()[1], headers, json.loads(body) if body else None)


def response(status: int, body: bytes | str | dict[str, Any] | list[Any], **headers: str) -> bytes:
    kind = headers.pop("content_type", "application/json")
    content = (
        body
        if isinstance(body, bytes)
        else body.encode()
        if isinstance(body, str)
        else json.dumps(body).encode()
    )
    extra = "".join(f"{name.replace('_', '-')}: {value}\r\n" for name, value in headers.items())
    head = f"HTTP/1.1 {status} X\r\nContent-Type: {kind}\r\nContent-Length: {len(content)}\r\n"
    return f"{head}{extra}Connection: close\r\n\r\n".encode() + content


STREAM_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n"


def always(*pieces: bytes) -> Answer:
    async def answer(asked: Asked, write: Write) -> None:
        for piece in pieces:
            await write(piece)

    return answer


def in_turn(*answers: bytes) -> Answer:
    """Give one answer after the other, the last one for ever."""
    waiting = list(answers)

    async def answer(asked: Asked, write: Write) -> None:
        await write(waiting.pop(0) if len(waiting) > 1 else waiting[0])

    return answer


def event(data: dict[str, Any] | str) -> bytes:
    return f"data: {data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)}\n\n".encode()


def delta(finish: str | None = None, **said: Any) -> bytes:
    return event({"choices": [{"index": 0, "delta": said, "finish_reason": finish}]})


def streamed(*events: bytes) -> bytes:
    return STREAM_HEAD + b"".join(events)


DONE = event("[DONE]")
GOOD = streamed(delta(content="好"), delta("stop"), DONE)


async def endless(asked: Asked, write: Write) -> None:
    """An answer that never comes to its end."""
    await write(STREAM_HEAD)
    while True:
        await write(delta(content="水"))
        await asyncio.sleep(0)
