"""A busy endpoint is asked again when it says, and no more than the profile allows at once."""

import asyncio
from contextlib import aclosing

import pytest

from studio.core.errors import EndpointBusy, EndpointFailed
from studio.endpoints import Endpoint, TextPiece
from tests.integration.endpoints.asking import QUESTION, Waits, patient, text_of
from tests.integration.endpoints.loopback_server import (
    GOOD,
    Asked,
    Write,
    always,
    delta,
    event,
    in_turn,
    response,
    serving,
    streamed,
)


@pytest.mark.parametrize(
    ("refusal", "pauses"),
    [
        (response(429, {}, Retry_After="7"), [7.0, 7.0]),
        (response(503, {}), [0.5, 1.0]),
        (response(500, {}, Retry_After="0"), [0.0, 0.0]),
        (b"", [0.5, 1.0]),
    ],
    ids=["429", "503", "500", "hung up"],
)
async def test_a_busy_endpoint_is_asked_again_after_the_pause_it_wants(
    refusal: bytes, pauses: list[float]
) -> None:
    waits = Waits()
    async with serving(in_turn(refusal, refusal, GOOD)) as served:
        assert await text_of(served.profile(), waits=waits) == "好"

    assert waits.seconds == pauses


async def test_after_the_last_try_the_trouble_is_told() -> None:
    waits = Waits()
    async with serving(always(response(503, {"message": "loading"}))) as served:
        with pytest.raises(EndpointFailed):
            await text_of(served.profile(), waits=waits)

    assert waits.seconds == [0.5, 1.0, 2.0]
    assert len(served.asked) == 4


async def test_who_is_put_off_for_an_hour_is_told_at_once() -> None:
    async with serving(always(response(429, {}, Retry_After="3600"))) as served:
        with pytest.raises(EndpointBusy) as busy:
            await text_of(served.profile())

    assert busy.value.tries == 1


async def test_nothing_is_asked_again_once_the_answer_has_begun() -> None:
    async with serving(
        always(streamed(delta(content="半"), event({"error": {"message": "gone"}})))
    ) as served:
        with pytest.raises(EndpointFailed):
            await text_of(served.profile())

    assert len(served.asked) == 1


async def test_no_more_requests_run_at_once_than_the_profile_allows() -> None:
    async def slow(asked: Asked, write: Write) -> None:
        for _ in range(20):
            await asyncio.sleep(0)
        await write(GOOD)

    async with serving(slow) as served, Endpoint(served.profile(concurrency=2), "", patient()) as endpoint:

        async def ask() -> str:
            async with aclosing(endpoint.chat(QUESTION)) as pieces:
                return "".join([piece.text async for piece in pieces if isinstance(piece, TextPiece)])

        assert await asyncio.gather(*(ask() for _ in range(7))) == ["好"] * 7

    assert served.most_at_once == 2
