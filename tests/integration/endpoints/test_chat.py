"""Chat over HTTP: dialects, tool calls, usage, retries, the limit, and hanging up."""

import asyncio
from contextlib import aclosing, suppress
from typing import Any

import pytest

from studio.core.errors import AnswerEndless, ContextTooLong, EndpointBusy, EndpointFailed
from studio.endpoints import (
    ChatPiece,
    CutPiece,
    Endpoint,
    Message,
    Role,
    TextPiece,
    TextWasThinking,
    ThinkingPiece,
    ToolCallPiece,
    ToolSpec,
    UsagePiece,
)
from tests.integration.endpoints.asking import QUESTION, Waits, patient, pieces_of, text_of
from tests.integration.endpoints.loopback_server import (
    DONE,
    GOOD,
    STREAM_HEAD,
    Asked,
    Served,
    Write,
    always,
    delta,
    event,
    in_turn,
    response,
    serving,
    streamed,
)

USAGE = event({"choices": [], "usage": {"prompt_tokens": 7, "completion_tokens": 2}})
CALL: dict[str, Any] = {"index": 0, "id": "a", "function": {"name": "search", "arguments": '{"q":'}}


async def said(answer: bytes, **settings: Any) -> list[ChatPiece]:
    async with serving(always(answer)) as served:
        return await pieces_of(served.profile(**settings))


async def test_text_thinking_and_usage_come_as_pieces() -> None:
    answer = streamed(b": keep-alive\n\n", delta(role="assistant", content=""), delta(reasoning_content="想"),
                      delta(content="答"), delta(content="案"), delta("stop"), USAGE, DONE)  # fmt: skip

    assert await said(answer) == [ThinkingPiece("想"), TextPiece("答"), TextPiece("案"), UsagePiece(7, 2)]


@pytest.mark.parametrize(
    "events",
    [
        [delta(reasoning="想"), delta(content="答"), delta("stop")],
        [delta(reasoning_content="想"), delta(content="答"), delta("stop")],
        [delta(content="<thi"), delta(content="nk>想</think>"), delta(content="\n答"), delta("stop")],
    ],
    ids=["reasoning", "reasoning_content", "tags"],
)
@pytest.mark.parametrize("model", ["DeepSeek-R1", "city-model"])
async def test_reasoning_is_told_apart_in_every_dialect(events: list[bytes], model: str) -> None:
    assert await said(streamed(*events, DONE), chat_model=model) == [ThinkingPiece("想"), TextPiece("答")]


async def test_a_missing_opening_tag_is_remembered_for_the_next_answer() -> None:
    answer = streamed(delta(content="想</think>答"), delta("stop"), DONE)
    async with serving(always(answer)) as served, Endpoint(served.profile()) as endpoint:
        for _ in range(2):
            async with aclosing(endpoint.chat(QUESTION)) as pieces:
                last = [piece async for piece in pieces]

    assert last == [ThinkingPiece("想"), TextPiece("答")]


async def test_text_before_a_closing_tag_is_taken_back_and_left_out_of_a_reply() -> None:
    answer = streamed(delta(content="先想一下。</think>六个月[1]。"), delta("stop"), DONE)

    assert await said(answer) == [TextPiece("先想一下。"), TextWasThinking(), TextPiece("六个月[1]。")]
    async with serving(always(answer)) as served, Endpoint(served.profile()) as endpoint:
        assert await endpoint.reply(QUESTION) == "六个月[1]。"


async def test_a_stream_without_done_is_complete_when_it_said_why_it_ended() -> None:
    assert await said(streamed(delta(content="答"), delta("stop"))) == [TextPiece("答")]


async def test_an_answer_that_is_not_streamed_is_read_as_well() -> None:
    message = {"role": "assistant", "content": "<think>想</think>答", "tool_calls": [{**CALL, "index": 0}]}
    answer = response(200, {"choices": [{"message": message, "finish_reason": "stop"}]})

    assert await said(answer) == [ThinkingPiece("想"), TextPiece("答"), ToolCallPiece("a", "search", '{"q":')]


async def test_half_a_character_is_replaced() -> None:
    half = b'data: {"choices": [{"delta": {"content": "\\ud83d!"}, "finish_reason": "stop"}]}\n\n'

    assert await said(streamed(half, DONE)) == [TextPiece("\ufffd!")]


async def test_an_answer_that_goes_beyond_its_length_is_stopped_and_kept() -> None:
    said: list[ChatPiece] = []

    async def ask(endpoint: Endpoint) -> None:
        async with aclosing(endpoint.chat(QUESTION, max_tokens=1)) as pieces:
            async for piece in pieces:
                said.append(piece)

    async with serving(endless) as served, Endpoint(served.profile(), "", patient()) as endpoint:
        with pytest.raises(AnswerEndless):
            await ask(endpoint)

    assert len(said) == 20_000


async def test_a_tool_call_arrives_whole_after_the_text() -> None:
    rest = {"index": 0, "function": {"arguments": '"水位"}'}}
    answer = streamed(
        delta(content="我查一下"),
        delta(tool_calls=[CALL]),
        delta(tool_calls=[rest]),
        delta("tool_calls"),
        DONE,
    )

    assert await said(answer) == [TextPiece("我查一下"), ToolCallPiece("a", "search", '{"q":"水位"}')]


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


async def test_of_several_answers_side_by_side_one_is_read() -> None:
    other = event({"choices": [{"index": 1, "delta": {"content": "乙"}, "finish_reason": "stop"}]})

    assert await said(streamed(delta(content="甲"), other, delta(content="一"), delta("stop"), DONE)) == [
        TextPiece("甲"),
        TextPiece("一"),
    ]


async def test_a_whole_message_after_its_parts_is_not_said_twice() -> None:
    message = {"role": "assistant", "content": "甲一"}
    whole = event({"choices": [{"index": 0, "message": message, "finish_reason": "stop"}]})

    assert await said(
        streamed(delta(role="assistant"), delta(content="甲"), delta(content="一"), whole, DONE)
    ) == [
        TextPiece("甲"),
        TextPiece("一"),
    ]
    assert await said(streamed(whole, DONE)) == [TextPiece("甲一")]


@pytest.mark.parametrize(("reason", "filtered"), [("length", False), ("content_filter", True)])
async def test_an_answer_that_was_cut_says_so(reason: str, filtered: bool) -> None:
    assert await said(streamed(delta(content="半"), delta(reason), DONE)) == [
        TextPiece("半"),
        CutPiece(filtered),
    ]


@pytest.mark.parametrize(
    "field",
    [
        {"reasoning_details": [{"type": "reasoning.text", "text": "想"}, {"type": "reasoning.encrypted"}]},
        {"reasoning_details": [{"type": "reasoning.summary", "summary": "想"}]},
        {"reasoning": {"content": "想"}},
        {"thinking": "想"},
    ],
)
async def test_reasoning_is_found_wherever_a_server_puts_it(field: dict[str, Any]) -> None:
    answer = streamed(delta(content="", **field), delta(content="答"), delta("stop"), DONE)

    assert await said(answer) == [ThinkingPiece("想"), TextPiece("答")]


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


async def endless(asked: Asked, write: Write) -> None:
    await write(STREAM_HEAD)
    while True:
        await write(delta(content="水"))
        await asyncio.sleep(0)


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
