"""Runs the cases and keeps them: joins the tab 测试 with the agent's folder and with publishing."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from studio.core.agents import TestCase, TestSuite
from studio.core.errors import StudioError
from studio.runtime import AgentFolder
from studio.trials import CaseResult
from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr
from studio.ui.pages.builder.testing.last_run import LastRun, about, last_run
from studio.ui.pages.builder.testing.lines import CaseLine, case_lines
from studio.ui.pages.builder.testing.view import TestingView
from studio.ui.shell import Services


class TestingController(QObject):
    """`changed` when cases or the report have changed; `started` before a run, so that the draft is saved."""

    __test__ = False

    changed = Signal()
    started = Signal()

    def __init__(self, view: TestingView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        self._last = LastRun(None, False, ())
        self._job: Job | None = None
        self._came: list[CaseResult] = []
        view.added.connect(self.add)
        view.cancelled.connect(self.cancel)
        view.sheet.kept.connect(self._keep)
        view.panel.edited.connect(self._edit)
        view.panel.removed.connect(self._remove)
        view.table.removed.connect(self._remove)

    def load(self, folder: AgentFolder) -> None:
        if self._folder is not None and self._folder.path != folder.path:
            self.cancel()
            self._last = LastRun(None, False, ())
            self._view.place.set_wanted(False)
        self._folder = folder
        self.look_again()

    def look_again(self) -> None:
        """Show the cases as they are, and the last run on them."""
        if self._folder is None:
            return
        self._show()
        job = self._services.background.run(
            last_run, self._services.workspace, self._services.publishing, self._folder
        )
        job.done.connect(self._show_last)
        job.failed.connect(self._services.notices.show_error)

    def run(self) -> None:
        if self._job is not None or self._folder is None:
            return
        self.started.emit()
        self._came = []
        self._view.begin(len(self._folder.tests.cases))
        self._job = self._services.background.run(self._services.publishing.test, self._folder, PROGRESS)
        self._tell(0)
        self._job.progressed.connect(self._take)
        self._job.failed.connect(self._services.notices.show_error)
        self._job.ended.connect(self._end)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def add(self) -> None:
        self._view.sheet.write(None, -1, self._last.documents)

    def add_from(self, case: TestCase) -> None:
        """Write down a case made of an answer, for the person to look over."""
        self._view.sheet.write(case, -1, self._last.documents)

    def _edit(self, line: CaseLine) -> None:
        self._view.sheet.write(line.case, line.index, self._last.documents)

    def _keep(self, case: TestCase, index: int) -> None:
        cases = list(self._cases())
        if index < 0:
            cases.append(case)
        else:
            cases[index] = case
        self._save(cases)

    def _remove(self, line: CaseLine) -> None:
        before = self._cases()
        self._view.place.set_wanted(False)
        self._save([case for index, case in enumerate(before) if index != line.index])
        undo = _Undo(self, before)
        self._services.notices.toast(tr("Removed one test question."), undo.take_back)

    def _save(self, cases: Sequence[TestCase]) -> None:
        assert self._folder is not None
        try:
            self._folder.save_tests(TestSuite(cases=tuple(cases)))
        except StudioError as error:
            self._services.notices.show_error(error)
        self.look_again()
        self.changed.emit()

    def _cases(self) -> tuple[TestCase, ...]:
        return self._folder.tests.cases if self._folder is not None else ()

    def _take(self, result: CaseResult) -> None:
        self._came.append(result)
        failed = sum(not came.passed for came in self._came)
        self._view.advance(len(self._came), len(self._cases()), failed)
        self._tell(len(self._came))
        self._show()

    def _tell(self, done: int) -> None:
        if self._job is not None and self._folder is not None:
            agent, total = self._folder.agent, len(self._cases())
            said = tr("“{name}”: {done} / {total} questions tested", name=agent.name, done=done, total=total)
            self._job.tell(said, "builder", agent.id)

    def _end(self) -> None:
        self._job, self._came = None, []
        self._view.end()
        self.look_again()
        self.changed.emit()

    def _show_last(self, last: LastRun) -> None:
        self._last = last
        self._show()

    def _show(self) -> None:
        report = self._last.report
        results = self._came or (report.results if report else ())
        self._view.show_lines(case_lines(self._cases(), results))
        shown = report.results if report else ()
        self._view.show_results(shown, about(report) if report else "", current=self._last.current)


class _Undo(QObject):
    """Brings back the cases as they were; lives as long as the controller does."""

    def __init__(self, controller: TestingController, cases: tuple[TestCase, ...]) -> None:
        super().__init__(controller)
        self._controller, self._cases = controller, cases

    def take_back(self) -> None:
        self._controller._save(self._cases)
