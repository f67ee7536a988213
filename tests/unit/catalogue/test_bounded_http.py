"""Connections that send without end, or nothing at all."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
import uvicorn

from studio.catalogue.server.bounded_http import MOST_HEAD_BYTES, BoundedHttp

REQUEST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n"


class Impatient(BoundedHttp):
    patience = 0.05


async def echo(scope: Any, receive: Any, send: Any) -> None:
    """Answer with what came, also when that is not all."""
    body, more = b"", True
    while more:
        message = await receive()
        more = message.get("more_body", False)
        body += message.get("body", b"")
    head = [(b"content-length", b"%d" % len(body))]
    await send({"type": "http.response.start", "status": 200, "headers": head})
    await send({"type": "http.response.body", "body": body})


@pytest.fixture
async def port() -> AsyncIterator[int]:
    config = uvicorn.Config(echo, http=Impatient, lifespan="off", log_level="critical")
    config.load()
    from uvicorn.server import ServerState

    state = ServerState()
    server = await asyncio.get_running_loop().create_server(
        lambda: Impatient(config, state, {}), "127.0.0.1", 0
    )
    async with server:
        yield server.sockets[0].getsockname()[1]
    for connection in list(state.connections):
        connection.shutdown()


async def answered(port: int, *pieces: bytes) -> bytes:
    """Send them and read until the server ends the connection."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        return await reader.read()
    finally:
        writer.close()


@pytest.mark.parametrize("begun", [b"", b"GET / HT", REQUEST, b"\r\n\r\n", REQUEST + b"\r\nab"])
async def test_whoever_stops_in_the_middle_is_not_waited_for(port: int, begun: bytes) -> None:
    assert b"200" not in await answered(port, begun)


async def test_a_head_without_end_is_refused(port: int) -> None:
    assert b" 431 " in await answered(port, b"GET / HTTP/1.1\r\nX: ", b"x" * (MOST_HEAD_BYTES + 1))


async def test_a_request_is_answered_however_long_the_one_before_was(port: int) -> None:
    whole = REQUEST + b"\r\nabcd"
    last = REQUEST + b"Connection: close\r\n\r\nabcd"
    assert (await answered(port, whole, last)).count(b"abcd") == 2
