"""What is not wanted any more hangs up, and what has ended lends its connection to the next."""

import asyncio
from contextlib import aclosing, suppress

from studio.endpoints import Endpoint, TextPiece
from tests.integration.endpoints.asking import QUESTION, text_of
from tests.integration.endpoints.loopback_server import (
    DONE,
    GOOD,
    Asked,
    Served,
    Write,
    delta,
    endless,
    serving,
)


async def test_closing_the_answer_hangs_up() -> None:
    async with serving(endless) as served, Endpoint(served.profile()) as endpoint:
        async with aclosing(endpoint.chat(QUESTION)) as pieces:
            assert await anext(pieces) == TextPiece("水")
        await asyncio.wait_for(served.left.wait(), 5)


async def test_cancelling_the_question_hangs_up_and_frees_the_slot() -> None:
    begun = asyncio.Event()

    async def ask(endpoint: Endpoint) -> None:
        async with aclosing(endpoint.chat(QUESTION)) as pieces:
            async for _ in pieces:
                begun.set()

    async with serving(endless) as served, Endpoint(served.profile(concurrency=1)) as endpoint:
        for _ in range(2):
            begun.clear()
            task = asyncio.create_task(ask(endpoint))
            await asyncio.wait_for(begun.wait(), 5)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await asyncio.wait_for(served.left.wait(), 5)

    assert len(served.asked) == 2


CHUNKED = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"


async def test_the_next_question_goes_over_the_same_connection() -> None:
    connections: list[asyncio.StreamWriter] = []
    said = delta(content="好") + delta("stop") + DONE

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connections.append(writer)
        while head := (await reader.readuntil(b"\r\n\r\n")).decode().lower():
            await reader.readexactly(int(head.partition("content-length:")[2].split()[0]))
            writer.write(CHUNKED + f"{len(said):x}\r\n".encode() + said + b"\r\n")
            await writer.drain()
            writer.write(b"0\r\n\r\n")

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(asyncio.IncompleteReadError):
            await answer(reader, writer)
        writer.close()

    async with await asyncio.start_server(handle, "127.0.0.1", 0) as server:
        url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1"
        async with Endpoint(Served(url).profile()) as endpoint:
            assert [await endpoint_text(endpoint) for _ in range(3)] == ["好"] * 3

    assert len(connections) == 1


async def test_an_answer_that_has_ended_does_not_wait_for_a_server_that_holds_the_line() -> None:
    served_on = asyncio.Event()

    async def hold(asked: Asked, write: Write) -> None:
        await write(GOOD)
        await served_on.wait()

    async with serving(hold) as served:
        assert await text_of(served.profile()) == "好"
        await asyncio.wait_for(served.left.wait(), 5)


async def endpoint_text(endpoint: Endpoint) -> str:
    async with aclosing(endpoint.chat(QUESTION)) as pieces:
        return "".join([piece.text async for piece in pieces if isinstance(piece, TextPiece)])
