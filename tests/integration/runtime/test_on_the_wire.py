"""Runs against servers that speak as real ones do: what is sent, what comes back, what is closed."""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from studio.core.agents import Agent
from studio.core.events import (
    AnswerFinished,
    ModelAnswered,
    ModelAsked,
    Outcome,
    RunEvent,
    TextDelta,
    ThinkingDelta,
    ToolCalled,
    ToolReturned,
)
from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.endpoints import Endpoint, EndpointProfile, ToolCalling
from studio.runtime import Chat, run_agent
from tests.integration.endpoints.asking import patient
from tests.integration.endpoints.loopback_server import (
    DONE,
    STREAM_HEAD,
    Answer,
    Asked,
    Write,
    delta,
    event,
    in_turn,
    response,
    serving,
    streamed,
)
from tests.unit.runtime.fakes import TWO

NO_PARSER = {
    "object": "error",
    "message": '"auto" tool choice requires --enable-auto-tool-choice and --tool-call-parser to be set',
    "type": "BadRequestError",
    "code": 400,
}
AGENT = Agent.model_validate(
    {"id": "duty", "name": "值守助手", "knowledge": {"bases": ["flood"]}, "tools": ["knowledge_search"]}
)
MASKING = AGENT.model_copy(
    update={"guardrails": AGENT.guardrails.model_copy(update={"mask_personal_data": True})}
)
ACTION = '行动: knowledge_search\n输入: {"question": "夜班"}\n'


class Base:
    name = "flood"

    async def look_up(self, question: str, top: int = 6) -> SearchResult:
        return SearchResult(passages=TWO)


def answer(*pieces: str, prompt: int = 9, completion: int = 4) -> bytes:
    """A streamed answer whose last chunk bears the usage and no choices."""
    usage = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    said = [delta(content=piece) for piece in pieces]
    return streamed(*said, delta("stop"), event({"choices": [], "usage": usage}), DONE)


def calls(*parts: dict[str, Any]) -> bytes:
    """Calls of functions, cut into parts as servers cut them."""
    reasoning = delta(reasoning_content="先查资料。")
    return streamed(reasoning, *(delta(tool_calls=[part]) for part in parts), delta("tool_calls"), DONE)


def part(index: int, arguments: str, call: str = "", name: str = "") -> dict[str, Any]:
    function = {"arguments": arguments, **({"name": name} if name else {})}
    return {"index": index, "function": function, **({"id": call, "type": "function"} if call else {})}


async def ran(
    answering: Answer, question: str = "夜班几点?", of: Agent = AGENT, **profile: Any
) -> tuple[list[RunEvent], list[Asked], Endpoint]:
    async with serving(answering) as served, Endpoint(served.profile(**profile), "", patient()) as endpoint:
        run = run_agent(of, "你是值守助手。", question, chat=Chat(), endpoint=endpoint, bases=[Base()])
        return [one async for one in run], served.asked, endpoint


def text_of(events: Sequence[RunEvent], kind: type[TextDelta] | type[ThinkingDelta] = TextDelta) -> str:
    return "".join(one.text for one in events if isinstance(one, kind))


async def test_deepseek_r1_behind_a_vllm_without_parser_acts_step_by_step() -> None:
    """It refuses functions, swallows the opening tag, and makes up what the tool returns."""
    thinks = answer(
        "用户问夜班。", "格式是行动。\n</think>\n\n", "我先查一下。\n\n", ACTION, "观察: 编的\n", "回答: 编的"
    )
    answers = in_turn(
        response(400, NO_PARSER), thinks, answer("想好了。</think>夜班电话 24 小时有人接", "[2]。")
    )

    events, asked, endpoint = await ran(answers, chat_model="DeepSeek-R1")

    assert endpoint.tool_calling is ToolCalling.STEP_BY_STEP
    assert ["tools" in one.body for one in asked] == [True, False, False]
    roles = [message["role"] for message in asked[2].body["messages"]]
    assert roles == ["system", "user", "assistant", "user"]
    said = asked[2].body["messages"][2]["content"]
    assert said == f"我先查一下。\n{ACTION}".strip()
    assert "用户问夜班" not in json.dumps(asked[2].body, ensure_ascii=False)
    assert "编的" not in json.dumps(asked[2].body, ensure_ascii=False)
    assert "用户问夜班" in text_of(events, ThinkingDelta)
    end = events[-1]
    assert isinstance(end, AnswerFinished)
    assert (end.outcome, end.text) == (Outcome.ANSWERED, "夜班电话 24 小时有人接[1]。")


async def test_functions_called_in_parts_are_answered_in_their_order() -> None:
    two = calls(
        part(0, "", "call_a", "knowledge_search"),
        part(0, '{"question": "夜'),
        part(0, '班"}'),
        part(1, '{"question": 7}', "call_b", "knowledge_search"),
    )

    events, asked, _ = await ran(in_turn(two, answer("夜班[2]。")))

    _, _, calling, first, second = asked[1].body["messages"]
    assert [one["id"] for one in calling["tool_calls"]] == ["call_a", "call_b"]
    assert [one["tool_call_id"] for one in (first, second)] == ["call_a", "call_b"]
    assert "值班制度" in first["content"]
    assert "is not of type 'string'" in second["content"]
    assert "先查资料" not in json.dumps(asked[1].body, ensure_ascii=False)
    assert [one.arguments for one in events if isinstance(one, ToolCalled)] == [
        {"question": "夜班"},
        {"question": 7},
    ]
    assert [bool(one.trouble) for one in events if isinstance(one, ToolReturned)] == [False, True]


async def test_the_trace_holds_each_request_as_it_went_and_what_it_cost() -> None:
    search = calls(part(0, '{"question": "夜班"}', "c", "knowledge_search"))

    events, asked, _ = await ran(in_turn(search, answer("夜班[2]。", prompt=120, completion=8)))

    told = [one for one in events if isinstance(one, ModelAsked)]
    assert [one.request for one in told] == [one.body for one in asked]
    ended = [one for one in events if isinstance(one, ModelAnswered)]
    assert [one.step for one in told] == [one.step for one in ended] == [1, 2]
    assert [one.usage.prompt_tokens for one in ended] == [0, 120]
    assert isinstance(events[-1], AnswerFinished)
    assert events[-1].usage.completion_tokens == 8


async def test_no_personal_number_crosses_the_wire_when_it_is_to_be_masked() -> None:
    numbers = ("13800138000", "11010519491231002X")
    search = calls(part(0, f'{{"question": "{numbers[0]}"}}', "c", "knowledge_search"))

    _, asked, _ = await ran(in_turn(search, answer("好[1]")), f"这是谁:{numbers[0]},{numbers[1]}", MASKING)

    sent = json.dumps([one.body for one in asked], ensure_ascii=False)
    assert all(number not in sent for number in numbers)
    assert "138****8000" in sent


@pytest.mark.parametrize("wanted", [TextDelta, ThinkingDelta])
async def test_stopping_hangs_up(wanted: type[RunEvent]) -> None:
    async def endless(asked: Asked, write: Write) -> None:
        await write(STREAM_HEAD + delta(reasoning="想") + delta(content="夜班[1]"))
        await asyncio.Event().wait()

    async with serving(endless) as served, Endpoint(served.profile(), "", patient()) as endpoint:
        run = run_agent(AGENT, "", "夜班几点?", chat=Chat(), endpoint=endpoint, bases=[Base()])
        async for one in run:
            if isinstance(one, wanted):
                break
        await run.aclose()
        await asyncio.wait_for(served.left.wait(), 5)


async def test_a_result_the_model_makes_up_is_hung_up_on() -> None:
    async def makes_up(asked: Asked, write: Write) -> None:
        if len(asked.body["messages"]) > 2:
            await write(answer("夜班[2]。"))
            return
        await write(STREAM_HEAD + delta(content=ACTION) + delta(content="观察: 编的\n"))
        await asyncio.Event().wait()

    events, asked, _ = await ran(makes_up, tool_calling=ToolCalling.STEP_BY_STEP)

    assert len(asked) == 2
    assert isinstance(events[-1], AnswerFinished)
    assert events[-1].text == "夜班[1]。"


def _server(says: Callable[[Asked], bytes]) -> Answer:
    async def answering(asked: Asked, write: Write) -> None:
        await write(says(asked))

    return answering


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (400, NO_PARSER),
        (400, {"error": {"message": "registry.example/library/r1 does not support tools"}}),
        (422, {"detail": [{"loc": ["body", "tools"], "msg": "Extra inputs are not permitted"}]}),
        (
            500,
            {"error": {"code": 500, "message": "tools param requires --jinja flag"}},
        ),
        (200, {"error": {"message": "tools are not supported by this model", "code": 400}}),
        (501, "Function calling is not implemented"),
    ],
)
async def test_however_a_server_refuses_functions_the_agent_acts(status: int, body: Any) -> None:
    def says(asked: Asked) -> bytes:
        if "tools" in asked.body:
            return response(status, body)
        return answer("夜班[2]。") if "观察:" in str(asked.body["messages"]) else answer(ACTION)

    events, _, _ = await ran(_server(says))

    assert [one.tool for one in events if isinstance(one, ToolCalled)] == ["knowledge_search"]
    assert isinstance(events[-1], AnswerFinished)
    assert (events[-1].outcome, events[-1].text) == (Outcome.ANSWERED, "夜班[1]。")


def test_the_fakes_agree_with_the_real_profile() -> None:
    assert EndpointProfile(id="x", name="x").tool_calling is ToolCalling.UNKNOWN
    assert all(isinstance(passage, Passage) for passage in TWO)
