"""Runs the cases and keeps them: joins the tab 测试 with the agent's folder and with its test runs."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from studio.core.agents import TestCase, TestSuite
from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.trials import CaseResult, Check, Expectation, Report
from studio.trials.sources import DraftCase
from studio.trials.sources.sameness import asked
from studio.ui.asking import ask_file
from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr
from studio.ui.pages.builder.readiness import Need
from studio.ui.pages.builder.testing.causes import Cause, why_not_cited, why_not_said
from studio.ui.pages.builder.testing.drafts import DraftsController
from studio.ui.pages.builder.testing.last_run import LastRun, last_run
from studio.ui.pages.builder.testing.lines import CaseLine, case_lines
from studio.ui.pages.builder.testing.runs import RunsController
from studio.ui.pages.builder.testing.view import QUESTIONS, RUNS, TestingView
from studio.ui.shell import Services
from studio.ui.theme import tokens
from studio.workspace import Order
from studio.workspace.casework import Casework
from studio.workspace.marking import keep_draft


class TestingController(QObject):
    """`changed` when cases or the report have changed; `started` before a run, so that the draft is saved.

    `reported` when there is a first report now, or none any more.
    """

    __test__ = False

    changed = Signal()
    started = Signal()
    reported = Signal()

    def __init__(self, view: TestingView, page: QWidget, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        self._last = LastRun()
        self._job: Job | None = None
        self._came: list[CaseResult] = []
        self._order, self._known, self._planned = Order(), 0, 0
        self._soon = QTimer(self, singleShot=True, interval=tokens().motion("progress.tick"))
        self._soon.timeout.connect(self._show)
        self.drafts = DraftsController(view.drafts, page, services)
        self.runs = RunsController(view.runs, services)
        self._connect()

    def load(self, folder: AgentFolder) -> None:
        if self._folder is not None and self._folder.path != folder.path:
            self.cancel()
            self._last = LastRun()
            self._view.go(QUESTIONS)
            self._view.sheet.close_sheet()
        self._folder = folder
        self.drafts.load(folder)
        self.runs.load(folder)
        self.look_again()

    def look_again(self) -> None:
        """Show the cases as they are, and the last run on them."""
        if self._folder is None:
            return
        self._show()
        services = self._services
        job = services.background.run(last_run, services.workspace, services.publishing, self._folder)
        job.done.connect(self._show_last)
        job.failed.connect(services.notices.show_error)

    def run(self) -> None:
        """Ask all questions, each as often as is chosen."""
        self._begin(Order(repeats=int(self._view.repeats.value() or 1)))

    def resume(self) -> None:
        """Go on with the run that was broken off."""
        run = self._last.open
        if run is not None:
            self._begin(Order(resume=True), run.answers, run.head.planned)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def add(self) -> None:
        self._view.sheet.write(None, -1, self._last.choices)

    def add_from(self, case: TestCase) -> None:
        """Keep a case made of a marked answer as a draft, and open it for the person to look over.

        A question that is tested already is opened as it stands there.
        """
        assert self._folder is not None
        known = next((at for at, one in enumerate(self._cases()) if asked(one) == asked(case)), None)
        if known is not None:
            self._view.sheet.write(self._cases()[known], known, self._last.choices)
            return
        try:
            draft = keep_draft(self._folder, case)
        except StudioError as error:
            self._services.notices.show_error(error)
            return
        self._view.sheet.write(case, -1, self._last.choices, draft.id if draft else "")
        self.look_again()

    def export_html(self) -> None:
        self._export("html")

    def export_xlsx(self) -> None:
        self._export("xlsx")

    @property
    def has_report(self) -> bool:
        return self._last.report is not None

    def _export(self, kind: str) -> None:
        if self._last.report is not None:
            self.runs.ask_where_to(kind, self._last.report)

    def _connect(self) -> None:
        view = self._view
        view.added.connect(self.add)
        view.cancelled.connect(self.cancel)
        view.resumed.connect(self.resume)
        view.run_wanted.connect(self.run)
        view.runs.list.run_wanted.connect(self.run)
        view.dropped.connect(self._take_file)
        view.comparison_wanted.connect(self._compare)
        view.generate_wanted.connect(self.drafts.ask_to_generate)
        view.import_wanted.connect(self.drafts.ask_for_sheet)
        view.sheet.kept.connect(self._keep)
        view.sheet.form.attachments.add_wanted.connect(self._ask_file)
        view.panel.edited.connect(self._edit)
        view.panel.removed.connect(self._remove)
        view.panel.retested.connect(self._retest)
        view.panel.overruling.connect(self._overrule)
        view.panel.search_wanted.connect(self._open_search)
        view.panel.instructions_wanted.connect(self._open_instructions)
        view.table.removed.connect(self._remove)
        view.panel.line_shown.connect(self._explain)
        self.drafts.changed.connect(self._note_changed)
        self.drafts.edited.connect(self._edit_draft)
        self.runs.changed.connect(self._note_changed)
        self.runs.case_opened.connect(self._open_past)
        self.runs.moved.connect(self._put_away)

    def _begin(self, order: Order, known: int = 0, planned: int = 0) -> None:
        if self._job is not None or self._folder is None:
            return
        self.started.emit()
        self._came, self._order, self._known = [], order, known
        self._planned = planned or self._asked_by(order)
        if not order.number:
            self._view.go(QUESTIONS)
        self._view.begin(self._planned, known)
        testing = self._services.publishing.testing
        self._job = self._services.background.run(testing.run, self._folder, PROGRESS, order)
        self._tell()
        self._job.progressed.connect(self._take)
        self._job.done.connect(self._note_done)
        self._job.failed.connect(self._services.notices.show_error)
        self._job.ended.connect(self._end)

    def _asked_by(self, order: Order) -> int:
        count = sum(order.asks(number, case) for number, case in enumerate(self._cases(), start=1))
        return count * (order.repeats or 1)

    def _take(self, result: CaseResult) -> None:
        self._came.append(result)
        failed = sum(not came.passed for came in self._came)
        self._view.advance(self._known + len(self._came), self._planned, failed, result.question)
        self._tell()
        if self._planned <= len(self._cases()) and not self._soon.isActive():
            self._soon.start()

    def _tell(self) -> None:
        if self._job is not None and self._folder is not None:
            agent, done = self._folder.agent, self._known + len(self._came)
            self._job.tell(tr("Testing “{name}”", name=agent.name), "builder", agent.id, "tests")
            self._job.measure(done, self._planned, tr("questions"))

    def _note_done(self, report: Report) -> None:
        if not self._order.number:
            self._announce(report)
            return
        if report.all_passed:
            said = tr("This question passes now. Only a run of all of them counts.")
        else:
            said = tr("This question fails still.")
        self._services.notices.say(said, "success" if report.all_passed else "warning")

    def _announce(self, report: Report) -> None:
        if self._job is not None and self._folder is not None:
            name, passed, total = self._folder.agent.name, report.passed, report.total
            said = tr("“{name}”: {passed} / {total} passed", name=name, passed=passed, total=total)
            self._job.announce(said, "success" if report.all_passed else "warning")

    def _end(self) -> None:
        self._job, self._came = None, []
        self._view.end()
        self.look_again()
        self.changed.emit()

    def _edit(self, line: CaseLine) -> None:
        self._view.sheet.write(line.case, line.index, self._last.choices)

    def _edit_draft(self, draft: DraftCase) -> None:
        self._view.sheet.write(draft.case, -1, self._last.choices, draft.id)

    def _keep(self, case: TestCase, index: int, draft: str) -> None:
        cases = list(self._cases())
        if index < 0:
            cases.append(case)
        else:
            cases[index] = case
        if draft:
            self._settle(draft)
        self._save(cases)

    def _settle(self, draft: str) -> None:
        """What was written over is taken: the draft need not wait any more."""
        assert self._folder is not None
        drafts = Casework(self._services.workspace, self._folder).drafts
        if any(one.id == draft for one in drafts.list()):
            drafts.drop([draft])

    def _remove(self, line: CaseLine) -> None:
        before = self._cases()
        self._view.place.set_wanted(False)
        self._save([case for index, case in enumerate(before) if index != line.index])
        undo = _Undo(self, before)
        self._services.notices.toast(tr("Removed one test question."), undo.take_back)

    def _retest(self, line: CaseLine) -> None:
        self._begin(Order(number=line.index + 1))

    def _save(self, cases: Sequence[TestCase]) -> None:
        assert self._folder is not None
        try:
            self._folder.save_tests(TestSuite(cases=tuple(cases)))
        except StudioError as error:
            self._services.notices.show_error(error)
        self._note_changed()

    def _note_changed(self) -> None:
        self.look_again()
        self.changed.emit()

    def _cases(self) -> tuple[TestCase, ...]:
        return self._folder.tests.cases if self._folder is not None else ()

    def _overrule(self, line: CaseLine, attempt: int, place: int) -> None:
        assert line.result is not None
        past = self._view.part.value() == RUNS and self._view.runs.report.report
        run = past.run if past else self._last.run_of(line.result)
        self.runs.overrule(run, line, attempt, place)

    def _open_past(self, line: CaseLine) -> None:
        self._view.open_line(line, changeable=False)

    def _put_away(self) -> None:
        self._view.place.set_wanted(False)

    def _compare(self) -> None:
        if self._last.report is not None and self._last.before is not None:
            self._view.go(RUNS)
            self.runs.compare_runs(self._last.report.run, self._last.before.run)

    def _take_file(self, files: list[object]) -> None:
        if files and isinstance(files[0], Path):
            self.drafts.read(files[0])

    def _ask_file(self) -> None:
        dialog = ask_file(self._view, tr("Add a file to the agent"))
        dialog.fileSelected.connect(self._add_file)

    def _add_file(self, file: str) -> None:
        """Copy it into the agent and tick it."""
        assert self._folder is not None
        try:
            name = self._folder.add_file(Path(file))
        except (StudioError, OSError) as error:
            self._services.notices.show_error(error)
            return
        ticks = self._view.sheet.form.attachments
        ticks.offer(tuple(self._folder.files), [*ticks.value(), name])

    def _explain(self, line: CaseLine) -> None:
        """Why a source was not cited: what the search made of it; else why words were not said."""
        if self._folder is None:
            return
        run, workspace, folder = self._services.background.run, self._services.workspace, self._folder
        missed = [
            cited
            for cited, check in zip(line.case.cites, _checks(line, Expectation.CITES), strict=False)
            if not check.counts
        ]
        unsaid = [check.expected for check in _checks(line, Expectation.CONTAINS) if not check.counts]
        if missed:
            job = run(why_not_cited, workspace, folder, line, missed[0].document, missed[0].place)
        elif unsaid:
            job = run(why_not_said, workspace, folder, line, unsaid[0])
        else:
            return
        job.done.connect(self._show_why)
        job.failed.connect(self._say_nothing)

    def _show_why(self, cause: Cause) -> None:
        if cause.text and self._view.panel.line() == cause.line:
            self._view.panel.show_why(cause.text, cause.acts)

    def _open_instructions(self) -> None:
        if self._folder is not None:
            self._services.navigator.open("builder", self._folder.agent.id, Need.INSTRUCTED)

    def _say_nothing(self, error: object) -> None:
        """A cause that cannot be told is no trouble of its own: the base itself says what is wrong."""

    def _open_search(self, line: CaseLine) -> None:
        assert self._folder is not None
        base = next(iter(self._folder.agent.knowledge.bases), "")
        self._services.navigator.open("knowledge", *filter(None, [base, "search"]))

    def _show_last(self, last: LastRun) -> None:
        had_report = self.has_report
        self._last = last
        if had_report != self.has_report:
            self.reported.emit()
        self._view.show_last(last)
        self._show()

    def _show(self) -> None:
        before = self._last.before.results if self._last.before else ()
        alone = self._order.number and self._job is not None
        results = self._last.results if alone or not self._came else tuple(self._came)
        self._view.show_lines(case_lines(self._cases(), results, before))


def _checks(line: CaseLine, expectation: Expectation) -> list[Check]:
    checks = line.result.checks if line.result is not None else ()
    return [check for check in checks if check.expectation is expectation]


class _Undo(QObject):
    """Brings back the cases as they were; lives as long as the controller does."""

    def __init__(self, controller: TestingController, cases: tuple[TestCase, ...]) -> None:
        super().__init__(controller)
        self._controller, self._cases = controller, cases

    def take_back(self) -> None:
        self._controller._save(self._cases)
