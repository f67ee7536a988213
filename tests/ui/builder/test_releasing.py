"""A draft that passed is packed, checked and submitted; one that has not leads to its tests."""

import pytest
from PySide6.QtWidgets import QWidget

from studio.catalogue import CheckName, Spot, Step, raised
from studio.core.errors import CheckStopped
from studio.ui.components import Banner, Button, TextArea
from studio.ui.pages.builder import create
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.shell.commands import MAIN_ACTION
from studio.workspace.settings import REVIEWER
from tests.ui.builder.office import AGENT, Office


@pytest.fixture
def page(office: Office) -> BuilderPage:
    office.write_agent()
    office.load_rules()
    made = create(office.services)
    assert isinstance(made, BuilderPage)
    office.qtbot.addWidget(made)
    made.resize(1440, 800)
    made.open(AGENT, "release")
    made.refresh()
    made.show()
    return made


def press(office: Office, widget: QWidget, text: str) -> None:
    def shown() -> list[Button]:
        return [b for b in widget.findChildren(Button) if b.text() == text and b.isVisible()]

    office.until(shown)
    office.click(shown()[0])


def said(widget: QWidget) -> str:
    return "\n".join(str(child.property("text") or "") for child in widget.findChildren(QWidget))


def test_submitting_before_the_tests_have_passed_leads_to_them(office: Office, page: BuilderPage) -> None:
    next(one for one in page.commands() if one.keys == MAIN_ACTION).act()
    office.until(lambda: page.view.releasing.findChildren(Banner))

    page.view.releasing.findChildren(Banner)[0].acted.emit("tests")

    assert page.view.tab() == "tests"


def test_whoever_comes_straight_to_the_release_meets_no_trouble(office: Office, page: BuilderPage) -> None:
    office.until(lambda: not office.services.background.busy)

    assert not page.view.releasing.findChildren(Banner)


def test_a_submission_that_was_not_attacked_is_attacked_from_where_that_is_said(
    office: Office, page: BuilderPage
) -> None:
    releasing = page.view.releasing
    releasing.show_error(CheckStopped(check="injections", detail=""))

    press(office, releasing.findChildren(Banner)[0], "做攻击测试")

    office.until(lambda: "没有得逞" in said(releasing.package))
    assert not releasing._trouble.count()
    office.until(lambda: not page.controller.others.releasing()._attacking.under_way)


def warned(page: BuilderPage) -> list[TextArea]:
    """The fields for reasons, one for each warning."""
    return page.view.releasing.package.findChildren(TextArea)


def test_a_passed_draft_is_attacked_given_reasons_submitted_and_withdrawn(
    office: Office, page: BuilderPage
) -> None:
    office.run(office.services.publishing.test, office.folder)
    page.refresh()
    package = page.view.releasing.package
    press(office, package, "检查")
    office.until(lambda: "还没有做注入攻击测试" in said(package))
    assert "1 份文档，全部读全" in said(package)
    assert "1 项检查阻止" in package.hindrance()

    press(office, package, "做攻击测试")
    office.until(lambda: "没有得逞" in said(package))
    assert "条提醒没有写理由" in package.hindrance()
    page.view.releasing.note_field.setPlainText("首次发布")
    press(office, page.view.releasing, "提交审核")
    office.until(lambda: page.view.releasing.findChildren(Banner))
    assert "还没有写理由" in said(page.view.releasing.findChildren(Banner)[0])

    office.until(lambda: warned(page))
    package.suggest({CheckName.TESTS: "示例"})
    assert [field.value() for field in warned(page) if field.value()] == ["示例"], "known late"
    for field in warned(page):
        field.setPlainText("用于培训。")
    assert package.hindrance() == ""
    assert not page.view.releasing._trouble.count(), "what was missing is there"
    press(office, page.view.releasing, "提交审核")
    office.until(lambda: "等待审核" in said(page.view.releasing.submissions))
    assert "首次发布" in said(page.view.releasing.submissions)
    assert page.view.releasing.note() == ""
    assert "再次提交会取代它" in said(page.view.releasing)

    press(office, page.view.releasing.submissions, "撤回")
    office.until(lambda: "第 1 号提交已撤回。" in office.notices.said_texts)
    office.until(lambda: "撤回" in said(page.view.releasing.submissions))

    press(office, package, "检查")
    office.until(lambda: warned(page))
    assert package.hindrance() == "", "what was given as a reason before need not be written again"


def test_the_next_version_is_proposed_by_what_changed(office: Office, page: BuilderPage) -> None:
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    submission = office.run(office.services.publishing.submit, office.folder, "首版", reasons)
    office.run(approve, office, submission.number)
    office.folder.save_instructions("只依据资料回答，注明出处和页码。")

    page.view.go("config")
    page.view.go("release")

    office.until(lambda: "建议版本：0.2.0（资料或回答方式变了：指令）" in said(page.view.releasing))


def test_a_reviewer_s_comment_leads_to_its_line_and_is_settled(office: Office, page: BuilderPage) -> None:
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    submission = office.run(office.services.publishing.submit, office.folder, "首版", reasons)
    office.run(comment, office, submission.number)
    page.refresh()
    card = page.view.releasing.remarks
    office.until(lambda: "注明到条款" in said(card))

    press(office, card, "去看")

    assert page.view.tab() == "config"
    editor = page.view.config.form.instructions.editor
    assert editor.textCursor().selectedText() == "只依据资料回答，注明出处。"
    page.view.go("release")
    press(office, card, "标为已解决")
    office.until(lambda: "都已解决" in said(card))
    assert "重新提出" in said(card)


async def comment(office: Office, number: int) -> None:
    async with office.workspace.catalogue(REVIEWER.id) as client:
        await client.desk.comment(number, "注明到条款", Spot(file="instructions.md", line=1))


async def approve(office: Office, number: int) -> None:
    async with office.workspace.catalogue(REVIEWER.id) as client:
        await client.desk.approve(number, "同意")


def test_what_the_reviewer_wants_changed_stands_first_until_it_is_submitted_again(
    office: Office, page: BuilderPage
) -> None:
    office.run(office.services.publishing.test, office.folder)
    office.run(office.services.publishing.attack, office.folder)
    reasons = dict.fromkeys(CheckName, "示例")
    submission = office.run(office.services.publishing.submit, office.folder, "首版", reasons)
    office.run(give_back, office, submission.number)
    page.refresh()

    office.until(lambda: page.view.releasing.findChildren(Banner))
    banner = page.view.releasing.findChildren(Banner)[0]
    assert banner.title() == "第 1 号已退回：改好后再次提交"
    assert banner.text().endswith("写明不回答什么")
    assert "已退回" in [tag.text for tag in page.header.tags]


async def give_back(office: Office, number: int) -> None:
    async with office.workspace.catalogue(REVIEWER.id) as client:
        await client.desk.return_(number, "写明不回答什么")


def test_what_a_check_found_is_opened_where_it_is_put_right(office: Office, page: BuilderPage) -> None:
    office.folder.save_instructions("调用时用 sk-proj-abcdEFGH1234567890abcd 登录。")
    package = page.view.releasing.package
    press(office, package, "检查")

    press(office, package, "指令，第 1 行：模型服务的密钥")

    assert page.view.tab() == "config"


def test_a_release_note_is_kept_for_its_agent_alone(office: Office, page: BuilderPage) -> None:
    page.view.releasing.note_field.setPlainText("首版说明")
    office.workspace.agents.duplicate(AGENT, "other", "另一个")

    page.open("other", "release")
    page.refresh()
    assert page.view.releasing.note() == ""
    page.open(AGENT, "release")
    page.refresh()

    assert page.view.releasing.note() == "首版说明"


def test_the_version_is_raised_by_a_button(office: Office, page: BuilderPage) -> None:
    leads_to = raised(office.folder.agent.version, Step.PATCH)
    press(office, page.view.releasing, f"小修订 {leads_to}")
    office.until(lambda: office.folder.agent.version == leads_to)
