"""Test questions are kept, asked in one go, and failures stand on top."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from studio.core.agents import TestSuite
from studio.core.events import Outcome
from studio.trials import CaseResult
from studio.ui.components import Banner, Button
from studio.ui.pages.builder import create
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.testing.case_form import Choices
from studio.ui.pages.builder.testing.case_sheet import CaseSheet
from studio.ui.pages.builder.testing.causes import why_not_cited, why_nothing_found
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict
from studio.ui.pages.builder.testing.model import LINE
from tests.ui.builder.office import AGENT, BAD, GOOD, QUESTION, Office


@pytest.fixture
def page(office: Office) -> BuilderPage:
    office.write_agent()
    office.folder.save_tests(TestSuite(cases=(GOOD, BAD)))
    made = create(office.services)
    assert isinstance(made, BuilderPage)
    office.qtbot.addWidget(made)
    made.resize(1440, 800)
    made.open(AGENT, "tests")
    made.refresh()
    made.show()
    return made


def lines(page: BuilderPage) -> list[CaseLine]:
    shown = page.view.testing.table.filter
    return [shown.index(row, 0).data(LINE) for row in range(shown.rowCount())]


def run(page: BuilderPage) -> None:
    next(one for one in page.header.actions if one.kind == "primary").act()


def test_all_are_asked_and_failures_come_first_with_what_was_expected(
    office: Office, page: BuilderPage
) -> None:
    office.load_rules()
    run(page)
    assert not next(one for one in page.header.actions if one.kind == "primary").enabled, "it runs"
    office.until(lambda: lines(page)[0].verdict is Verdict.FAILED)
    office.until(lambda: lines(page)[1].verdict is Verdict.PASSED)

    office.until(lambda: not page.view.testing.running)
    page.controller.leading.see_to("passed")
    panel = page.view.testing.panel

    office.until(panel.isVisible)  # the first that failed is opened
    assert any("“50年”" in str(part.property("text")) for part in panel.findChildren(QWidget))


def test_a_run_without_its_base_is_explained_case_by_case(office: Office, page: BuilderPage) -> None:
    run(page)

    office.until(lambda: office.notices.shown)
    assert type(office.notices.shown[0]).__name__ == "NotFound"


def test_one_question_after_another_is_written_without_opening_the_sheet_anew(
    office: Office, page: BuilderPage
) -> None:
    page.header.actions[0].act()
    sheet = page.view.testing.sheet
    for question in ("夜班几个人？", "谁来交接？"):
        sheet.question.setPlainText(question)
        sheet.form.group.set_value("值班")
        office.click(sheet.more_button)
    assert sheet.isVisible()
    assert (sheet.question.value(), sheet.form.group.value()) == ("", "值班")
    assert sheet.count.text() == "已保存 2 题"
    assert [case.question for case in office.folder.tests.cases][-2:] == ["夜班几个人？", "谁来交接？"]

    sheet.close_sheet()
    page.view.testing.panel.edited.emit(lines(page)[0])
    assert not sheet.more_button.isVisible(), "one that is changed is no series"


def test_a_question_is_written_searched_removed_and_brought_back(office: Office, page: BuilderPage) -> None:
    page.header.actions[0].act()
    sheet = page.view.testing.sheet
    office.click(sheet.keep_button)
    assert sheet.isVisible(), "a question without words is not kept"
    sheet.question.setPlainText("夜班几个人？")
    office.click(sheet.keep_button)
    assert [case.question for case in office.folder.tests.cases][-1] == "夜班几个人？"

    page.view.testing.search.setText("夜班")
    assert [line.case.question for line in lines(page)] == ["夜班几个人？"]
    page.view.testing.table.selectRow(0)
    office.press(page.view.testing.table, Qt.Key.Key_Delete)

    assert len(office.folder.tests.cases) == 2
    office.undo()
    assert len(office.folder.tests.cases) == 3


def test_a_question_that_was_being_written_is_there_again_until_it_is_given_up(
    office: Office, page: BuilderPage
) -> None:
    sheet = page.view.testing.sheet
    page.controller.others.testing().questions.add()
    sheet.form.said.setPlainText("8时30分")
    sheet.question.setPlainText("几点交班")
    sheet.close_sheet()

    page.controller.others.testing().questions.add()
    assert sheet.question.value() == "几点交班"
    assert sheet.said.value() == ["8时30分"]
    next(button for button in sheet.findChildren(Button) if button.text() == "取消").click()

    page.controller.others.testing().questions.add()
    assert sheet.question.value() == ""


def test_an_expectation_is_changed_in_its_place(office: Office, page: BuilderPage) -> None:
    line = next(line for line in lines(page) if line.case.question == QUESTION)
    page.view.testing.panel.edited.emit(line)
    page.view.testing.sheet.said.setPlainText("24小时")
    office.click(page.view.testing.sheet.keep_button)

    assert office.folder.tests.cases[0].contains == ("24小时",)
    assert office.folder.tests.cases[0].cites == GOOD.cites


def test_without_questions_the_page_says_what_they_are_for(office: Office, page: BuilderPage) -> None:
    office.folder.save_tests(TestSuite())
    page.refresh()

    assert page.view.testing.empty.isVisible()


def test_words_that_stand_in_no_document_are_told_and_the_expectation_is_offered(
    office: Office, page: BuilderPage
) -> None:
    office.load_rules()
    run(page)
    office.until(lambda: lines(page)[0].verdict is Verdict.FAILED)

    page.view.testing.table.selectRow(0)
    office.press(page.view.testing.table, Qt.Key.Key_Return)

    panel = page.view.testing.panel
    office.until(lambda: any("没有一份文档写着“50年”" in text for text in texts(panel)))
    assert "修改期望" in texts(panel)

    page.view.testing.open_line(lines(page)[1])
    assert panel.findChildren(Banner) == [], "the cause of one question does not stand over another"


def test_a_source_that_was_found_and_left_aside_leads_to_the_instructions_and_the_trace(
    office: Office, page: BuilderPage
) -> None:
    office.load_rules()
    line = next(line for line in lines(page) if line.case == GOOD)

    cause = office.run(why_not_cited, office.workspace, office.folder, line, "规定.md", "第一条")

    assert "第 1 位" in cause.text
    assert cause.acts == ("instructions", "trace")


def test_a_question_nothing_was_found_for_is_told_what_lies_nearest(
    office: Office, page: BuilderPage
) -> None:
    office.load_rules()
    result = CaseResult(question=GOOD.question, number=1, outcome=Outcome.NOTHING_FOUND, seconds=0.1)
    line = CaseLine(0, GOOD, result)
    cause = office.run(why_nothing_found, office.workspace, office.folder, line)

    assert "规定.md" in cause.text
    assert cause.acts == ("search", "edit")


def test_a_question_that_could_not_be_kept_stays_in_its_sheet(office: Office, page: BuilderPage) -> None:
    sheet = CaseSheet(page)
    sheet.write(None, -1, Choices())
    sheet.question.setPlainText("夜班几个人？")
    office.click(sheet.keep_button)
    assert (sheet.isVisible(), sheet.question.value()) == (True, "夜班几个人？")

    sheet.settle()
    assert not sheet.isVisible()


def test_from_a_question_one_comes_to_the_run_that_asked_it(office: Office, page: BuilderPage) -> None:
    office.load_rules()
    run(page)
    office.until(lambda: lines(page)[0].verdict is Verdict.FAILED)

    page.view.testing.panel.trace_wanted.emit(lines(page)[0])

    def first_step() -> str:
        cards = page.view.trace.steps.cards()
        return cards[0].row.accessibleName() if cards else ""

    office.until(lambda: page.view.tab() == "trace" and BAD.question in first_step())


def test_what_few_questions_need_is_folded_away_until_one_has_it(office: Office, page: BuilderPage) -> None:
    sheet = page.view.testing.sheet
    sheet.write(GOOD, 0, Choices())
    assert sheet.form.more.isHidden()
    assert sheet.form.said.isVisible()

    sheet.write(GOOD.model_copy(update={"lacks": ("20时",)}), 0, Choices())
    assert sheet.form.more.isVisible()


def test_words_the_document_says_and_the_answer_does_not_lead_to_the_instructions(
    office: Office, page: BuilderPage
) -> None:
    office.load_rules()
    office.folder.save_tests(TestSuite(cases=(BAD.model_copy(update={"contains": ("每班24小时",)}),)))
    page.refresh()
    run(page)
    office.until(lambda: lines(page)[0].verdict is Verdict.FAILED)

    page.view.testing.table.selectRow(0)
    office.press(page.view.testing.table, Qt.Key.Key_Return)

    panel = page.view.testing.panel
    office.until(lambda: any("每班24小时”" in text and "规定" in text for text in texts(panel)))
    banner = panel.findChildren(Banner)[0]
    banner.acted.emit("instructions")
    assert office.navigator.went[-1] == ("builder", AGENT, "instructed")


def texts(widget: QWidget) -> list[str]:
    return [str(part.property("text") or "") for part in widget.findChildren(QWidget)]
