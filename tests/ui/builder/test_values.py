"""The values behind the builder: readiness, states, lines, sentences."""

from dataclasses import replace

import pytest
from pydantic import ValidationError
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.core.agents import Agent, ExpectedCitation, TestCase
from studio.core.passages import Trouble
from studio.trials import CaseResult, Expectation, Report, RunLine
from studio.trials import Check as Judged
from studio.ui.pages.builder.draft import agent_with, problems_in
from studio.ui.pages.builder.readiness import Need, Standing, need_text
from studio.ui.pages.builder.section_states import section_states
from studio.ui.pages.builder.testing.last_run import LastRun
from studio.ui.pages.builder.testing.lines import Verdict, case_lines, expected_text, run_facts
from studio.ui.pages.builder.testing.run_banner import run_banner
from studio.ui.pages.use.agent_icon import agent_icon

AGENT = Agent(id="duty", name="值班助手")
FULL = Standing(
    named=True, instructed=True, documents=3, cases=2, tested=2, passed=2, current=True, held=True
)


def result(question: str, *, passed: bool) -> CaseResult:
    check = Judged(expectation=Expectation.CITES, expected="", actual="", met=passed)
    return CaseResult(question=question, checks=(check,), seconds=1.5, first_text=0.5)


def test_a_full_draft_misses_nothing() -> None:
    assert (FULL.met, FULL.first_missing) == (6, None)


@pytest.mark.parametrize(
    ("standing", "need", "text"),
    [
        (Standing(), Need.NAMED, "名称或用途未填写"),
        (Standing(named=True), Need.INSTRUCTED, "指令未填写"),
        (Standing(named=True, instructed=True), Need.KNOWLEDGE, "还没有载入知识"),
        (Standing(named=True, instructed=True, documents=1), Need.CASES, "还没有测试问题"),
        (Standing(True, True, lost=2), Need.INSTRUCTED, "指令里有 2 处引用没有着落"),
        (Standing(True, True, documents=1, tools=2, unfilled=1), Need.TOOLS, "1 个工具未填好"),
        (Standing(True, True, tools=2), Need.CASES, "还没有测试问题"),
        (replace(FULL, tested=5, passed=0, unanswered=5), Need.PASSED, "5 题没有回答"),
        (Standing(True, True, bases=1, tools=2), Need.KNOWLEDGE, "还没有载入知识"),
        (Standing(True, True, documents=1, cases=2), Need.PASSED, "还没有测试"),
        (replace(FULL, current=False), Need.PASSED, "测试后有改动，需重测"),
        (replace(FULL, passed=1), Need.PASSED, "1 题未通过"),
        (replace(FULL, held=False), Need.ATTACKED, "还没做攻击测试"),
        (replace(FULL, held=False, breached=True), Need.ATTACKED, "有攻击得逞"),
    ],
)
def test_the_first_thing_missing_is_named(standing: Standing, need: Need, text: str) -> None:
    assert standing.first_missing is need
    assert need_text(need, standing) == text


def test_fields_make_an_agent_and_wrong_ones_are_named() -> None:
    assert agent_with(AGENT, {("model", "max_tokens"): 900}).model.max_tokens == 900
    with pytest.raises(ValidationError) as caught:
        agent_with(AGENT, {("name",): "", ("version",): "1"})

    assert set(problems_in(caught.value)) == {("name",), ("version",)}


def test_sections_are_complete_or_ask_for_a_look() -> None:
    fields: dict[tuple[str, ...], object] = {
        ("name",): "甲", ("purpose",): "", ("instructions",): "写明出处", ("knowledge", "bases"): ["库"],
        ("opening", "greeting"): "", ("opening", "starters"): [], ("model", "endpoint"): "",
        ("guardrails", "declined_topics"): ["闲聊"], ("tools",): [{"tool": "gone"}],
    }  # fmt: skip

    states = section_states(fields, ["库"], [""])

    assert states == {
        "identity": "warn", "instructions": "ok", "knowledge": "ok",
        "tools": "warn", "opening": "", "model": "ok", "guardrails": "ok",
    }  # fmt: skip


def test_failures_come_first_and_each_result_belongs_to_one_case() -> None:
    cases = [TestCase(question="一"), TestCase(question="二"), TestCase(question="一")]

    lines = case_lines(cases, [result("一", passed=True), result("一", passed=False)])

    assert [(line.index, line.verdict.value) for line in lines] == [(2, "failed"), (1, "open"), (0, "passed")]


@pytest.mark.parametrize("name", ["EndpointKeyMissing", "EndpointFailed", "AnswerBroken"])
def test_a_question_the_endpoint_did_not_answer_has_not_failed(name: str) -> None:
    trouble = Trouble(name=name, facts={"endpoint": "共享模型"})
    away = result("一", passed=False).model_copy(update={"trouble": trouble})

    (line,) = case_lines([TestCase(question="一")], [away])

    assert line.verdict is Verdict.UNANSWERED


def test_the_banner_of_a_run_without_answers_says_why_and_leads_there(qtbot: QtBot) -> None:
    trouble = Trouble(name="EndpointKeyRefused", facts={"endpoint": "共享模型", "status": 401})
    away = result("一", passed=False).model_copy(update={"trouble": trouble})
    report = Report(
        agent="duty", agent_digest="a", knowledge_digest="k", endpoint="共享模型", model="m",
        started="2026-11-27T09:00:00+08:00", finished="2026-11-27T09:01:00+08:00", results=(away,),
    )  # fmt: skip

    banner = run_banner(LastRun(report=report, open=RunLine(head=report, total=1, unanswered=1)))

    assert banner is not None
    qtbot.addWidget(banner)
    assert "不接受这个密钥" in banner.text()
    assert [button.text() for button in banner.findChildren(QPushButton)] == [
        "继续",
        "打开端点设置",
        "复制详情",
    ]


def test_a_run_is_summed_up() -> None:
    facts = run_facts([result("一", passed=True), result("二", passed=False)])

    assert (facts.passed, facts.total, facts.sources, facts.first_text, facts.seconds) == (
        1,
        2,
        (1, 2),
        0.5,
        3.0,
    )


def test_what_a_case_expects_is_named_in_few_words() -> None:
    case = TestCase(question="一", contains=("甲", "乙"), cites=(ExpectedCitation(document="规定.md"),))

    assert expected_text(case) == "含“甲” +1 · 引用 规定.md"
    assert expected_text(TestCase(question="一", declines=True)) == "应当拒答"


def test_an_icon_nobody_has_is_the_usual_one() -> None:
    assert agent_icon("waves") == "waves"
    assert agent_icon("no-such-icon") == "robot-outline"
