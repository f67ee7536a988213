"""The trace tab: what was asked, in which steps it was answered, and what one makes of a bad answer."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPlainTextEdit, QPushButton

from studio.ui.components import IconButton
from studio.ui.pages.builder.page import BuilderPage
from tests.ui.builder.office import BASE, QUESTION, Office
from tests.ui.builder.talking import answered, ask


@pytest.fixture
def traced(office: Office, page: BuilderPage) -> BuilderPage:
    """A page with one run in its trace tab."""
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1)
    page.view.go("trace")
    office.until(lambda: bool(page.view.trace.steps.cards()))
    return page


def test_a_run_is_listed_and_its_steps_are_shown(traced: BuilderPage) -> None:
    (run,) = traced.view.trace.runs()

    assert QUESTION in run.accessibleName()
    assert "已回答" in run.accessibleName()
    assert "检索" in traced.view.trace.steps.cards()[0].row.accessibleName()


def test_a_step_opens_to_what_went_in_and_came_out(office: Office, traced: BuilderPage) -> None:
    card = traced.view.trace.steps.cards()[0]

    office.click(card.row)

    texts = [box.toPlainText() for box in card.findChildren(QPlainTextEdit)]
    assert texts[0] == QUESTION
    assert any("[1] 规定.md" in text and "交接班时间" in text for text in texts)
    assert any("练习端点" in one.row.accessibleName() for one in traced.view.trace.steps.cards())


def test_runs_are_found_by_their_words(office: Office, traced: BuilderPage) -> None:
    traced.view.trace.finder.setText("海啸")
    office.until(lambda: traced.view.trace.runs() == [])

    traced.view.trace.finder.setText("")
    office.until(lambda: len(traced.view.trace.runs()) == 1)


def test_going_back_leaves_a_note_that_is_written_for_the_run_not_the_page(
    office: Office, traced: BuilderPage
) -> None:
    office.click(traced.view.trace.steps.make_note)
    sheet = traced.view.trace.note_sheet

    assert traced.back()
    assert sheet.isHidden()
    office.click(traced.view.trace.steps.make_note)
    office.press(sheet.answer, Qt.Key.Key_Escape)

    assert sheet.isHidden()
    assert not traced.back()


def test_a_bad_answer_becomes_a_note_in_the_knowledge(office: Office, traced: BuilderPage) -> None:
    office.click(traced.view.trace.steps.make_note)
    sheet = traced.view.trace.note_sheet
    sheet.answer.set_value("夜班 20 时 30 分交接班。")

    office.click(sheet.keep)

    office.until(lambda: bool(office.notices.said_texts))
    assert "知识库" in office.notices.said_texts[-1]
    base = office.run(office.workspace.knowledge.open, BASE)
    assert len(office.run(base.documents)) == 2

    office.undo()
    office.until(lambda: len(office.run(base.documents)) == 1)


def test_a_run_becomes_a_test_question(office: Office, traced: BuilderPage) -> None:
    office.click(traced.view.trace.steps.make_case)

    assert traced.view.tab() == "tests"
    assert traced.view.testing.sheet.question.value() == QUESTION


def test_a_run_is_exported_for_other_programs(office: Office, traced: BuilderPage, tmp_path: Path) -> None:
    office.click(traced.view.trace.steps.export)
    dialog = traced.view.trace.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog)

    dialog.fileSelected.emit(str(tmp_path / "run.json"))
    dialog.reject()

    office.until((tmp_path / "run.json").exists)
    office.until(lambda: bool(office.notices.said_texts))
    assert json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))["resourceSpans"]


def test_an_answer_leads_to_its_trace_and_to_a_test_question(office: Office, page: BuilderPage) -> None:
    ask(office, page, QUESTION)
    office.until(lambda: answered(page) == 1)
    buttons = page.view.config.chat.view.shown(0).findChildren(IconButton)
    by_name = {button.accessibleName(): button for button in buttons}

    office.click(by_name["看轨迹"])
    assert page.view.tab() == "trace"
    office.until(page.view.trace.steps.make_case.isVisible)

    page.view.go("config")
    office.click(by_name["存为测试问题"])
    office.until(lambda: page.view.tab() == "tests")
    assert page.view.testing.sheet.question.value() == QUESTION


def test_in_one_column_a_run_takes_the_place_of_the_list_and_gives_it_back(
    office: Office, traced: BuilderPage
) -> None:
    traced.resize(683, 384)
    view = traced.view.trace
    (run,) = view.runs()
    assert run.isVisible()
    assert not view.steps.isVisible()

    office.click(run)
    office.until(view.steps.isVisible)
    assert not run.isVisible()

    back = next(button for button in view.findChildren(QPushButton) if button.text() == "全部运行")
    office.click(back)
    assert run.isVisible()
    assert run.hasFocus()
