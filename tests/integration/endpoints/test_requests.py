"""What a server is sent, and what it is not sent again."""

from contextlib import aclosing

import pytest

from studio.core.errors import ContextTooLong
from studio.endpoints import Endpoint, Message, Role, TextPiece, ToolCallPiece, ToolSpec
from tests.integration.endpoints.asking import QUESTION, text_of
from tests.integration.endpoints.loopback_server import GOOD, always, in_turn, response, serving


async def test_the_request_says_all_the_server_needs() -> None:
    messages = [
        Message(Role.SYSTEM, "规则"),
        Message(Role.ASSISTANT, "<think>想</think>", (ToolCallPiece("a", "search", "{}"),)),
        Message(Role.TOOL, "水位 27 米", tool_call_id="a"),
    ]
    async with serving(always(GOOD)) as served, Endpoint(served.profile(), "sk-1") as endpoint:
        async with aclosing(
            endpoint.chat(messages, tools=[ToolSpec("search", "查找")], max_tokens=9)
        ) as pieces:
            _ = [piece async for piece in pieces]
        body = served.asked[0].body

    assert served.asked[0].path == "/v1/chat/completions"
    assert served.asked[0].headers["authorization"] == "Bearer sk-1"
    assert (body["model"], body["stream"], body["max_tokens"]) == ("m", True, 9)
    assert body["messages"][1]["content"] == ""
    assert body["messages"][1]["tool_calls"][0]["function"] == {"name": "search", "arguments": "{}"}
    assert body["messages"][2] == {"role": "tool", "content": "水位 27 米", "tool_call_id": "a"}
    assert body["tools"][0]["function"]["name"] == "search"


async def test_without_a_key_none_is_sent() -> None:
    async with serving(always(GOOD)) as served:
        await text_of(served.profile())

    assert "authorization" not in served.asked[0].headers


async def test_a_server_that_knows_no_stream_options_is_asked_without() -> None:
    refusal = response(422, {"detail": "unknown field stream_options"})
    async with serving(in_turn(refusal, GOOD)) as served, Endpoint(served.profile()) as endpoint:
        for _ in range(2):
            async with aclosing(endpoint.chat(QUESTION)) as pieces:
                assert [piece async for piece in pieces] == [TextPiece("好")]

    assert ["stream_options" in asked.body for asked in served.asked] == [True, False, False]


async def test_a_setting_a_server_does_not_take_is_not_sent_to_it_again() -> None:
    extra = response(422, {"detail": [{"loc": ["body", "stream_options"], "msg": "Extra inputs"}]})
    length = response(400, {"error": {"message": "Use 'max_completion_tokens' instead of 'max_tokens'."}})
    warmth = response(400, {"error": {"message": "The model m does not support 'temperature': invalid"}})
    async with (
        serving(in_turn(extra, length, warmth, GOOD)) as served,
        Endpoint(served.profile()) as endpoint,
    ):
        for _ in range(2):
            async with aclosing(endpoint.chat(QUESTION, max_tokens=90)) as pieces:
                assert [piece async for piece in pieces] == [TextPiece("好")]

    assert len(served.asked) == 5
    for asked in served.asked[3:]:
        assert asked.body["max_completion_tokens"] == 90
        assert asked.body.keys() == {"model", "messages", "stream", "max_completion_tokens"}


@pytest.mark.parametrize(("told", "window"), [("8192", 8192), ("900", 32768), ("99999", 32768)])
async def test_a_window_smaller_than_the_profiles_is_remembered(told: str, window: int) -> None:
    refusal = response(400, {"error": {"message": f"maximum context length is {told} tokens"}})
    async with serving(always(refusal)) as served, Endpoint(served.profile()) as endpoint:
        with pytest.raises(ContextTooLong):
            async with aclosing(endpoint.chat(QUESTION)) as pieces:
                _ = [piece async for piece in pieces]

        assert endpoint.context_window == window
