"""Home says what to do now: the next step, what each agent still needs, what waits for a review."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from studio.ui.components import Link, ListRow
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.builder.readiness import Standing
from studio.ui.pages.home import HomePage
from studio.ui.pages.home.agent_row import AgentRow
from studio.ui.pages.home.facts import (
    BaseLine,
    DueLine,
    EndpointLine,
    FeedbackLine,
    HomeFacts,
    NewsLine,
)
from studio.ui.pages.home.gathering import gather
from studio.ui.pages.home.hearing import in_sight
from studio.ui.pages.home.recent import RecentCard
from studio.workspace import FirstStep, FirstSteps, Publishing, Workspace

WHEN = "2026-04-16T14:32:00+08:00"
WHOLE = Standing(
    named=True,
    instructed=True,
    bases=1,
    documents=21,
    cases=24,
    tested=24,
    passed=24,
    current=True,
    held=True,
)
ALMOST = replace(WHOLE, passed=22)
READY = AgentLine("duty", "防汛值班助手", "robot", "1.3.0", changed=WHEN, standing=WHOLE)
FAILED = AgentLine(
    "notice", "台风通知拟稿", "robot", "1.0.0", changed=WHEN, standing=replace(WHOLE, passed=22)
)
WAITING = NewsLine(
    7, "match", "政策匹配助手", "1.1.0", "submitted", "就业科二岗", "", WHEN, True, unread=True
)
RETURNED = NewsLine(
    6, "notice", "台风通知拟稿", "1.0.0", "changes_requested", "防汛科一岗", "请补充出处", WHEN, False
)
BEGUN = FirstSteps(endpoint=True)
TESTED = FirstSteps(
    True, "防汛预案库", 21, "duty", "防汛值班助手", whole=True, questions=24, asked=24, passed=22
)


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


def texts(page: HomePage) -> str:
    QCoreApplication.processEvents()  # what was put into the page is laid out
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_an_empty_workspace_offers_two_ways_to_begin(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(steps=FirstSteps()))

    assert page.welcome.isVisible()
    assert not page.guide.isVisible()
    assert not page.agents.isVisible()
    with qtbot.waitSignal(page.welcome.went) as went:
        press(qtbot, page, "连接市里的模型端点")
    assert went.args == [FirstStep.ENDPOINT]
    with qtbot.waitSignal(page.welcome.sampled):
        press(qtbot, page, "先用练习端点")


def test_the_guide_says_what_the_step_is_for_and_does_it_with_ones_own_or_a_sample(
    qtbot: QtBot, page: HomePage
) -> None:
    page.show_facts(HomeFacts(steps=BEGUN))

    assert not page.welcome.isVisible()
    assert "知识库放本单位的文件" in texts(page)
    with qtbot.waitSignal(page.guide.went) as went:
        press(qtbot, page, "添加我的文件")
    assert went.args == [FirstStep.BASE]
    with qtbot.waitSignal(page.guide.sampled) as sampled:
        press(qtbot, page, "先用示例文件")
    assert sampled.args == [FirstStep.BASE]


def test_after_the_last_step_the_guide_leads_on_to_submit(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(steps=TESTED, agents=(FAILED,)))

    with qtbot.waitSignal(page.guide.went) as went:
        press(qtbot, page, "去提交")

    assert went.args == [FirstStep.SUBMIT]
    page.show_facts(HomeFacts(steps=replace(TESTED, submitted=True), agents=(FAILED,)))
    assert "已提交审核" in texts(page)


def test_what_is_not_known_yet_leaves_the_guide_as_it_is(page: HomePage) -> None:
    page.show_facts(HomeFacts())
    assert not page.guide.isVisible()
    assert not page.welcome.isVisible()
    page.show_facts(HomeFacts(steps=BEGUN))

    page.show_facts(HomeFacts())

    assert page.guide.isVisible()


def test_without_agents_the_sample_is_offered(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(steps=BEGUN))

    with qtbot.waitSignal(page.agents.sample_wanted):
        press(qtbot, page, "用防汛值班示例试试")


def test_each_agent_names_the_first_thing_it_needs_as_a_link_to_it(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(READY, FAILED), steps=TESTED))

    assert "6 / 6" in texts(page)
    assert "1 个需要处理" in texts(page)
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, "2 题未通过")

    assert went.args == [("builder", "notice", "passed")]


def test_a_row_says_what_is_in_use_and_opens_its_agent(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(READY,), live={"duty": "1.2.0"}, steps=TESTED))

    assert "在用 1.2.0 · 草稿 1.3.0" in texts(page)
    with qtbot.waitSignal(page.went) as went:
        page.agents.findChildren(AgentRow)[0].opened.emit()

    assert went.args == [("builder", "duty")]


def test_of_sixty_agents_the_last_touched_are_shown_and_the_rest_is_one_link_away(
    qtbot: QtBot, page: HomePage
) -> None:
    page.show_facts(HomeFacts(agents=tuple(replace(READY, id=f"a{n}") for n in range(60)), steps=TESTED))

    assert len(page.agents.findChildren(AgentRow)) == 6
    assert "共 60 项" in texts(page)
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, "全部智能体")
    assert went.args == [("agents",)]


def test_what_was_returned_says_so_first_and_leads_to_the_remarks(qtbot: QtBot, page: HomePage) -> None:
    bases = (BaseLine("预案库", 1.0, documents=20, failed=2, counted=True),)
    page.show_facts(HomeFacts(agents=(FAILED,), bases=bases, returned={"notice": "请补充出处"}, steps=TESTED))

    card, base = page.findChildren(RecentCard)
    assert card.thing.state == "退回修改：请补充出处"
    assert (base.thing.state, base.thing.tag) == ("知识库 · 20 份文档", "2 份没有载入")
    with qtbot.waitSignal(page.went) as went:
        QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    assert went.args == [("builder", "notice", "release")]


def test_an_agent_that_waits_for_a_reviewer_is_not_ready_to_be_submitted_again(page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(FAILED,), reviewed=frozenset({"notice"}), steps=TESTED))

    (card,) = page.findChildren(RecentCard)
    assert card.thing.tag == "等待审核"


def test_the_endpoint_says_how_it_answered_today(page: HomePage) -> None:
    busy = EndpointLine("市级共享模型", False, ("chat", "rerank"), 4, 0.93, asked=40, queued=3, latest=WHEN)
    page.show_facts(HomeFacts(endpoint=busy))

    assert "首字 0.9 秒 · 同时最多 4 个 · 排过队 3 次" in texts(page)
    assert "对话、重排可用" in texts(page)
    assert "正常" in texts(page)
    page.show_facts(HomeFacts(endpoint=replace(busy, failed=40, trouble="EndpointTimedOut")))
    assert "没有回应" in texts(page)
    page.show_facts(HomeFacts(endpoint=replace(busy, failed=9)))
    assert "不太稳" in texts(page)


def test_one_who_only_uses_agents_sees_those_and_no_guide(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(steps=FirstSteps(), used=(READY,), builds=False, hears=False))

    assert not page.welcome.isVisible()
    assert not page.news.isVisible()
    assert [action.text for action in page.header.actions] == ["打开目录"]
    assert "我使用的智能体" in texts(page)
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, "打开")
    assert went.args == [("agents", "use", "duty")]


def test_what_was_recalled_is_said_to_its_users_and_its_author(page: HomePage) -> None:
    page.show_facts(HomeFacts(used=(replace(READY, heard="recalled"),), builds=False))
    assert "已召回" in texts(page)

    gone = replace(RETURNED, state="recalled", comment="限额已调整")
    page.show_facts(HomeFacts(news=(gone,)))
    assert "已召回 · 限额已调整" in texts(page)


def test_a_draft_that_is_in_use_as_it_is_waits_for_nothing(page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(READY,), live={"duty": "1.3.0"}))

    assert "可以提交" not in texts(page)
    assert "已发布" in texts(page)


def test_what_waits_for_me_comes_with_its_number(qtbot: QtBot, page: HomePage) -> None:
    facts = HomeFacts(news=(WAITING, RETURNED), waiting=1)
    page.show_facts(facts)

    with qtbot.waitSignal(page.went) as went:
        page.news.findChildren(ListRow)[0].opened.emit()

    assert facts.unread == 1
    assert "1 条未读" in texts(page)
    assert went.args == [("reviews", "7")]


def test_what_waits_beyond_the_lines_is_told_and_leads_to_the_reviews(qtbot: QtBot, page: HomePage) -> None:
    page.show_facts(HomeFacts(news=(WAITING,), waiting=1))
    assert [one.text() for one in page.news.findChildren(Link)] == ["全部"]

    page.show_facts(HomeFacts(news=(WAITING,), waiting=8))
    with qtbot.waitSignal(page.went) as went:
        press(qtbot, page, "还有 7 件等你审核")

    assert went.args == [("reviews",)]


def test_what_was_decided_of_mine_is_not_hidden_by_what_waits() -> None:
    mine = [replace(RETURNED, number=number, unread=True) for number in (20, 21, 22)]
    waiting = [replace(WAITING, number=number) for number in range(9)]

    assert [line.number for line in in_sight([*waiting, *mine])] == [0, 1, 2, 3, 20, 21]
    assert [line.number for line in in_sight([*waiting, RETURNED])] == [0, 1, 2, 3, 4, 5]


def test_the_guide_once_closed_stays_away(page: HomePage) -> None:
    page.show_facts(HomeFacts(guide_closed=True, steps=FirstSteps()))

    assert not page.guide.isVisible()
    assert not page.welcome.isVisible()
    assert page.agents.isVisible()


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
    assert seen[0].endpoint.practice
    assert seen[2].steps == FirstSteps(endpoint=True, agent="duty", name="防汛值班助手")
    assert seen[-1].problems == ()
    assert [facts.counted for facts in seen][0::4] == [False, True], "what waits is known with the news"


async def test_what_was_counted_stands_while_the_catalogue_is_away(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        away = workspace.settings.model_copy(update={"catalogue": "http://127.0.0.1:9"})
        workspace.save_settings(away)
        known = HomeFacts(waiting=3, counted=True)
        first = [facts async for facts in gather(workspace, Publishing(workspace))]
        again = [facts async for facts in gather(workspace, Publishing(workspace), known)]

    assert first[-1].problems
    assert not first[-1].counted
    assert (again[-1].waiting, again[-1].counted) == (3, True)


def test_rows_that_say_the_same_stay_as_they_are(page: HomePage) -> None:
    page.show_facts(HomeFacts(agents=(READY,)))
    rows = page.agents.rows()

    page.show_facts(HomeFacts(agents=(READY,), waiting=1))
    assert page.agents.rows() == rows
    page.show_facts(HomeFacts(agents=(FAILED,)))
    assert page.agents.rows() != rows


async def test_what_was_known_stands_until_it_is_found_out_anew(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        workspace.agents.create("duty", None, "防汛值班助手")
        known = HomeFacts(agents=(replace(READY, name="旧名"),), waiting=2, steps=TESTED)

        first, *_, last = [facts async for facts in gather(workspace, Publishing(workspace), known)]

    assert [(line.name, line.standing) for line in first.agents] == [("防汛值班助手", READY.standing)]
    assert (first.waiting, first.steps) == (2, TESTED)
    assert last.agents[0].standing != READY.standing
    assert last.waiting == 0


async def test_a_damaged_agent_is_said_and_hides_no_other(tmp_path: Path) -> None:
    async with Workspace(tmp_path) as workspace:
        workspace.agents.create("duty", None, "防汛值班助手")
        broken = workspace.agents.create("broken", None, "x")
        (broken.path / "agent.yaml").write_text("id: [", encoding="utf-8")

        *_, facts = [facts async for facts in gather(workspace, Publishing(workspace))]

    assert {agent.id: agent.trouble is None for agent in facts.agents} == {"duty": True, "broken": False}
    assert facts.steps is not None
    assert facts.steps.agent == "duty"


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
