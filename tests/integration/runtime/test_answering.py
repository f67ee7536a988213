"""A question over real HTTP and a real knowledge base, to a cited answer."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from studio.core.agents import Agent, Knowledge, TestCase, TestSuite
from studio.core.events import AnswerFinished, Outcome, RunEvent, TextDelta
from studio.documents import ReaderPool
from studio.endpoints import PRACTICE, Endpoint, PracticeServer
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.runtime import Chat, Turn, run_agent
from studio.trials import run_suite, to_ask

NOTHING = "预案库中没有查到。"
PLAN = """# 示例市防汛应急预案

## 一、值班
白班 8 时交接班,由带班领导主持,交接时逐项核对未办结事项。
夜班 20 时交接班,由值班长主持,交接时逐项核对未办结事项。

## 二、响应
水库水位超过汛限水位 2 米时,启动Ⅱ级应急响应,由市防指总指挥批准。

## 三、物资
中心仓库存放沙袋三万条,救生衣六百件,由市应急物资保障中心保管,调拨须经市防办同意。

## 四、转移
山洪沟口的居民在预警发布后两小时内转移到镇街确定的安置点,由镇街干部逐户通知。

## 五、报送
险情发生后十五分钟内电话报告,四十分钟内书面报告,内容包括时间、地点、影响和处置情况。

## 六、泵站
排涝泵站汛期每天试机一次,备用电源每周带载运行一小时,由市排水公司负责并记录。

## 七、学校
红色预警生效时,中小学校和幼儿园停课,由市教育局通过信息联络员通知到校。

## 八、医院
医疗机构储备三天的药品和氧气,转移患者时先转移重症监护病房的患者。
"""
AGENT = Agent(
    id="flood-duty", name="防汛值守助手", knowledge=Knowledge(bases=("flood",), nothing_found=NOTHING)
)


@pytest.fixture
async def base(tmp_path: Path) -> AsyncIterator[KnowledgeBase]:
    plan = tmp_path / "防汛应急预案.md"
    plan.write_text(PLAN, encoding="utf-8")
    async with ReaderPool(workers=1) as readers:
        bases = KnowledgeBases(tmp_path / "knowledge", readers)
        base = await bases.create("flood")
        await base.add([plan])
        yield base
        await bases.aclose()


@pytest.fixture
async def endpoint() -> AsyncIterator[Endpoint]:
    async with PracticeServer() as url, Endpoint(PRACTICE.model_copy(update={"base_url": url})) as ready:
        yield ready


def ask(
    base: KnowledgeBase, endpoint: Endpoint, question: str, chat: Chat | None = None, of: Agent = AGENT
) -> AsyncIterator[RunEvent]:
    return run_agent(of, "简短回答。", question, chat=chat or Chat(), endpoint=endpoint, bases=[base])


async def ending(events: AsyncIterator[RunEvent]) -> tuple[AnswerFinished, list[RunEvent]]:
    heard = [event async for event in events]
    assert isinstance(heard[-1], AnswerFinished), heard[-1]
    return heard[-1], heard


async def test_a_conversation_is_answered_with_its_sources(base: KnowledgeBase, endpoint: Endpoint) -> None:
    asked = "白班交接班由谁主持?"
    first, events = await ending(ask(base, endpoint, asked))

    assert first.outcome is Outcome.ANSWERED
    assert "带班领导" in first.text
    assert first.citations[0].document == "防汛应急预案.md"
    assert "一、值班" in first.citations[0].place.label()
    assert "".join(event.text for event in events if isinstance(event, TextDelta)) == first.text

    second, _ = await ending(ask(base, endpoint, "那夜班呢?", Chat([Turn(asked, first.text)])))

    assert "值班长" in second.text


async def test_what_the_base_does_not_hold_is_said(base: KnowledgeBase, endpoint: Endpoint) -> None:
    for question in ("住房公积金贷款额度上限?", "Who won the football match?"):
        answer, _ = await ending(ask(base, endpoint, question))

        assert (answer.outcome, answer.text) == (Outcome.NOTHING_FOUND, NOTHING)


async def test_a_server_that_is_gone_leaves_the_passages(base: KnowledgeBase) -> None:
    gone = PRACTICE.model_copy(update={"base_url": "http://127.0.0.1:9/v1"})

    async with Endpoint(gone) as endpoint:
        answer, _ = await ending(ask(base, endpoint, "启动Ⅱ级应急响应由谁批准?"))

    assert answer.outcome is Outcome.QUOTED
    assert answer.trouble is not None
    assert answer.trouble.name == "EndpointUnreachable"
    assert answer.citations


async def test_a_suite_passes_where_the_answers_are_right(base: KnowledgeBase, endpoint: Endpoint) -> None:
    cases = (
        TestCase.model_validate(
            {
                "question": "启动Ⅱ级应急响应由谁批准?",
                "contains": ["总指挥"],
                "cites": [{"document": "防汛应急预案", "place": "响应"}],
            }
        ),
        TestCase(question="那夜班呢?", before=("白班交接班由谁主持?",), contains=("值班长",)),
        TestCase(question="住房公积金贷款额度上限?", declines=True),
        TestCase(question="启动Ⅱ级应急响应由谁批准?", contains=("省长",)),
    )

    results = await run_suite(
        to_ask(TestSuite(cases=cases)),
        lambda question, chat: ask(base, endpoint, question, chat),
        concurrency=2,
    )

    assert [result.passed for result in results] == [True, True, True, False], results
