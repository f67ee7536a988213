"""One review: what changed, what was checked, a trial of the package, and a decision with its reason."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt

from studio.catalogue import CheckName, Release, Spot, Submission, SubmissionState
from studio.catalogue.values.validity import months_after
from studio.core.agents import ToolUse
from studio.core.events import AnswerFinished
from studio.ui.pages.reviews import create
from studio.ui.pages.reviews.page import ReviewsPage
from studio.ui.pages.reviews.reading import read_review
from studio.ui.pages.reviews.remarks import RemarkThread
from studio.ui.pages.reviews.remarks.composer import Composer
from studio.workspace.settings import AUTHOR, REVIEWER
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD, Shelves, offers, press, said


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where throw-away installations go in this test."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def opened(office: Office, number: int) -> ReviewsPage:
    page = create(office.services)
    assert isinstance(page, ReviewsPage)
    office.qtbot.addWidget(page)
    page.resize(1440, 900)
    page.open(str(number))
    page.refresh()
    page.show()
    office.until(page.review.bar.isVisible)
    return page


def act_as(office: Office, person: str) -> None:
    people = (*office.workspace.settings.people, THIRD)
    changes = {"people": people, "person": person}
    office.workspace.save_settings(office.workspace.settings.model_copy(update=changes))


def decided(office: Office, number: int) -> SubmissionState:
    state: SubmissionState = office.run(read_review, office.workspace, number).submission.state
    return state


def submitted(office: Office, number: int) -> Submission:
    found: Submission = office.run(read_review, office.workspace, number).submission
    return found


def test_a_review_shows_what_changed_since_the_version_in_use(office: Office, shelves: Shelves) -> None:
    shelves.release()
    instructions = "只依据现行知识库回答。\n回答要注明出处。"
    documents = {"防汛应急预案.docx": "一、总则\n响应分为五级。", "新办法.md": "新的办法。"}
    draft = shelves.draft(version="1.1.0", instructions=instructions, documents=documents)
    shelves.submit(draft, by=THIRD)

    page = opened(office, 2)

    told = said(page.review.changes)
    for fact in ("新办法.md", "防汛预案 · 新增", "防汛预案 · 移除", "防汛预案 · 有变动", "+1 行", "−1 行"):
        assert fact in told
    assert "只依据现行知识库回答" in page.review.changes.text()
    assert "与在用 1.0.0 比较" in page.header.note
    assert page.header.title == "防汛值守助手 1.1.0"


def test_an_approval_needs_its_reason_and_lists_the_agent(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)

    press(page.review.bar, "通过")
    office.until(lambda: "理由" in page.review.bar.note())
    assert decided(office, 1) is SubmissionState.SUBMITTED

    page.review.bar.reason.setText("出处完整。")
    press(page.review.bar, "通过")

    office.until(lambda: "出处完整。" in page.review.bar.note())
    assert decided(office, 1) is SubmissionState.RELEASED
    assert office.notices.said_texts == ["已通过：“防汛值守助手”1.0.0 已在目录上架"]
    assert not page.review.bar.approve.isVisible()
    office.until(lambda: office.navigator.badges == {"reviews": 0})


def test_a_reviewer_says_until_when_a_version_holds(office: Office, shelves: Shelves) -> None:
    page = opened(office, shelves.submit(shelves.draft()).number)
    page.review.bar.reason.setText("出处完整。")
    page.review.bar.months.set_value("3")
    press(page.review.bar, "通过")

    office.until(lambda: not page.review.bar.approve.isVisible())
    held = office.run(release_of, office)
    assert held.valid_until == months_after(date.today(), 3).isoformat()


async def release_of(office: Office) -> Release:
    async with office.workspace.catalogue() as client:
        return await client.shelf.release("flood-duty")


@pytest.mark.parametrize(
    ("button", "state"),
    [("拒绝", SubmissionState.REJECTED), ("退回修改", SubmissionState.CHANGES_REQUESTED)],
)
def test_a_submission_is_returned_or_rejected(
    office: Office, shelves: Shelves, button: str, state: SubmissionState
) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)

    page.review.bar.reason.setText("请补充出处。")
    press(page.review.bar, button)

    office.until(lambda: office.notices.said_texts)
    assert decided(office, 1) is state
    press(page.review.bar, "回到待审列表")
    assert office.navigator.went[-1] == ("reviews",)


def test_an_author_reads_but_cannot_decide_and_may_withdraw(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(), by=AUTHOR)
    page = opened(office, 1)

    assert not page.review.bar.approve.isVisible()
    assert not page.review.bar.reject.isVisible()
    assert page.review.bar.note() == "自己不能审自己的提交，由同事决定。"

    press(page.review.bar, "撤回")
    assert "原因" in page.review.bar.note()
    assert decided(office, 1) is SubmissionState.SUBMITTED

    page.review.bar.reason.setText("还要再改")
    press(page.review.bar, "撤回")
    office.until(lambda: office.notices.said_texts == ["已撤回"])
    assert decided(office, 1) is SubmissionState.WITHDRAWN


def test_who_packed_it_for_another_is_told_beside_the_buttons(office: Office, shelves: Shelves) -> None:
    content = shelves.draft(author=AUTHOR).build().content
    shelves.submit_package(content, REVIEWER, "代交")
    page = opened(office, 1)

    assert page.review.bar.note() == "你打包或上传过它的版本，由同事决定。"
    assert not page.review.bar.approve.isEnabled()


def test_a_line_is_commented_answered_and_settled(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="只依据知识库回答。\n回答要注明出处。"), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes

    lines = changes.instructions.diffs[0]
    lines.setFocus()
    office.press(lines, Qt.Key.Key_Down)
    office.press(lines, Qt.Key.Key_Down)
    office.press(lines, Qt.Key.Key_Return)
    office.until(lambda: offers(changes, "提意见"))
    (composer,) = changes.findChildren(Composer)
    composer.field.set_value("注明到条款")
    press(composer, "提意见")

    office.until(lambda: "注明到条款" in said(changes))
    (remark,) = submitted(office, 1).remarks
    assert (remark.file, remark.line, remark.quote) == ("instructions.md", 2, "回答要注明出处。")
    office.until(lambda: offers(changes, "回复"))
    (thread,) = changes.findChildren(RemarkThread)
    press(thread, "回复")
    office.until(lambda: offers(thread, "发送"))
    thread.field.setText("好")
    press(thread, "发送")
    office.until(lambda: "好" in said(changes))
    office.until(lambda: offers(changes, "标为已解决"))
    press(changes, "标为已解决")
    office.until(lambda: "已解决" in said(changes))
    page.review.tabs.set_current("remarks")
    assert "指令第 2 行" in said(page.review.remarks)


def test_a_comment_leaves_the_reader_where_they_were(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="\n".join(f"第{n}条 注明出处。" for n in range(80))), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes
    bar = changes.verticalScrollBar()
    changes.book.write_at(Spot(file="instructions.md", line=40, digest=changes.digest))
    office.until(lambda: offers(changes, "提意见"))
    (composer,) = changes.findChildren(Composer)
    composer.field.set_value("写明依据")
    office.until(composer.field.hasFocus)
    place = bar.value()
    press(composer, "提意见")
    office.until(lambda: offers(changes, "回复"))
    office.until(lambda: 0 < place == bar.value())


def test_a_setting_and_a_document_are_commented_where_they_stand(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes
    for file, subject in (("agent.yaml", "model.temperature"), ("knowledge", "防汛预案/值班制度.md")):
        page.review.book.said.emit(Spot(file=file, subject=subject, digest=changes.digest), "看这里")
    office.until(lambda: said(changes).count("看这里") == 2)
    found = {one.subject for one in submitted(office, 1).remarks}
    assert found == {"model.temperature", "防汛预案/值班制度.md"}


def test_a_comment_leads_to_the_place_it_is_about(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="\n".join(f"第{n}条规定。" for n in range(60))), by=THIRD)
    page = opened(office, 1)
    changes, remarks = page.review.changes, page.review.remarks
    page.review.book.said.emit(Spot(file="instructions.md", line=55, digest=changes.digest), "看这里")
    office.until(lambda: "看这里" in said(changes))
    page.review.tabs.set_current("remarks")
    office.until(lambda: offers(remarks, "去看"))

    press(remarks, "去看")

    (thread,) = changes.findChildren(RemarkThread)
    office.until(lambda: not thread.visibleRegion().isEmpty())
    office.until(changes.verticalScrollBar().value)
    assert page.focusWidget() is thread


def test_where_one_writes_comes_into_sight(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(instructions="\n".join(f"第{n}条规定。" for n in range(60))), by=THIRD)
    page = opened(office, 1)
    changes = page.review.changes

    changes.book.write_at(Spot(file="instructions.md", line=58, digest=changes.digest))

    office.until(lambda: offers(changes, "提意见"))
    (composer,) = changes.findChildren(Composer)
    office.until(lambda: composer.visibleRegion().boundingRect().height() == composer.height())


def test_what_it_is_for_and_whose_it_is_stand_first(office: Office, shelves: Shelves) -> None:
    shelves.release()
    shelves.submit(shelves.draft(version="1.1.0", instructions="只此一行。"), by=THIRD, note="精简指令")
    page = opened(office, 2)
    told = said(page.review.changes)
    for fact in ("用途: 没有写明", "责任单位: 示例市应急管理局", "更新说明: 精简指令"):
        assert fact in told


def test_another_submission_is_read_from_its_beginning(office: Office, shelves: Shelves) -> None:
    for agent in ("one", "two"):
        shelves.submit(shelves.draft(agent=agent), by=THIRD)
    page = opened(office, 1)
    bar = page.review.changes.verticalScrollBar()
    office.until(bar.maximum)
    bar.setValue(bar.maximum())
    page.review.bar.months.set_value("3")
    page.review.bar.reason.setText("同意")

    page.open("2")

    office.until(lambda: page.header.title == "防汛值守助手 1.0.0" and page.review.bar.isVisible())
    assert bar.value() == 0
    assert (page.review.bar.months.value(), page.review.bar.reason.text()) == ("", "")


def test_what_a_tool_wants_to_write_is_asked_in_the_sandbox_first(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    office.write_agent(tools=(ToolUse(tool="official_document"),))
    office.load_rules()
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    office.run(office.services.publishing.submit, office.folder, "首次", reasons)
    page = opened(office, 1)
    chat = page.review.side.chat

    for answer in ("refuse", "agree"):
        chat.asked.emit("写一份关于开展防汛检查的通知")
        exchange = chat.view.shown(-1)
        office.until(exchange.acts.asking)
        assert not list(temporary.rglob("*.docx"))
        office.click(getattr(exchange.acts.asking(), answer))
        office.until(lambda: chat.view.exchanges[-1].finished)

    assert [file.suffix for file in temporary.rglob("*.docx")] == [".docx"]
    page.open()
    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_the_suite_is_run_again_and_stands_beside_the_author_s(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    office.write_agent()
    office.load_rules()
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    act_as(office, THIRD.id)
    reasons = dict.fromkeys(CheckName, "示例")
    office.run(office.services.publishing.submit, office.folder, "首次", reasons)
    act_as(office, REVIEWER.id)
    page = opened(office, 1)
    evidence = page.review.evidence
    page.review.tabs.set_current("evidence")
    office.until(lambda: "通过 1 / 1" in said(evidence))

    office.until(lambda: offers(evidence, "用我的端点重测"))
    press(evidence, "用我的端点重测")

    office.until(lambda: "的重测对照" in said(evidence))
    (rerun,) = submitted(office, 1).reruns
    assert (rerun.person, rerun.passed, rerun.total) == (REVIEWER.id, 1, 1)
    office.until(lambda: offers(evidence, "对照"))
    assert office.workspace.installed.ids() == []
    page.open()
    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_a_colleague_who_was_quicker_is_told_in_place(office: Office, shelves: Shelves) -> None:
    submission = shelves.submit(shelves.draft(), by=THIRD)
    page = opened(office, 1)
    shelves.approve(submission, by=REVIEWER)

    page.review.bar.reason.setText("同意。")
    press(page.review.bar, "通过")

    office.until(lambda: "法规科一岗 通过" in page.review.bar.note())
    assert not page.review.bar.approve.isVisible()
    assert len(office.notices.said_texts) == 1
    assert decided(office, 1) is SubmissionState.RELEASED


def test_personal_data_is_a_warning_that_stands_open(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(documents={"通讯录.md": "联系人电话 13800001234。"}))
    page = opened(office, 1)

    told = said(page.review.side)
    assert "手机号 1 处" in told
    assert "个人信息: 提醒" in told


def test_tabs_show_evidence_documents_and_record(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft(), note="第一次上架")
    page = opened(office, 1)

    page.review.tabs.set_current("documents")
    assert "防汛应急预案.docx" in said(page.review)
    page.review.tabs.set_current("record")
    assert "第一次上架" in said(page.review.record)
    page.review.tabs.set_current("checks")
    assert "看了全部文档的名称、正文和各页" in said(page.review)


def test_the_submitted_version_is_tried_and_thrown_away(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    office.write_agent()
    office.load_rules()
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    office.run(office.services.publishing.submit, office.folder, "首次", reasons)
    page = opened(office, 1)
    chat = page.review.side.chat
    office.until(lambda: "我依据值班规定回答。" in said(chat))
    page.review.tabs.set_current("evidence")
    office.until(lambda: "通过 1 / 1" in said(page.review.evidence))

    chat.asked.emit("防汛值班每天几点交接班？")

    office.until(lambda: chat.view.exchanges[-1].finished)
    answer = chat.view.exchanges[-1].finished
    assert isinstance(answer, AnswerFinished)
    assert "8时30分" in answer.text
    assert office.workspace.installed.ids() == []
    assert len(list(temporary.glob("agent-studio-review-*"))) == 1

    page.open()

    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_a_page_thrown_away_leaves_nothing_installed(
    office: Office, shelves: Shelves, temporary: Path
) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)
    office.until(lambda: list(temporary.glob("agent-studio-review-*")))

    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    office.until(lambda: not list(temporary.glob("agent-studio-review-*")))


def test_a_submission_that_does_not_exist_is_said(office: Office) -> None:
    page = create(office.services)
    assert isinstance(page, ReviewsPage)
    office.qtbot.addWidget(page)
    page.open("77")
    page.show()

    office.until(lambda: "77" in said(page.review))


def test_in_a_narrow_window_checks_and_trial_are_a_sheet(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)
    page.resize(1000, 700)
    office.until(lambda: not page.review.place.docked)

    press(page.review.tabs, "检查和试用")
    office.until(page.review.side.isVisible)

    assert page.back()
    assert not page.review.side.isVisible()


def test_what_is_written_and_not_said_yet_is_there_again(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)
    office.type(page.review.bar.reason, "not yet")
    office.until(lambda: page.review.changes.instructions.diffs)
    diff = page.review.changes.instructions.diffs[0]
    diff.stand_at(0)
    office.press(diff, Qt.Key.Key_C)
    office.until(lambda: page.review.changes.findChildren(Composer))
    office.type(page.review.changes.findChildren(Composer)[0].field, "why")

    again = opened(office, 1)

    assert again.review.bar.reason.text() == "not yet"
    diff = again.review.changes.instructions.diffs[0]
    diff.stand_at(0)
    office.press(diff, Qt.Key.Key_C)
    office.until(lambda: again.review.changes.findChildren(Composer))
    assert again.review.changes.findChildren(Composer)[0].field.value() == "why"


def test_f7_walks_all_changes_and_takes_the_keys_along(office: Office, shelves: Shelves) -> None:
    shelves.release()
    documents = {"防汛应急预案.docx": "一、总则\n响应分为五级。", "新办法.md": "新的办法。"}
    shelves.submit(shelves.draft(version="1.1.0", instructions="换了。", documents=documents), by=THIRD)
    page = opened(office, 2)
    changes = page.review.changes
    office.until(lambda: changes.instructions.diffs)
    places = changes._changed_places()

    for place in places:
        changes._go(forward=True)
        assert place.holder.isAncestorOf(page.focusWidget()) or page.focusWidget() is place.holder
    assert len(places) > 3


def test_what_passed_is_one_line_beside_the_review(office: Office, shelves: Shelves) -> None:
    draft = shelves.draft(documents={"通讯录.md": "联系电话 13800138000。"})
    shelves.submit(draft)
    page = opened(office, 1)

    told = said(page.review.side.checks)
    assert "个人信息" in told
    assert "密级标志" not in told
    press(page.review.side.checks, "看 1 处")
    assert page.review.tabs.current() == "checks"
