"""Says below a case that failed why: what the search made of its source, or why words were not said."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.core.events import Outcome
from studio.runtime import AgentFolder
from studio.traces import TraceRow
from studio.trials import Check, Expectation
from studio.ui.pages.builder.readiness import Need
from studio.ui.pages.builder.testing.case_panel import CasePanel
from studio.ui.pages.builder.testing.causes import Cause, why_not_cited, why_not_said, why_nothing_found
from studio.ui.pages.builder.testing.lines import CaseLine
from studio.ui.shell import Services


class Explaining(QObject):
    """`trace_wanted` brings the id of the run to be looked at."""

    trace_wanted = Signal(str)

    def __init__(self, panel: CasePanel, services: Services) -> None:
        super().__init__(panel)
        self._panel, self._services = panel, services
        self._folder: AgentFolder | None = None
        panel.line_shown.connect(self._explain)
        panel.search_wanted.connect(self._open_search)
        panel.instructions_wanted.connect(self._open_instructions)
        panel.trace_wanted.connect(self._find_trace)

    def load(self, folder: AgentFolder) -> None:
        self._folder = folder

    def _explain(self, line: CaseLine) -> None:
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
        elif _found_nothing(line):
            job = run(why_nothing_found, workspace, folder, line)
        else:
            return
        job.done.connect(self._show_why)
        job.failed.connect(self._say_nothing)

    def _show_why(self, cause: Cause) -> None:
        if cause.text and self._panel.line() == cause.line:
            self._panel.show_why(cause.text, cause.acts)

    def _say_nothing(self, error: object) -> None:
        """A cause that cannot be told is no trouble of its own: the base itself says what is wrong."""

    def _open_search(self, line: CaseLine) -> None:
        assert self._folder is not None
        base = next(iter(self._folder.agent.knowledge.bases), "")
        self._services.navigator.open("knowledge", *filter(None, [base, "search"]))

    def _open_instructions(self) -> None:
        if self._folder is not None:
            self._services.navigator.open("builder", self._folder.agent.id, Need.INSTRUCTED)

    def _find_trace(self, line: CaseLine) -> None:
        if self._folder is not None:
            find = self._services.workspace.traces.find
            job = self._services.background.run(find, self._folder.agent.id, line.case.question)
            job.done.connect(partial(self._open_trace, line.case.question))
            job.failed.connect(self._services.notices.show_error)

    def _open_trace(self, question: str, runs: list[TraceRow]) -> None:
        """The newest that asked just that; traces may be kept for a while only."""
        newest = next((run.id for run in runs if run.question == question), "")
        self.trace_wanted.emit(newest)


def _checks(line: CaseLine, expectation: Expectation) -> list[Check]:
    checks = line.result.checks if line.result is not None else ()
    return [check for check in checks if check.expectation is expectation]


def _found_nothing(line: CaseLine) -> bool:
    unanswered = any(not check.counts for check in _checks(line, Expectation.ANSWERS))
    return unanswered and line.result is not None and line.result.outcome is Outcome.NOTHING_FOUND
