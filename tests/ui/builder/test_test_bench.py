"""Questions come from sheets, documents and drafts; runs are kept, compared, overruled and gone on with."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from studio.core.agents import ExpectedCall, ExpectedCitation, TestCase, TestSuite
from studio.trials import Overruled, RunLine
from studio.trials.sources import CaseOrigin, DraftCases, NewDraft
from studio.trials.sources.sheets import RowProblem, SheetCases, SheetRow
from studio.ui.components import Banner, ConfirmDialog, TextArea
from studio.ui.language import words
from studio.ui.pages.builder import create
from studio.ui.pages.builder.page import BuilderPage
from studio.ui.pages.builder.testing.case_form import Choices
from studio.ui.pages.builder.testing.lines import Verdict
from studio.ui.pages.builder.testing.marked_answer import MarkedAnswer
from studio.ui.pages.builder.testing.model import LINE
from studio.ui.pages.builder.testing.runs.controller import content_of
from studio.ui.pages.builder.testing.view import DRAFTS, RUNS, TestingView
from tests.ui.builder.office import AGENT, BAD, GOOD, Office

NIGHT, LOG = TestCase(question="夜班几个人？", contains=("2人",)), TestCase(question="谁审定值班表？")


@pytest.fixture
def page(office: Office) -> BuilderPage:
    office.write_agent()
    office.folder.save_tests(TestSuite(cases=(GOOD, BAD)))
    office.load_rules()
    made = create(office.services)
    assert isinstance(made, BuilderPage)
    office.qtbot.addWidget(made)
    made.resize(1440, 900)
    made.open(AGENT, "tests")
    made.refresh()
    made.show()
    return made


@pytest.fixture
def bench(page: BuilderPage) -> TestingView:
    return page.view.testing


def drafted(office: Office, page: BuilderPage, *cases: TestCase) -> None:
    DraftCases(office.folder).add([NewDraft(case, CaseOrigin.FEEDBACK, "1.0.0") for case in cases])
    page.refresh()
    table = page.view.testing.drafts.table
    office.until(lambda: table.drafts.rowCount() == len(cases))
    page.view.testing.go(DRAFTS)


def questions(office: Office) -> list[str]:
    return [case.question for case in office.folder.tests.cases]


def run(office: Office, page: BuilderPage) -> RunLine:
    runs = office.services.publishing.testing.runs
    before = len(runs.list(AGENT))
    next(action for action in page.header.actions if action.kind == "primary").act()
    office.until(lambda: len(finished := runs.list(AGENT)) > before and finished[0].finished)
    office.until(lambda: page.view.testing.runs.list.table.runs.rowCount() == before + 1)
    return runs.list(AGENT)[0]


def texts(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel))


def test_drafts_are_taken_or_dropped_and_either_is_undone(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    drafted(office, page, NIGHT, LOG)
    table = bench.drafts.table

    table.selectRow(0)
    office.press(table, Qt.Key.Key_Return)
    office.until(lambda: table.drafts.rowCount() == 1)
    assert questions(office)[-1] == NIGHT.question

    table.selectRow(0)
    office.press(table, Qt.Key.Key_Delete)
    office.until(lambda: table.drafts.rowCount() == 0)
    assert bench.drafts.empty.isVisible()

    office.undo()
    office.until(lambda: table.drafts.rowCount() == 1)
    office.undo()
    office.until(lambda: table.drafts.rowCount() == 2)
    assert questions(office) == [GOOD.question, BAD.question]


def test_a_spreadsheet_is_shown_before_its_good_rows_are_taken(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    sheet = page.controller._testing.drafts.import_sheet
    read = SheetCases(
        (SheetRow("", 2, NIGHT), SheetRow("", 3, GOOD)),
        (RowProblem("", 4, "matches", "bad_pattern", "("),),
        ("备注",),
    )
    sheet.show_read("测试.csv", read)
    assert "第 4 行" in texts(sheet)
    assert "备注" in texts(sheet)

    office.click(sheet.take)
    office.until(lambda: office.undoes)
    assert questions(office) == [GOOD.question, BAD.question, NIGHT.question]

    office.undo()
    office.until(lambda: questions(office) == [GOOD.question, BAD.question])


def test_an_answer_that_was_marked_waits_as_a_draft_and_is_taken_as_it_was_changed(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    page.controller._add_case(NIGHT)
    bench.sheet.close_sheet()
    office.until(lambda: bench.drafts.table.drafts.rowCount() == 1)
    assert DraftCases(office.folder).list()[0].origin is CaseOrigin.MARKED

    bench.go(DRAFTS)
    office.click(bench.drafts.card.edit)
    bench.sheet.said.setPlainText("3人")
    office.click(bench.sheet.keep_button)

    office.until(lambda: bench.drafts.table.drafts.rowCount() == 0)
    assert office.folder.tests.cases[-1] == NIGHT.model_copy(update={"contains": ("3人",)})


def test_questions_are_drafted_out_of_the_documents_but_not_by_the_practice_endpoint(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    bench.generate_wanted.emit()
    sheet = page.controller._testing.drafts.generate_sheet
    sheet.by.set_value("model")
    sheet.by.chosen.emit("model")
    assert not sheet.go.isEnabled()
    sheet.by.set_value("headings")
    sheet.by.chosen.emit("headings")
    office.click(sheet.go)

    office.until(bench.drafts.table.drafts.rowCount)
    assert all(draft.origin is CaseOrigin.DOCUMENTS for draft in DraftCases(office.folder).list())
    assert not sheet.isVisible()


def test_two_runs_are_compared_and_one_is_overruled_with_a_reason(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    first = run(office, page)
    second = run(office, page)
    bench.go(RUNS)
    bench.runs.list.compared.emit(second, first)
    office.until(bench.runs.comparison.isVisible)
    assert bench.runs.comparison.comparison is not None

    page.controller._testing.runs.open_run(second.head.run)
    office.until(bench.runs.report.isVisible)
    assert second.head.agent_digest[:8] in texts(bench.runs.report)

    bench.runs.report.table.selectRow(0)
    office.press(bench.runs.report.table, Qt.Key.Key_Return)
    line = bench.panel.line()
    assert line is not None
    assert line.result is not None
    answer = bench.panel.findChildren(MarkedAnswer)[-1]
    assert all(words in answer.toPlainText() for words in answer.marked())
    place = next(at for at, check in enumerate(line.result.checks, 1) if not check.met)
    bench.panel.overruling.emit(line, 1, place)
    dialog = next(one for one in page.findChildren(ConfirmDialog) if one.isVisible())
    next(one for one in dialog.findChildren(TextArea)).setPlainText("写成了别的说法，意思对")
    dialog._confirm()

    runs = office.services.publishing.testing.runs
    office.until(lambda: runs.list(AGENT)[0].all_passed)
    counted = runs.get(AGENT, second.head.run).attempt(Overruled(line.result.number, 1, place).number)
    assert counted.checks[place - 1].overruled is not None
    assert not counted.checks[place - 1].met, "what was worked out stays"


def test_a_report_is_written_and_said_to_be_of_the_past_once_the_agent_has_changed(
    office: Office, page: BuilderPage, bench: TestingView, tmp_path: Path
) -> None:
    report = office.services.publishing.testing.runs.get(AGENT, run(office, page).head.run)
    controller = page.controller._testing.runs
    for kind, begins in (("html", b"<!"), ("xlsx", b"PK")):
        file = tmp_path / f"report.{kind}"
        controller.write(str(file), content_of(report, kind, words()))
        office.until(file.exists)
        assert file.read_bytes().lower().startswith(begins.lower())

    office.folder.save_instructions("只说“不知道”。")
    page.refresh()

    office.until(lambda: any("改过" in banner.title() for banner in bench.findChildren(Banner)))


def test_a_run_that_was_broken_off_is_gone_on_with_and_one_question_tested_again(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    done = run(office, page)
    runs = office.services.publishing.testing.runs
    whole = runs.get(AGENT, done.head.run)
    again = runs.begin(whole.model_copy(update={"run": 0, "finished": "", "results": ()}))
    runs.keep(again, whole.results[0])
    page.refresh()
    office.until(lambda: any("中途" in banner.title() for banner in bench.findChildren(Banner)))

    bench.resumed.emit()

    office.until(lambda: runs.list(AGENT)[0].finished)
    assert runs.list(AGENT)[0].head.run == again.run

    table = bench.table.filter
    office.until(lambda: not bench.running and table.index(0, 0).data(LINE).verdict is Verdict.FAILED)
    bench.panel.retested.emit(table.index(0, 0).data(LINE))
    office.until(lambda: len(found := runs.list(AGENT)) == 3 and found[0].finished)
    assert runs.list(AGENT)[0].total == 1


def test_a_case_goes_through_its_sheet_as_it_was_and_patterns_are_looked_at_as_they_are_typed(
    office: Office, page: BuilderPage, bench: TestingView
) -> None:
    case = TestCase(
        question="写一份通知",
        before=("上一份是谁写的？",),
        contains=("8时",),
        lacks=("9时",),
        matches=(r"\d+时",),
        cites=(ExpectedCitation(document="规定.md", place="第一条"),),
        calls=(ExpectedCall(tool="official_document", arguments={"kind": "通知"}), ExpectedCall(tool="x")),
        artifact="通知",
        attachments=("files/来件.docx",),
        declines=True,
        asks_back=True,
        within=2.5,
        rubric="语气平实",
    )
    kept: list[TestCase] = []
    bench.sheet.kept.connect(lambda one, index, draft: kept.append(one))
    bench.sheet.write(case, 0, Choices())

    office.click(bench.sheet.keep_button)

    assert kept == [case]
    bench.sheet.write(GOOD, 0, Choices())
    bench.sheet.form.matches.setPlainText("(时")
    office.click(bench.sheet.keep_button)
    assert bench.sheet.isVisible()
    bench.sheet.form.matches.setPlainText("(时)")
    office.click(bench.sheet.keep_button)
    assert not bench.sheet.isVisible()
    assert office.folder.tests.cases[0].matches == ("(时)",)
