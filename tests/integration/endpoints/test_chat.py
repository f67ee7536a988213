"""Chat over HTTP: text, thinking, tool calls and usage in every dialect."""

from contextlib import aclosing
from typing import Any

import pytest

from studio.core.errors import AnswerEndless
from studio.endpoints import (
    ChatPiece,
    CutPiece,
    Endpoint,
    TextPiece,
    TextWasThinking,
    ThinkingPiece,
    ToolCallPiece,
    UsagePiece,
)
from tests.integration.endpoints.asking import QUESTION, patient, pieces_of
from tests.integration.endpoints.loopback_server import (
    DONE,
    always,
    delta,
    endless,
    event,
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
