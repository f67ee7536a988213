"""Runs the test questions and shows how they went: joins the tab 测试 with the agent's test runs."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from studio.runtime import AgentFolder
from studio.trials import CaseResult, Report
from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr
from studio.ui.pages.builder.deleted import is_news
from studio.ui.pages.builder.testing.drafts import DraftsController
from studio.ui.pages.builder.testing.explaining import Explaining
from studio.ui.pages.builder.testing.last_run import LastRun, last_run
from studio.ui.pages.builder.testing.lines import CaseLine, case_lines
from studio.ui.pages.builder.testing.questions import QuestionsController
from studio.ui.pages.builder.testing.runs import RunsController
from studio.ui.pages.builder.testing.view import DRAFTS, QUESTIONS, RUNS, TestingView
from studio.ui.shell import Services
from studio.ui.theme import tokens
from studio.wording import joined
from studio.workspace import Order


class TestingController(QObject):
    """`changed` when cases or the report have changed; `started` before a run, so that the draft is saved.

    `reported` when there is a first report now, or none any more; `running_changed` as a run begins or ends;
    `trace_wanted` brings a run to look at.
    """

    __test__ = False

    changed = Signal()
    started = Signal()
    reported = Signal()
    running_changed = Signal()
    trace_wanted = Signal(str)

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
        self.questions = QuestionsController(view, services)
        self._explaining = Explaining(view.panel, services)
        self.drafts = DraftsController(view.drafts, page, services)
        self.runs = RunsController(view.runs, services)
        self._connect()

    def load(self, folder: AgentFolder) -> None:
        if self._folder is not None and self._folder.path != folder.path:
            self.cancel()
            self._last = LastRun()
            self.questions.choices = self._last.choices
            self._view.go(QUESTIONS)
            if (sheet := self._view.later_sheet.made) is not None:
                sheet.close_sheet()
        self._folder = folder
        for part in (self.questions, self._explaining, self.drafts, self.runs):
            part.load(folder)
        self.look_again()

    def look_again(self) -> None:
        """Show the cases as they are, and the last run on them."""
        if self._folder is None:
            return
        self._show()
        services = self._services
        job = services.background.run(last_run, services.workspace, services.publishing, self._folder)
        job.done.connect(self._show_last)
        job.failed.connect(self._tell_trouble)

    def _tell_trouble(self, error: object) -> None:
        if is_news(error, self._folder):
            self._services.notices.show_error(error)

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

    def export_html(self) -> None:
        self._export("html")

    def export_xlsx(self) -> None:
        self._export("xlsx")

    @property
    def running(self) -> bool:
        return self._job is not None

    @property
    def has_report(self) -> bool:
        return self._last.report is not None

    def _export(self, kind: str) -> None:
        if self._last.report is not None:
            self.runs.ask_where_to(kind, self._last.report)

    def _connect(self) -> None:
        view = self._view
        view.cancelled.connect(self.cancel)
        view.resumed.connect(self.resume)
        view.run_wanted.connect(self.run)
        view.runs.list.run_wanted.connect(self.run)
        view.dropped.connect(self._take_file)
        view.comparison_wanted.connect(self._compare)
        view.generate_wanted.connect(self.drafts.ask_to_generate)
        view.import_wanted.connect(self.drafts.ask_for_sheet)
        view.panel.retested.connect(self._retest)
        view.panel.overruling.connect(self._overrule)
        self._explaining.trace_wanted.connect(self.trace_wanted)
        self.questions.changed.connect(self._note_changed)
        self.drafts.changed.connect(self._note_changed)
        self.drafts.edited.connect(self.questions.edit_draft)
        self.drafts.came.connect(partial(view.go, DRAFTS))
        self.drafts.used_up.connect(partial(view.go, QUESTIONS))
        self.runs.changed.connect(self._note_changed)
        self.runs.case_opened.connect(self._open_past)
        self.runs.moved.connect(view.put_away)

    def _begin(self, order: Order, known: int = 0, planned: int = 0) -> None:
        if self._job is not None or self._folder is None:
            return
        self.started.emit()
        self._came, self._order, self._known = [], order, known
        self._planned = planned or self._asked_by(order)
        if not order.number:
            self._view.go(QUESTIONS)
        self._view.begin(self._planned, known, whole=not order.number)
        testing = self._services.publishing.testing
        self._job = self._services.background.run(testing.run, self._folder, PROGRESS, order)
        self._tell()
        self._job.progressed.connect(self._take)
        self._job.done.connect(self._note_done)
        self._job.failed.connect(self._services.notices.show_error)
        self._job.ended.connect(self._end)
        self.running_changed.emit()

    def _asked_by(self, order: Order) -> int:
        count = sum(order.asks(number, case) for number, case in enumerate(self.questions.cases(), start=1))
        return count * (order.repeats or 1)

    def _take(self, result: CaseResult) -> None:
        self._came.append(result)
        failed = sum(not came.passed for came in self._came)
        self._view.advance(self._known + len(self._came), self._planned, failed, result.question)
        self._tell()
        if self._planned <= len(self.questions.cases()) and not self._soon.isActive():
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
            if report.unanswered:
                said = joined(said, tr("{count} unanswered", count=report.unanswered))
            self._job.announce(said, "success" if report.all_passed else "warning")

    def _end(self) -> None:
        self._job, self._came = None, []
        self._view.end()
        self.running_changed.emit()
        self.look_again()
        self.changed.emit()

    def _retest(self, line: CaseLine) -> None:
        self._begin(Order(number=line.index + 1))

    def _note_changed(self) -> None:
        self.look_again()
        self.changed.emit()

    def _overrule(self, line: CaseLine, attempt: int, place: int) -> None:
        assert line.result is not None
        past = self._view.part.value() == RUNS and self._view.runs.report.report
        run = past.run if past else self._last.run_of(line.result)
        self.runs.overrule(run, line, attempt, place)

    def _open_past(self, line: CaseLine) -> None:
        self._view.open_line(line, changeable=False)

    def _compare(self) -> None:
        if self._last.report is not None and self._last.before is not None:
            self._view.go(RUNS)
            self.runs.compare_runs(self._last.report.run, self._last.before.run)

    def _take_file(self, files: list[object]) -> None:
        if files and isinstance(files[0], Path):
            self.drafts.read(files[0])

    def _show_last(self, last: LastRun) -> None:
        had_report = self.has_report
        self._last, self.questions.choices = last, last.choices
        if had_report != self.has_report:
            self.reported.emit()
        self._view.show_last(last)
        self._show()

    def _show(self) -> None:
        before = self._last.before.results if self._last.before else ()
        alone = self._order.number and self._job is not None
        results = self._last.results if alone or not self._came else tuple(self._came)
        self._view.show_lines(case_lines(self.questions.cases(), results, before))
