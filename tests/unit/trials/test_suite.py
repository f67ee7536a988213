"""Running a suite."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.core.agents import TestCase, TestSuite
from studio.core.attachments import Attachment
from studio.core.documents import Document, DocumentKind
from studio.core.errors import EndpointUnreachable, NotFound
from studio.core.events import Outcome, RunEvent
from studio.runtime import Chat, Turn
from studio.trials import CaseResult, Expectation, run_suite, to_ask
from studio.trials.suite import Asking
from tests.unit.trials.fakes import BROKEN, FakeAgent, answered, cited


def suite(*questions: str) -> list[Asking]:
    return of(*(TestCase(question=question) for question in questions))


def of(*cases: TestCase) -> list[Asking]:
    return list(to_ask(TestSuite(cases=cases)))


async def test_results_keep_the_order_of_the_cases_and_are_told_as_they_come() -> None:
    slow = asyncio.Event()
    agent = FakeAgent({}, waits={"甲": slow})
    told: list[str] = []

    async def tell(result: CaseResult) -> None:
        told.append(result.question)
        if len(told) == 2:
            slow.set()

    results = await run_suite(suite("甲", "乙", "丙"), agent.ask, concurrency=2, hear=tell)

    assert [result.question for result in results] == ["甲", "乙", "丙"]
    assert told == ["乙", "丙", "甲"]
    assert all(result.passed for result in results)


async def test_no_more_cases_run_at_a_time_than_the_endpoint_allows() -> None:
    agent = FakeAgent({})

    await run_suite(suite(*"一二三四五六七八"), agent.ask, concurrency=3)

    assert agent.most_busy == 3


async def test_questions_before_make_a_conversation_and_only_the_last_is_judged() -> None:
    agent = FakeAgent({"白班几点?": answered("8 时[1]。"), "那夜班呢?": answered("20 时。")})
    case = TestCase(question="那夜班呢?", before=("白班几点?",), contains=("20 时",), lacks=("8 时",))

    (result,) = await run_suite(of(case), agent.ask)

    assert agent.asked[1] == ("那夜班呢?", [Turn("白班几点?", "8 时[1]。")])
    assert (result.answer, result.passed) == ("20 时。", True)


async def test_a_case_that_breaks_does_not_stop_the_others() -> None:
    gone = EndpointUnreachable(endpoint="City", host="model.example")
    agent = FakeAgent({"甲": gone, "乙": BROKEN})

    first, second, third = await run_suite(suite("甲", "乙", "丙"), agent.ask)

    assert [first.passed, second.passed, third.passed] == [False, False, True]
    assert first.trouble is not None
    assert first.trouble.name == "EndpointUnreachable"
    assert (second.answer, second.unmet[0].expectation) == ("半句", Expectation.ANSWERS)


async def test_a_conversation_ends_with_the_question_that_failed() -> None:
    agent = FakeAgent({"甲": BROKEN})

    (result,) = await run_suite(of(TestCase(question="乙", before=("甲",))), agent.ask)

    assert [question for question, _ in agent.asked] == ["甲"]
    assert not result.passed


async def test_a_case_brings_its_files_along_and_fails_when_one_is_not_there() -> None:
    attached: list[list[str]] = []

    async def ask(question: str, chat: Chat) -> AsyncIterator[RunEvent]:
        attached.append([attachment.name for attachment in chat.attachments])
        yield answered("读了。")

    async def attach(name: str) -> Attachment:
        if name != "files/表.csv":
            raise NotFound(kind="file", missing=name)
        return Attachment(Path(name), Document("表.csv", DocumentKind.CSV, "", 1, ()))

    cases = (
        TestCase(question="甲", attachments=("files/表.csv",)),
        TestCase(question="乙", attachments=("files/没有.csv",)),
    )
    with_file, without = await run_suite(of(*cases), ask, attach=attach)

    assert (with_file.passed, attached) == (True, [["表.csv"]])
    assert without.trouble is not None
    assert without.trouble.name == "NotFound"


async def test_a_result_tells_answer_sources_and_seconds() -> None:
    agent = FakeAgent({"甲": answered("2 米[1]", cited(page=3))})

    (result,) = await run_suite(suite("甲"), agent.ask)

    assert result.outcome is Outcome.ANSWERED
    assert [citation.place.page for citation in result.citations] == [3]
    assert result.seconds >= 0


async def test_a_stopped_suite_closes_what_it_had_asked() -> None:
    agent = FakeAgent({}, waits={question: asyncio.Event() for question in "甲乙"})
    running = asyncio.create_task(run_suite(suite("甲", "乙", "丙"), agent.ask, concurrency=2))
    await agent.two_busy.wait()

    running.cancel()

    with pytest.raises(asyncio.CancelledError):
        await running
    assert (agent.closed, agent.busy) == (2, 0)


async def test_no_cases_give_no_results() -> None:
    assert await run_suite(of(), FakeAgent({}).ask) == []
