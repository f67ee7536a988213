"""What the author set and a run obeys: knowledge on demand, guardrails, limits."""

import asyncio
from typing import Any

import pytest

from studio.core.agents import Agent, Guardrails, Knowledge, ModelSettings
from studio.core.events import (
    AnswerFinished,
    ConfirmationAsked,
    ModelAsked,
    Outcome,
    PassagesFound,
    RunFailed,
    RunStarted,
    TextDelta,
    ToolReturned,
)
from studio.core.proposals import Effect, Proposal
from studio.endpoints import Message, Role, ToolSpec
from studio.runtime import Chat, Turn
from studio.tools import ToolContext, ToolResult
from tests.unit.runtime.fakes import (
    NOTHING,
    FakeBase,
    FakeEndpoint,
    FakeTool,
    Script,
    agent,
    ask,
    call,
    events_of,
    only,
    passage,
    text_of,
)

ON_DEMAND = agent(
    knowledge=Knowledge.model_validate({"bases": ["flood"], "use": "on_demand", "nothing_found": NOTHING})
)
MASKING = agent(guardrails=Guardrails(mask_personal_data=True), tools=("knowledge_search",))
MOBILE = "13800138000"
SEARCH = call("knowledge_search", '{"question": "夜班"}')


async def test_on_demand_nothing_is_looked_up_until_the_model_wants_it() -> None:
    endpoint, base = FakeEndpoint([[SEARCH], ["20 时[1]。"]]), FakeBase()

    events = await events_of(ask(endpoint, of=ON_DEMAND, base=base))

    assert base.asked == ["夜班"]
    assert endpoint.offered[0] == ["knowledge_search"]
    assert "先用工具 knowledge_search 查找资料" in endpoint.requests[0][0].content
    assert len(only(PassagesFound, events)) == 1
    assert isinstance(events[-1], AnswerFinished)
    assert events[-1].text == "20 时[1]。"


async def test_on_demand_too_only_knowledge_may_speak() -> None:
    events = await events_of(ask(FakeEndpoint([["从脑子里编的。"]]), of=ON_DEMAND))

    assert isinstance(events[-1], AnswerFinished)
    assert (events[-1].outcome, text_of(events)) == (Outcome.NOTHING_FOUND, NOTHING)


async def test_who_acts_may_ask_for_what_is_missing_though_no_passage_stands_behind_it() -> None:
    tool = FakeTool("fill", lambda arguments, context: _said("填好了"))

    asks = await events_of(ask(FakeEndpoint([["请提供您的姓名。"]]), base=FakeBase(()), tools=[tool]))
    makes_up = await events_of(ask(FakeEndpoint([["公积金最高贷 90 万。"]]), base=FakeBase(()), tools=[tool]))

    assert text_of(asks) == "请提供您的姓名。"
    assert text_of(makes_up) == NOTHING


async def test_what_a_tool_remembers_of_the_chat_is_something_to_speak_of() -> None:
    chat = Chat(memory={"fill": {"姓名": "张三"}})

    events = await events_of(ask(FakeEndpoint([["已记下。"]]), base=FakeBase(()), chat=chat))

    assert text_of(events) == "已记下。"


@pytest.mark.parametrize("question", ["股票怎么买?", "Which  股 票?"])
async def test_a_question_that_names_a_declined_topic_is_turned_down_without_asking(question: str) -> None:
    strict, endpoint = agent(guardrails=Guardrails(declined_topics=("股票", "人"))), FakeEndpoint([["买"]])

    events = await events_of(ask(endpoint, question, of=strict))

    assert endpoint.requests == []
    assert isinstance(events[-1], AnswerFinished)
    assert (events[-1].text, events[-1].outcome) == ("这个问题我不能回答。", Outcome.ANSWERED)


async def test_personal_data_is_masked_in_everything_that_is_sent() -> None:
    async def look(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        assert context.said[-1].endswith(MOBILE)
        return ToolResult(f"登记电话 {MOBILE}")

    base = FakeBase([passage(f"联系电话 {MOBILE}。")])
    endpoint = FakeEndpoint([[call("look", f'{{"phone": "{MOBILE}"}}')], ["好[1]"]])
    history = [Turn(f"我的电话 {MOBILE}", f"记下 {MOBILE}")]

    events = await events_of(
        ask(
            endpoint,
            f"那是谁的电话 {MOBILE}",
            of=MASKING,
            base=base,
            history=history,
            instructions=f"值班电话 {MOBILE}",
            tools=[FakeTool("look", look)],
        )
    )

    sent = [message for request in endpoint.requests for message in request]
    assert len([message for message in sent if "138****8000" in message.content]) >= 6
    assert all(MOBILE not in f"{message.content}{message.tool_calls}" for message in sent)
    assert all(MOBILE not in query for query in base.asked)
    assert all(MOBILE not in str(event.request) for event in only(ModelAsked, events))
    assert only(ToolReturned, events)[0].text == "登记电话 138****8000"


async def test_without_that_guardrail_it_is_sent_as_it_is() -> None:
    endpoint = FakeEndpoint([["好[1]"]])

    await events_of(ask(endpoint, f"这是谁的电话:{MOBILE}"))

    assert MOBILE in endpoint.requests[0][-1].content


async def test_a_run_says_whether_reasoning_and_label_are_shown() -> None:
    made = agent(model=ModelSettings(show_reasoning=True), guardrails=Guardrails(ai_label=False))

    started = (await events_of(ask(FakeEndpoint([["好[1]"]]), of=made)))[0]

    assert isinstance(started, RunStarted)
    assert (started.show_reasoning, started.ai_label) == (True, False)


async def test_a_long_result_is_cut_so_that_the_model_can_still_answer() -> None:
    tool = FakeTool("list", lambda arguments, context: _said("汛" * 100_000))
    endpoint = FakeEndpoint([[call("list")], ["好[1]"]])

    await events_of(ask(endpoint, tools=[tool]))

    told = endpoint.requests[1][-1].content
    assert 20_000 < len(told) < 32_768
    assert "后面" in told[-40:]


def hasty(seconds: float) -> Agent:
    """Quicker than a form allows."""
    return agent().model_copy(update={"model": ModelSettings.model_construct(seconds=seconds)})


async def test_after_the_time_it_may_take_a_run_ends_with_what_was_found() -> None:
    endpoint = FakeEndpoint([[asyncio.Event()]])

    events = await events_of(ask(endpoint, of=hasty(0.05)))

    answer = events[-1]
    assert isinstance(answer, AnswerFinished)
    assert answer.outcome is Outcome.QUOTED
    assert answer.trouble is not None
    assert answer.trouble.name == "TimeLimitReached"
    assert endpoint.closed == 1


async def test_what_was_written_when_the_time_is_up_is_kept() -> None:
    events = await events_of(ask(FakeEndpoint([["夜班 20 时", asyncio.Event()]]), of=hasty(0.05)))

    assert isinstance(events[-1], RunFailed)
    assert (events[-1].trouble.name, events[-1].text) == ("TimeLimitReached", "夜班 20 时")


async def test_time_does_not_pass_while_the_person_is_asked() -> None:
    proposal = Proposal(tool="send", effect=Effect.SENDS, target="x")

    async def consent(asked: Proposal) -> bool:
        await asyncio.sleep(0.3)
        return True

    async def send(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        return ToolResult(str(await context.consent(proposal)))

    endpoint = FakeEndpoint([[call("send")], ["好[1]"]])
    events = await events_of(ask(endpoint, of=hasty(0.25), tools=[FakeTool("send", send)], consent=consent))

    assert only(ConfirmationAsked, events)
    assert isinstance(events[-1], AnswerFinished)
    assert events[-1].outcome is Outcome.ANSWERED


async def test_stopping_while_tools_work_stops_them() -> None:
    working, stopped = asyncio.Event(), asyncio.Event()

    async def work(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        working.set()
        try:
            await asyncio.Event().wait()
        finally:
            stopped.set()
        return ToolResult()

    run = ask(FakeEndpoint([[call("work")]]), tools=[FakeTool("work", work)])
    listening = asyncio.create_task(events_of(run))
    await working.wait()
    listening.cancel()

    with pytest.raises(asyncio.CancelledError):
        await listening
    assert stopped.is_set()


async def test_the_model_hears_the_results_of_a_round_in_one_order() -> None:
    endpoint = FakeEndpoint([[SEARCH, call("nobody")], ["好[1]"]])

    events = await events_of(ask(endpoint, of=MASKING))

    roles = [message.role for message in endpoint.requests[1][-3:]]
    assert roles == [Role.ASSISTANT, Role.TOOL, Role.TOOL]
    assert any(isinstance(event, TextDelta) for event in events)


async def _said(text: str) -> ToolResult:
    return ToolResult(text)


async def test_what_tools_say_of_themselves_and_numbers_in_calls_are_masked_too() -> None:
    class Described(FakeTool):
        @property
        def spec(self) -> ToolSpec:
            schema = {"type": "object", "properties": {"phone": {"enum": [MOBILE, int(MOBILE), True, 3]}}}
            return ToolSpec("look", f"例如 {MOBILE}", schema)

    tool = Described("look", lambda arguments, context: _said("有"))
    endpoint = FakeEndpoint([[call("look", f'{{"phone": {MOBILE}}}')], ["好[1]"]])

    events = await events_of(ask(endpoint, of=MASKING, tools=[tool]))

    requests = [event.request for event in only(ModelAsked, events)]
    assert MOBILE not in str(requests)
    enum = requests[0]["tools"][1]["function"]["parameters"]["properties"]["phone"]["enum"]
    assert enum == ["138****8000", "138****8000", True, 3]
    assert requests[1]["messages"][-2]["tool_calls"][0]["function"]["arguments"] == '{"phone": "138****8000"}'


async def test_an_answer_a_tool_stands_behind_needs_no_citation() -> None:
    tool = FakeTool("fill", lambda arguments, context: _said("已登记"))

    events = await events_of(ask(FakeEndpoint([[call("fill")], ["已登记您的诉求。"]]), tools=[tool]))

    assert isinstance(events[-1], AnswerFinished)
    assert events[-1].trouble is None


async def test_a_tool_gets_the_number_behind_the_mask_which_the_model_never_saw() -> None:
    given: list[object] = []

    async def fill(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        assert context.ask_model is not None
        given.append(arguments["phone"])
        given.append(await context.ask_model([Message(Role.USER, f"改写:{MOBILE}")]))
        return ToolResult(f"已记下 {arguments['phone']}")

    scripts: list[Script] = [
        [call("fill", '{"phone": "138****8000"}')],
        ["请致电 138****8000"],
        ["已记下 138****8000。"],
    ]
    endpoint = FakeEndpoint(scripts)

    events = await events_of(
        ask(endpoint, f"我的电话是 {MOBILE}", of=MASKING, tools=[FakeTool("fill", fill)])
    )

    assert given == [MOBILE, f"请致电 {MOBILE}"]
    assert all(MOBILE not in str(event.request) for event in only(ModelAsked, events))
    assert only(ToolReturned, events)[0].text == "已记下 138****8000"


async def test_a_search_gets_the_mask_for_it_may_ask_the_endpoint_for_help() -> None:
    asks = call("knowledge_search", '{"question": "138****8000"}')
    base = FakeBase()

    await events_of(ask(FakeEndpoint([[asks], ["好[1]"]]), f"谁的电话 {MOBILE}", of=MASKING, base=base))

    assert base.asked == ["谁的电话 138****8000", "138****8000"]


async def test_two_numbers_that_look_alike_masked_are_not_put_back() -> None:
    given: list[object] = []

    async def fill(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        given.append(arguments["phone"])
        return ToolResult("好")

    endpoint = FakeEndpoint([[call("fill", '{"phone": "138****8000"}')], ["好[1]"]])
    question = f"电话 {MOBILE} 和 13811118000"

    await events_of(ask(endpoint, question, of=MASKING, tools=[FakeTool("fill", fill)]))

    assert given == ["138****8000"]
