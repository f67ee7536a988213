"""A trainer's own endpoint, shared among the seats: fairly, with the queue told, its key kept."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest

from studio.catalogue.server.process import server_for
from studio.catalogue.server.serve import listen
from studio.catalogue.settings.server import ServerSettings
from studio.classroom.room.relay import Relay
from studio.core.errors import EndpointBusy, EndpointKeyRefused, EndpointModelUnknown, SeatLost
from studio.endpoints import (
    Endpoint,
    EndpointProfile,
    Message,
    QueuePiece,
    Retries,
    Role,
    TextPiece,
)
from studio.endpoints.waits import waits_counted
from tests.integration.endpoints.loopback_server import (
    STREAM_HEAD,
    Answer,
    Asked,
    Served,
    Write,
    always,
    response,
    serving,
)

KEY = "sk-of-the-trainer"
SEATS = {"token-1": 1, "token-2": 2, "token-3": 3}


async def _no_pause(seconds: float) -> None:
    """The pauses between tries are not what is tested here."""


def whose(token: str) -> int:
    if token not in SEATS:
        raise SeatLost()
    return SEATS[token]


@asynccontextmanager
async def shared(answer: Answer, **profile: Any) -> AsyncIterator[tuple[Served, str]]:
    """An endpoint that answers so, and the URL of the relay before it."""
    async with serving(answer) as served:
        relay = Relay(served.profile(**{"concurrency": 1, **profile}), KEY, whose, Retries(sleep=_no_pause))
        with closing(listen("127.0.0.1", 0)) as listening:
            server = server_for(ServerSettings(folder=Path(), port=0), relay.app)
            running = asyncio.create_task(server.serve(sockets=[listening]))
            try:
                yield served, f"http://127.0.0.1:{listening.getsockname()[1]}/model/v1"
            finally:
                server.should_exit = True
                await running
                await relay.aclose()


def learner(url: str, seat: int = 1, **more: Any) -> Endpoint:
    told = {"id": "class-model", "name": "共享模型", "chat_model": "m", "embedding_model": "e"}
    profile = EndpointProfile(**{**told, "base_url": url, **more})
    return Endpoint(profile, f"token-{seat}", Retries(sleep=_no_pause))


def said(*words: str) -> bytes:
    chunks = [{"choices": [{"index": 0, "delta": {"content": word}}]} for word in words]
    chunks.append({"choices": [{"index": 0, "delta": {}, "finish_reason": "stop"}]})
    lines = "".join(f"data: {json.dumps(chunk)}\n\n" for chunk in chunks)
    return STREAM_HEAD + f"{lines}data: [DONE]\n\n".encode()


async def heard(endpoint: Endpoint) -> tuple[str, list[int]]:
    text, places = "", []
    async for piece in endpoint.chat([Message(Role.USER, "值班")]):
        if isinstance(piece, QueuePiece):
            places.append(piece.ahead)
        if isinstance(piece, TextPiece):
            text += piece.text
    return text, places


async def test_an_answer_comes_through_and_the_key_stays_with_the_trainer() -> None:
    async with shared(always(said("四", "级"))) as (served, url), learner(url) as endpoint:
        assert await heard(endpoint) == ("四级", [])
    assert served.asked[0].headers["authorization"] == f"Bearer {KEY}"
    assert served.asked[0].path == "/v1/chat/completions"


async def test_seats_take_turns_and_are_told_how_many_come_first() -> None:
    gate, begun = asyncio.Event(), asyncio.Event()
    order: list[str] = []

    async def answer(asked: Asked, write: Write) -> None:
        order.append(asked.body["messages"][-1]["content"])
        begun.set()
        await gate.wait()
        await write(said("好"))

    async def ask(url: str, seat: int, question: str) -> list[int]:
        async with learner(url, seat) as endpoint:
            pieces = [one async for one in endpoint.chat([Message(Role.USER, question)])]
        return [one.ahead for one in pieces if isinstance(one, QueuePiece)]

    async with shared(answer) as (served, url), asyncio.TaskGroup() as asking:
        first = asking.create_task(ask(url, 1, "1a"))
        await begun.wait()
        rest = []
        for seat, question in ((1, "1b"), (1, "1c"), (2, "2a"), (3, "3a")):
            rest.append(asking.create_task(ask(url, seat, question)))
            await _queued(url, len(rest))
        gate.set()
    assert order == ["1a", "1b", "2a", "3a", "1c"]
    assert served.most_at_once == 1
    assert first.result() == []
    assert [one.result()[0] for one in rest] == [1, 2, 2, 3]
    assert all(one.result()[-1] == 0 for one in rest)


async def _queued(url: str, count: int) -> None:
    """Give the request the moments it takes to arrive; the order of arrival is what is tested."""
    async with httpx.AsyncClient(trust_env=False) as http:
        for _ in range(3):
            await http.get(f"{url}/models", headers={"Authorization": "Bearer token-1"})


async def test_waiting_in_the_queue_is_not_the_models_time() -> None:
    gate, begun = asyncio.Event(), asyncio.Event()

    async def answer(asked: Asked, write: Write) -> None:
        begun.set()
        await gate.wait()
        await write(said("好"))

    async def wait(url: str) -> float:
        with waits_counted() as waits:
            async with learner(url, 2) as endpoint:
                async for piece in endpoint.chat([Message(Role.USER, "值班")]):
                    if isinstance(piece, QueuePiece):
                        gate.set()
        return waits.seconds

    async with shared(answer) as (_, url), asyncio.TaskGroup() as asking:
        asking.create_task(_heard_by(url, 1))
        await begun.wait()
        waited = asking.create_task(wait(url))
    assert waited.result() > 0


async def test_who_goes_gives_up_the_answer_and_the_place_in_the_queue() -> None:
    begun, never = asyncio.Event(), asyncio.Event()

    async def answer(asked: Asked, write: Write) -> None:
        begun.set()
        await write(STREAM_HEAD)
        await never.wait()

    async with shared(answer) as (served, url):
        asking = asyncio.create_task(_heard_by(url, 1))
        await begun.wait()
        waiting = asyncio.create_task(_heard_by(url, 2))
        await _queued(url, 1)
        for one in (waiting, asking):
            one.cancel()
            with suppress(asyncio.CancelledError):
                await one
        await served.left.wait()


async def _heard_by(url: str, seat: int) -> None:
    async with learner(url, seat) as endpoint:
        await heard(endpoint)


async def test_vectors_and_answers_in_one_piece_come_through() -> None:
    vectors = response(200, {"data": [{"index": 0, "embedding": [0.5, 0.25]}]})
    async with shared(always(vectors)) as (_, url), learner(url) as endpoint:
        assert np.asarray(await endpoint.embed(["值班"])).tolist() == [[0.5, 0.25]]
    whole = response(200, {"choices": [{"message": {"content": "四级"}, "finish_reason": "stop"}]})
    async with shared(always(whole)) as (_, url), learner(url) as endpoint:
        assert await heard(endpoint) == ("四级", [])
        assert await endpoint.reply([Message(Role.USER, "值班")]) == "四级"


async def test_other_models_of_the_trainers_endpoint_are_not_for_the_class() -> None:
    async with shared(always(said("好"))) as (served, url), learner(url, chat_model="dear") as endpoint:
        assert await endpoint.models() == ["m", "e", "r"]
        with pytest.raises(EndpointModelUnknown):
            await heard(endpoint)
    assert served.asked == []


async def test_without_a_seat_nothing_is_asked() -> None:
    async with shared(always(said("好"))) as (served, url):
        stranger = EndpointProfile(id="x", name="x", base_url=url, chat_model="m")
        for token in ("", "guessed", KEY):
            async with Endpoint(stranger, token) as endpoint:
                with pytest.raises(EndpointKeyRefused):
                    await heard(endpoint)
    assert served.asked == []


async def test_what_the_endpoint_complains_of_is_told_without_its_key() -> None:
    busy = response(429, {"error": {"message": f"too many for {KEY}"}})
    async with shared(always(busy)) as (_, url), learner(url) as endpoint:
        with pytest.raises(EndpointBusy):
            await heard(endpoint)
    body = {"model": "m", "messages": [], "stream": True}
    headers = {"Authorization": "Bearer token-1"}
    refused = response(400, {"error": {"message": f"bad request by {KEY}"}})
    async with shared(always(refused)) as (_, url), httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(f"{url}/chat/completions", json=body, headers=headers)
    assert answer.status_code == 400
    assert KEY not in answer.text


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"[" * 3000, b'{"model": "m", "n": 50}', b'{"model": ["m"]}', b'{"model": null}'],
)
async def test_nonsense_reaches_no_endpoint(body: bytes) -> None:
    async with shared(always(said("好"))) as (served, url), httpx.AsyncClient(trust_env=False) as http:
        headers = {"Authorization": "Bearer token-1", "Content-Type": "application/json"}
        answer = await http.post(f"{url}/chat/completions", content=body, headers=headers)
        for path in ("files", "../v1/files", "chat/completions/x", "fine_tuning/jobs"):
            assert (await http.post(f"{url}/{path}", json={"model": "m"}, headers=headers)).is_error
    assert answer.status_code in (400, 404)
    assert served.asked == []
