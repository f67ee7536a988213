"""Home says what to do now: the next step, what each agent still needs, what waits for a review."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from studio.core.agents import TestCase, TestSuite
from studio.ui.components import ListRow, StatusLabel
from studio.ui.pages.home import HomePage
from studio.ui.pages.home.facts import (
    AgentLine,
    BaseLine,
    DueLine,
    FeedbackLine,
    HomeFacts,
    Missing,
    NewsLine,
)
from studio.ui.pages.home.gathering import agent_line, gather
from studio.workspace import Publishing, Workspace

WHEN = "2026-04-16T14:32:00+08:00"
READY = AgentLine("duty", "防汛值班助手", "robot", "1.3.0", 5, 5, Missing.NOTHING, 24, 24, WHEN)
UNTESTED = AgentLine("notice", "台风通知拟稿", "robot", "1.0.0", 3, 5, Missing.TEST_RUN)
WAITING = NewsLine(7, "政策匹配助手", "1.1.0", "submitted", "就业科二岗", "", WHEN, True)
RETURNED = NewsLine(6, "台风通知拟稿", "1.0.0", "changes_requested", "防汛科一岗", "请补充出处", "", False)


@pytest.fixture
def page(qtbot: QtBot) -> HomePage:
    page = HomePage()
    qtbot.addWidget(page)
    page.resize(1300, 800)
    page.show()
    return page


def press(qtbot: QtBot, page: HomePage, text: str) -> None:
    button = next(b for b in page.findChildren(QPushButton) if b.text() == text and not b.isHidden())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_newcomer_is_led_to_the_first_base(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(endpoint="practice"))

    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, "继续第 2 步")

    assert went.args == [("knowledge",)]


def test_the_last_step_opens_the_agent_to_be_tested(qtbot: QtBot, page: HomePage) -> None:
    bases = (BaseLine("防汛预案库", 1.0),)
    page.show_facts(HomeFacts(agents=(UNTESTED,), bases=bases, endpoint="practice"))

    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, "继续第 4 步")

    assert went.args == [("builder", "notice")]


def test_without_agents_the_sample_is_offered(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts())

    with qtbot.waitSignal(page.agents.sample_wanted):
        press(qtbot, page, "用防汛值班示例试试")


def test_each_agent_says_the_first_thing_it_needs(page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(READY, UNTESTED), endpoint="x"))

    states = {status.text() for status in page.agents.findChildren(StatusLabel)}
    assert "还没有测试" in states
    assert any(state.startswith("24 / 24") for state in states)


def test_a_row_opens_its_agent(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(READY,), endpoint="x"))

    with qtbot.waitSignal(page.went) as went:
        page.agents.findChildren(ListRow)[0].opened.emit()

    assert went.args == [("builder", "duty")]


def test_what_waits_for_me_comes_with_its_number(qtbot: QtBot, page: HomePage) -> None:
    facts = HomeFacts(news=(WAITING, RETURNED))
    page.show_facts(facts)

    with qtbot.waitSignal(page.went) as went:
        page.news.findChildren(ListRow)[0].opened.emit()

    assert facts.waiting == 1
    assert went.args == [("reviews", "7")]


def test_the_guide_once_closed_stays_away(page: HomePage) -> None:
    page.show_facts(HomeFacts(guide_closed=True))

    assert not page.guide.isVisible()


def test_in_a_narrow_window_the_side_cards_stand_below(page: HomePage) -> None:
    page.resize(760, 600)
    page.show_facts(HomeFacts(agents=(READY,)))
    page.resize(780, 600)

    assert page.endpoint.mapTo(page, page.endpoint.rect().topLeft()).x() < 100


async def test_facts_come_at_once_and_then_with_the_news(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        workspace.agents.create("duty", None, "防汛值班助手")

        seen = [facts async for facts in gather(workspace, Publishing(workspace))]

    assert [agent.name for agent in seen[0].agents] == ["防汛值班助手"]
    assert seen[0].practice
    assert seen[1].problems == ()


async def test_a_damaged_agent_is_said_and_hides_no_other(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        workspace.agents.create("duty", None, "防汛值班助手")
        broken = workspace.agents.create("broken", None, "x")
        (broken.path / "agent.yaml").write_text("id: [", encoding="utf-8")

        *_, facts = [facts async for facts in gather(workspace, Publishing(workspace))]

    assert [agent.id for agent in facts.agents] == ["duty"]
    assert [type(problem).__name__ for problem in facts.problems] == ["FileInvalid"]


async def test_the_first_missing_thing_is_named_in_order(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        publishing = Publishing(workspace)
        folder = workspace.agents.create("duty", None, "防汛值班助手")
        folder.save_instructions("")
        assert agent_line(folder, publishing, []).missing is Missing.INSTRUCTIONS

        folder.save_instructions("只依据预案回答。")
        assert agent_line(folder, publishing, []).missing is Missing.KNOWLEDGE

        knowledge = folder.agent.knowledge.model_copy(update={"bases": ("防汛预案库",)})
        folder.save_agent(folder.agent.model_copy(update={"knowledge": knowledge}))
        folder.save_tests(TestSuite())
        assert agent_line(folder, publishing, ["防汛预案库"]).missing is Missing.TESTS

        folder.save_tests(TestSuite(cases=(TestCase(question="几级响应？"),)))
        assert agent_line(folder, publishing, ["防汛预案库"]).missing is Missing.TEST_RUN


def test_feedback_of_users_becomes_a_test_question_with_one_click(qtbot: QtBot, page: HomePage) -> None:
    line = FeedbackLine(7, "duty", "duty 1.0.0", "几级响应？", "应为二级", "东城街道 一岗", WHEN, here=True)
    elsewhere = replace(line, number=8, here=False)
    page.show_facts(HomeFacts(feedback=(line, elsewhere)))

    with qtbot.waitSignal(page.feedback.taken) as taken:
        press(qtbot, page, "存为测试问题")
    assert taken.args == [7]
    with qtbot.waitSignal(page.feedback.dropped):
        press(qtbot, page, "不采纳")
    offered = [b.isEnabled() for b in page.findChildren(QPushButton) if b.text() == "存为测试问题"]
    assert offered == [True, False]


def test_what_is_due_leads_to_its_passport(qtbot: QtBot, page: HomePage) -> None:
    assert page.due.isHidden()
    page.show_facts(
        HomeFacts(due=(DueLine("duty", "防汛值班助手", "robot", "1.0.0", "2026-11-01", past=True),))
    )

    assert page.due.isVisible()
    row = page.due.findChildren(ListRow)[0]
    with qtbot.waitSignal(page.went) as went:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert went.args == [("catalogue", "duty")]
