"""One review: what changed, what was checked, a trial of the package, and a decision with its reason."""

from datetime import date

import pytest

from studio.catalogue import Release, SubmissionState
from studio.catalogue.values.validity import months_after
from studio.ui.pages.reviews import create
from studio.ui.pages.reviews.page import ReviewsPage
from studio.workspace.settings import AUTHOR, REVIEWER
from tests.ui.builder.office import Office
from tests.ui.catalogue.shelves import THIRD, Shelves, press, said
from tests.ui.reviews.opened import decided, opened


def test_a_review_shows_what_changed_since_the_version_in_use(office: Office, shelves: Shelves) -> None:
    shelves.release()
    instructions = "只依据现行知识库回答。\n回答要注明出处。"
    documents = {"防汛应急预案.docx": "一、总则\n响应分为五级。", "新办法.md": "新的办法。"}
    draft = shelves.draft(version="1.1.0", instructions=instructions, documents=documents)
    shelves.submit(draft, by=THIRD)

    page = opened(office, 2)

    told = said(page.review.changes)
    for fact in ("新办法.md", "新增", "移除", "有变动", "+1 行", "−1 行"):
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


def test_in_a_small_window_a_review_is_decided_on_one_line(office: Office, shelves: Shelves) -> None:
    shelves.submit(shelves.draft())
    page = opened(office, 1)
    page.resize(683, 312)

    office.until(lambda: page.review.bar.height() < 60)
    assert page.review.bar.reason.width() >= 160


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


def test_what_passed_is_one_line_beside_the_review(office: Office, shelves: Shelves) -> None:
    draft = shelves.draft(documents={"通讯录.md": "联系电话 13800138000。"})
    shelves.submit(draft)
    page = opened(office, 1)

    told = said(page.review.side.checks)
    assert "个人信息" in told
    assert "密级标志" not in told
    press(page.review.side.checks, "看 1 处")
    assert page.review.tabs.current() == "checks"
