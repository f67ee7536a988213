"""Questions come from sheets, documents and drafts; runs are kept, compared, overruled and gone on with."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from studio.core.agents import ExpectedCall, ExpectedCitation, TestCase, TestSuite
from studio.core.events import Outcome
from studio.trials import CaseResult, Check, Expectation, Overruled, Report, RunLine, now
from studio.trials.sources import CaseOrigin, DraftCases, NewDraft
from studio.trials.sources.sheets import RowProblem, SheetCases, SheetRow
from studio.ui.components import Banner, ConfirmDialog, TextArea
from studio.ui.language import words
from studio.ui.pages.builder.testing import TestingController
from studio.ui.pages.builder.testing.case_form import Choices
from studio.ui.pages.builder.testing.lines import Verdict
from studio.ui.pages.builder.testing.marked_answer import MarkedAnswer
from studio.ui.pages.builder.testing.model import LINE
from studio.ui.pages.builder.testing.runs.controller import content_of
from studio.ui.pages.builder.testing.view import DRAFTS, QUESTIONS, RUNS, TestingView
from tests.ui.builder.office import AGENT, BAD, GOOD, Office

NIGHT, LOG = TestCase(question="夜班几个人？", contains=("2人",)), TestCase(question="谁审定值班表？")


class Tab(QWidget):
    """The tab 测试 alone: what joins it to the other tabs is tested with the whole page."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self.view = TestingView(self)
        self.controller = TestingController(self.view, self, office.services)
        QVBoxLayout(self).addWidget(self.view)

    def refresh(self) -> None:
        self.controller.load(self._office.folder)


@pytest.fixture
def tab(office: Office) -> Tab:
    office.write_agent()
    office.folder.save_tests(TestSuite(cases=(GOOD, BAD)))
    office.load_rules()
    made = Tab(office)
    office.qtbot.addWidget(made)
    made.resize(1440, 900)
    made.refresh()
    made.show()
    return made


@pytest.fixture
def bench(tab: Tab) -> TestingView:
    return tab.view


def drafted(office: Office, tab: Tab, *cases: TestCase) -> None:
    DraftCases(office.folder).add([NewDraft(case, CaseOrigin.FEEDBACK, "1.0.0") for case in cases])
    tab.refresh()
    table = tab.view.drafts.table
    office.until(lambda: table.drafts.rowCount() == len(cases))
    tab.view.go(DRAFTS)


def questions(office: Office) -> list[str]:
    return [case.question for case in office.folder.tests.cases]


def run(office: Office, tab: Tab) -> RunLine:
    runs = office.services.publishing.testing.runs
    before = len(runs.list(AGENT))
    tab.controller.run()
    office.until(lambda: len(finished := runs.list(AGENT)) > before and finished[0].finished)
    office.until(lambda: tab.view.runs.list.table.runs.rowCount() == before + 1)
    return runs.list(AGENT)[0]


def kept(office: Office, tab: Tab, **facts: object) -> RunLine:
    """A run as the bench would have kept it, without asking: the first case passed, the second not."""
    testing = office.services.publishing.testing
    about = {
        "agent": AGENT,
        "agent_digest": office.folder.digest,
        "knowledge_digest": office.run(testing.knowledge_digest, office.folder),
        "endpoint": "practice",
        "host": "127.0.0.1",
        "model": "practice",
        "started": now(),
        "cases": 2,
    }
    begun = testing.runs.begin(Report.model_validate(about | facts))
    for number, case in enumerate((GOOD, BAD), start=1):
        if number in (begun.chosen or (1, 2)):
            testing.runs.keep(begun, _result(case, number, met=case is GOOD))
    if not facts:
        testing.runs.finish(begun, now())
    tab.refresh()
    runs = tab.view.runs.list.table.runs
    office.until(lambda: runs.rowCount() == begun.run)
    return testing.runs.list(AGENT)[0]


def _result(case: TestCase, number: int, *, met: bool) -> CaseResult:
    answers = Check(expectation=Expectation.ANSWERS, expected="", actual="answered", met=True)
    says = Check(expectation=Expectation.CONTAINS, expected=case.contains[0], actual="", met=met)
    end = {"outcome": Outcome.ANSWERED, "answer": "每日8时30分为交接班时间。", "seconds": 0.2}
    return CaseResult.model_validate(
        {"question": case.question, "number": number, "checks": (answers, says), **end}
    )


def texts(widget: QWidget) -> str:
    return "\n".join(part.text() for part in widget.findChildren(QLabel))


def test_drafts_are_taken_or_dropped_and_either_is_undone(
    office: Office, tab: Tab, bench: TestingView
) -> None:
    drafted(office, tab, NIGHT, LOG)
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
    office: Office, tab: Tab, bench: TestingView
) -> None:
    sheet = tab.controller.drafts.import_sheet
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
    office: Office, tab: Tab, bench: TestingView
) -> None:
    tab.controller.questions.add_from(NIGHT)
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
    office: Office, tab: Tab, bench: TestingView
) -> None:
    bench.generate_wanted.emit()
    sheet = tab.controller.drafts.generate_sheet
    sheet.by.set_value("model")
    sheet.by.chosen.emit("model")
    assert not sheet.go.isEnabled()
    sheet.by.set_value("headings")
    sheet.by.chosen.emit("headings")
    office.click(sheet.go)

    office.until(bench.drafts.table.drafts.rowCount)
    assert all(draft.origin is CaseOrigin.DOCUMENTS for draft in DraftCases(office.folder).list())
    assert not sheet.isVisible()
    assert bench.part.value() == DRAFTS, "what has come is looked over"

    office.click(bench.drafts.all)
    office.click(bench.drafts.take)
    office.until(lambda: bench.part.value() == QUESTIONS)


def test_two_runs_are_compared_and_one_is_overruled_with_a_reason(
    office: Office, tab: Tab, bench: TestingView
) -> None:
    first = kept(office, tab)
    second = run(office, tab)
    bench.go(RUNS)
    bench.runs.list.compared.emit(second, first)
    office.until(bench.runs.comparison.isVisible)
    assert bench.runs.comparison.comparison is not None

    tab.controller.runs.open_run(second.head.run)
    office.until(bench.runs.report.isVisible)
    assert second.head.agent_digest[:8] in texts(bench.runs.report)

    bench.runs.report.table.selectRow(0)
    office.press(bench.runs.report.table, Qt.Key.Key_Return)
    line = bench.panel.line()
    assert line is not None
    assert line.result is not None
    answer = bench.panel.findChildren(MarkedAnswer)[-1]
    assert all(words in answer.whole_text() for words in answer.marked())
    place = next(at for at, check in enumerate(line.result.checks, 1) if not check.met)
    bench.panel.overruling.emit(line, 1, place)
    dialog = next(one for one in tab.findChildren(ConfirmDialog) if one.isVisible())
    next(one for one in dialog.findChildren(TextArea)).setPlainText("写成了别的说法，意思对")
    dialog._confirm()

    runs = office.services.publishing.testing.runs
    office.until(lambda: runs.list(AGENT)[0].all_passed)
    counted = runs.get(AGENT, second.head.run).attempt(Overruled(line.result.number, 1, place).number)
    assert counted.checks[place - 1].overruled is not None
    assert not counted.checks[place - 1].met, "what was worked out stays"


def test_groups_are_compared_where_there_is_room_beside_an_opened_case(
    office: Office, tab: Tab, bench: TestingView
) -> None:
    results = [_result(GOOD, 1, met=True).model_copy(update={"group": group}) for group in ("值班", "日志")]
    office.until(lambda: bench.table.filter.rowCount() and not office.services.background.busy)
    bench.verdict.show_run(results, results)
    bench.verdict.show()  # no run is kept here
    tab.resize(1280, 720)
    bench.fit(1280)
    assert bench.verdict.bars.isVisible()

    bench.open_line(bench.table.filter.index(0, 0).data(LINE))

    assert not bench.verdict.bars.isVisible()


def test_a_report_is_written_and_said_to_be_of_the_past_once_the_agent_has_changed(
    office: Office, tab: Tab, bench: TestingView, tmp_path: Path
) -> None:
    report = office.services.publishing.testing.runs.get(AGENT, kept(office, tab).head.run)
    controller = tab.controller.runs
    for kind, begins in (("html", b"<!"), ("xlsx", b"PK")):
        file = tmp_path / f"report.{kind}"
        controller.write(str(file), content_of(report, kind, words()))
        office.until(file.exists)
        assert file.read_bytes().lower().startswith(begins.lower())

    office.folder.save_instructions("只说“不知道”。")
    tab.refresh()

    office.until(lambda: any("改过" in banner.title() for banner in bench.findChildren(Banner)))


def test_a_run_that_was_broken_off_is_gone_on_with_and_one_question_tested_again(
    office: Office, tab: Tab, bench: TestingView
) -> None:
    longer = GOOD.model_copy(update={"question": f"{BAD.question}{GOOD.question}"})
    office.folder.save_tests(TestSuite(cases=(longer, BAD)))
    kept(office, tab)
    part = kept(office, tab, chosen=(1,), repeats=2)
    runs = office.services.publishing.testing.runs
    office.until(lambda: any("中途" in banner.title() for banner in bench.findChildren(Banner)))

    bench.resumed.emit()

    office.until(lambda: runs.list(AGENT)[0].finished)
    (done, *_) = runs.list(AGENT)
    assert (done.head.run, done.head.chosen, done.answers) == (part.head.run, (1,), 2)

    table = bench.table.filter
    office.until(lambda: not bench.running and table.index(0, 0).data(LINE).verdict is Verdict.FAILED)
    bench.panel.retested.emit(table.index(0, 0).data(LINE))
    office.until(lambda: len(found := runs.list(AGENT)) == 3 and found[0].finished)
    assert runs.list(AGENT)[0].head.chosen == (2,)


def test_a_case_goes_through_its_sheet_as_it_was_and_patterns_are_looked_at_as_they_are_typed(
    office: Office, tab: Tab, bench: TestingView
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
