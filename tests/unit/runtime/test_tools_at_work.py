"""While tools work: the person is asked, what they make is told, and trouble stays theirs."""

import asyncio
from typing import Any

from studio.core.agents import ToolUse
from studio.core.artifacts import Artifact
from studio.core.errors import ConsentRefused, EndpointUnreachable
from studio.core.events import (
    AnswerFinished,
    ArtifactMade,
    ConfirmationAsked,
    ConfirmationGiven,
    ModelAnswered,
    ModelAsked,
    Outcome,
    RunEvent,
    RunFailed,
    ToolCalled,
    ToolReturned,
)
from studio.core.passages import Passage
from studio.core.proposals import Effect, Proposal
from studio.endpoints import Message, Role, UsagePiece
from studio.runtime import Chat, Turn
from studio.tools import ToolContext, ToolResult
from tests.unit.runtime.fakes import TWO, FakeBase, FakeEndpoint, FakeTool, agent, ask, call, events_of, only

FREE = agent(knowledge={"only_from_knowledge": False})
SEND = Proposal(tool="send", effect=Effect.SENDS, target="https://example.org", content="水位 3 米")


async def send(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
    return ToolResult("已发送" if await context.consent(SEND) else "用户没有同意")


def run(
    endpoint: FakeEndpoint, *tools: FakeTool, chat: Chat | None = None, agrees: bool = True
) -> "asyncio.Future[list[RunEvent]]":
    async def consent(proposal: Proposal) -> bool:
        return agrees

    told = ask(endpoint, of=FREE, base=FakeBase(()), tools=tools, chat=chat, consent=consent)
    return asyncio.ensure_future(events_of(told))


async def test_the_person_is_asked_with_exactly_what_will_be_done() -> None:
    endpoint = FakeEndpoint([[call("send")], ["好"]])

    events = await run(endpoint, FakeTool("send", send))

    kinds = [type(event) for event in events]
    asked = kinds.index(ConfirmationAsked)
    assert kinds[asked - 1 : asked + 3] == [ToolCalled, ConfirmationAsked, ConfirmationGiven, ToolReturned]
    assert events[asked] == ConfirmationAsked(call="c1", proposal=SEND)
    assert events[asked + 1] == ConfirmationGiven(call="c1", agreed=True)
    assert endpoint.requests[1][-1].content == "已发送"


async def test_a_person_who_declines_is_obeyed_and_the_model_is_told() -> None:
    endpoint = FakeEndpoint([[call("send")], ["好"]])

    events = await run(endpoint, FakeTool("send", send), agrees=False)

    assert only(ConfirmationGiven, events)[0].agreed is False
    assert endpoint.requests[1][-1].content == "用户没有同意"


async def test_who_said_no_twice_is_not_asked_again_in_this_run_and_the_model_is_told_to_let_it_be() -> None:
    async def insist(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        if not await context.consent(SEND.model_copy(update={"content": str(arguments)})):
            raise ConsentRefused(tool="send")
        return ToolResult("已发送")

    calls = [[call("send", f'{{"n": {number}}}', number=str(number))] for number in range(4)]
    endpoint = FakeEndpoint([*calls, ["好"]])

    events = await run(endpoint, FakeTool("send", insist), agrees=False)

    assert [event.agreed for event in only(ConfirmationGiven, events)] == [False, False]
    assert len(only(ToolReturned, events)) == 4
    assert "用户没有同意" in endpoint.requests[1][-1].content
    assert "ConsentRefused" not in endpoint.requests[1][-1].content


async def test_the_question_is_looked_up_while_the_tools_are_made() -> None:
    looked_up = asyncio.Event()

    class Waiting(FakeBase):
        async def search(self, question: str, top: int = 6) -> list[Passage]:
            looked_up.set()
            return list(TWO)

    async def consent(proposal: Proposal) -> bool:
        await looked_up.wait()
        return False

    started = ToolUse(tool="mcp", settings={"command": "no-such-server"})
    endpoint = FakeEndpoint([["超过 2 米时[1]。"]])
    async with asyncio.timeout(20):
        events = await events_of(ask(endpoint, of=agent(tools=(started,)), base=Waiting(), consent=consent))

    assert [event.trouble and event.trouble.name for event in only(ToolReturned, events)] == [
        "ConsentRefused"
    ]
    assert isinstance(events[-1], AnswerFinished)


async def test_a_search_goes_with_a_run_that_cannot_begin() -> None:
    class Endless(FakeBase):
        async def search(self, question: str, top: int = 6) -> list[Passage]:
            await asyncio.Event().wait()
            return []

    unknown = agent(tools=(ToolUse(tool="no_such_kind"),))
    async with asyncio.timeout(20):
        events = await events_of(ask(FakeEndpoint([[]]), of=unknown, base=Endless()))

    assert isinstance(events[-1], RunFailed)


async def test_the_question_to_the_person_is_told_before_it_is_answered() -> None:
    heard, answer = asyncio.Event(), asyncio.Event()

    async def consent(proposal: Proposal) -> bool:
        await answer.wait()
        return True

    async def listen() -> None:
        told = ask(
            FakeEndpoint([[call("send")], ["好"]]), of=FREE, tools=[FakeTool("send", send)], consent=consent
        )
        async for event in told:
            if isinstance(event, ConfirmationAsked):
                heard.set()

    listening = asyncio.create_task(listen())
    await heard.wait()
    answer.set()
    await listening


async def test_two_tools_ask_one_after_the_other() -> None:
    open_questions, most = 0, 0

    async def consent(proposal: Proposal) -> bool:
        nonlocal open_questions, most
        open_questions += 1
        most = max(most, open_questions)
        await asyncio.sleep(0)
        open_questions -= 1
        return True

    both = [call("send", number="a"), call("send", '{"again": 1}', number="b")]
    told = ask(FakeEndpoint([both, ["好"]]), of=FREE, tools=[FakeTool("send", send)], consent=consent)
    events = await events_of(told)

    assert most == 1
    assert [event.call for event in only(ConfirmationGiven, events)] == ["a", "b"]


async def test_calls_run_side_by_side_and_their_results_keep_the_order() -> None:
    second_began = asyncio.Event()

    async def first(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        await second_began.wait()
        return ToolResult("一")

    async def second(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        second_began.set()
        return ToolResult("二")

    calls = [call("first", number="a"), call("second", number="b")]
    endpoint = FakeEndpoint([calls, ["好"]])

    events = await run(endpoint, FakeTool("first", first), FakeTool("second", second))

    assert [event.text for event in only(ToolReturned, events)] == ["一", "二"]
    assert [message.tool_call_id for message in endpoint.requests[1][-2:]] == ["a", "b"]


async def test_a_file_is_told_as_soon_as_it_is_made() -> None:
    async def write(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        file = context.folder / "通知.docx"
        context.tell(ArtifactMade(artifact=Artifact(name=file.name, path=file)))
        return ToolResult("写好了")

    chat = Chat()
    events = await run(FakeEndpoint([[call("write")], ["好"]]), FakeTool("write", write), chat=chat)

    kinds = [type(event) for event in events]
    assert kinds.index(ToolCalled) < kinds.index(ArtifactMade) < kinds.index(ToolReturned)
    chat.close()


async def test_a_tool_that_breaks_down_is_told_to_the_model_and_the_run_goes_on() -> None:
    async def broken(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        raise ZeroDivisionError("division by zero")

    endpoint = FakeEndpoint([[call("broken")], ["算不出来。"]])

    events = await run(endpoint, FakeTool("broken", broken))

    trouble = only(ToolReturned, events)[0].trouble
    assert trouble is not None
    assert trouble.name == "ToolFailed"
    assert trouble.facts == {"tool": "broken", "problem": "ZeroDivisionError: division by zero"}
    assert "division by zero" in endpoint.requests[1][-1].content
    assert isinstance(events[-1], AnswerFinished)
    assert events[-1].outcome is Outcome.ANSWERED


async def test_something_cancelled_inside_a_tool_does_not_stop_the_run() -> None:
    async def cancelled(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        raise asyncio.CancelledError

    events = await run(FakeEndpoint([[call("cancelled")], ["好"]]), FakeTool("cancelled", cancelled))

    assert isinstance(events[-1], AnswerFinished)


async def test_a_tool_knows_what_was_said_and_keeps_its_memory_for_the_chat() -> None:
    seen: list[ToolContext] = []

    async def remember(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        seen.append(context)
        context.memory["times"] = context.memory.get("times", 0) + 1
        return ToolResult(str(context.memory["times"]))

    chat, tool = Chat(turns=[Turn("以前的问题", "答")]), FakeTool("remember", remember)
    for _ in range(2):
        await run(FakeEndpoint([[call("remember")], ["好"]]), tool, chat=chat)

    assert seen[0].said == ("以前的问题", "什么时候启动Ⅱ级响应?")
    assert chat.memory == {"remember": {"times": 2}}
    chat.close()


async def test_a_tool_may_ask_the_model_and_that_is_traced_and_counted() -> None:
    async def think(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        assert context.ask_model is not None
        return ToolResult(await context.ask_model([Message(Role.USER, "归类")]))

    endpoint = FakeEndpoint([[call("think")], ["市容", UsagePiece(5, 1)], ["好", UsagePiece(7, 2)]])

    events = await run(endpoint, FakeTool("think", think))

    asked, answered = only(ModelAsked, events), only(ModelAnswered, events)
    assert [event.step for event in asked] == [event.step for event in answered] == [1, 2, 3]
    assert asked[1].request["messages"] == [{"role": "user", "content": "归类"}]
    assert endpoint.requests[2][-1].content == "市容"
    assert isinstance(events[-1], AnswerFinished)
    assert (events[-1].usage.prompt_tokens, events[-1].usage.completion_tokens) == (12, 3)


async def test_an_endpoint_that_fails_inside_a_tool_is_the_tools_trouble() -> None:
    async def think(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        assert context.ask_model is not None
        return ToolResult(await context.ask_model([Message(Role.USER, "归类")]))

    gone = EndpointUnreachable(endpoint="City", host="model.example")
    events = await run(FakeEndpoint([[call("think")], [gone], ["好"]]), FakeTool("think", think))

    trouble = only(ToolReturned, events)[0].trouble
    assert trouble is not None
    assert trouble.name == "EndpointUnreachable"
    assert isinstance(events[-1], AnswerFinished)


async def test_a_model_run_wild_makes_no_more_than_so_many_calls_at_once() -> None:
    made = 0

    async def count(arguments: dict[str, Any], context: ToolContext) -> ToolResult:
        nonlocal made
        made += 1
        return ToolResult("1")

    wild = [call("count", f'{{"n": {number}}}', str(number)) for number in range(40)]

    events = await run(FakeEndpoint([wild, ["好"]]), FakeTool("count", count))

    assert made == 16
    assert len(only(ToolReturned, events)) == 40
    assert isinstance(events[-1], AnswerFinished)
