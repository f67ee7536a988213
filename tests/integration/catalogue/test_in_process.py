"""Answers of an application in this process: piece by piece, and ended when nobody reads them any more."""

import asyncio
from collections.abc import AsyncIterator

import httpx
import pytest
from fastapi import FastAPI, Request
from fastapi.responses import StreamingResponse

from studio.catalogue.in_process import InProcess

PIECE, PIECES = b"x" * 1000, 1000


class Sending:
    """An application that counts what it has sent."""

    def __init__(self) -> None:
        self.sent = 0
        self.app = FastAPI()
        self.app.get("/long")(self.long)
        self.app.get("/broken")(self.broken)
        self.app.put("/echo")(self.echo)

    def client(self) -> httpx.AsyncClient:
        return httpx.AsyncClient(transport=InProcess(self.app), base_url="http://here")

    def long(self) -> StreamingResponse:
        return StreamingResponse(self._pieces())

    def broken(self) -> None:
        raise ZeroDivisionError

    async def echo(self, request: Request, mark: str) -> dict[str, str | int]:
        return {"bytes": len(await request.body()), "mark": mark, "said": request.headers["x-said"]}

    async def _pieces(self) -> AsyncIterator[bytes]:
        for _ in range(PIECES):
            yield PIECE
            self.sent += 1


async def test_no_more_is_made_than_is_read() -> None:
    sending = Sending()
    async with sending.client() as http, http.stream("GET", "/long") as answer:
        pieces = answer.aiter_raw()
        assert await anext(pieces) == PIECE
        assert sending.sent < 5
        rest = [piece async for piece in pieces]
    assert len(rest) == PIECES - 1


async def test_who_hangs_up_ends_it() -> None:
    sending = Sending()
    async with sending.client() as http, http.stream("GET", "/long") as answer:
        assert answer.status_code == 200
    assert sending.sent < PIECES
    assert asyncio.all_tasks() == {asyncio.current_task()}


async def test_what_is_sent_arrives_with_its_head_and_query() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(3):
            yield PIECE

    async with Sending().client() as http:
        answer = await http.put("/echo", params={"mark": "甲 乙"}, content=pieces(), headers={"X-Said": "so"})
    assert answer.json() == {"bytes": 3000, "mark": "甲 乙", "said": "so"}


async def test_what_fails_inside_is_an_answer() -> None:
    async with Sending().client() as http:
        assert (await http.get("/broken")).status_code == 500
        assert (await http.get("/nothing")).status_code == 404


async def test_a_request_that_breaks_off_is_an_answer_too() -> None:
    async def pieces() -> AsyncIterator[bytes]:
        yield PIECE
        raise ConnectionResetError

    async with Sending().client() as http:
        answer = await http.put("/echo", params={"mark": "x"}, content=pieces(), headers={"X-Said": "so"})
    assert answer.status_code == 500


async def test_one_that_is_cancelled_leaves_no_task() -> None:
    sending = Sending()

    async def slow() -> AsyncIterator[bytes]:
        yield PIECE
        await asyncio.Event().wait()

    async with sending.client() as http:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(http.put("/echo", params={"mark": "x"}, content=slow()), 0.05)
