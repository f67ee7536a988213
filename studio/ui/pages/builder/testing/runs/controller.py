"""Joins the kept runs with their pages: opens, compares, exports them, and records a person's verdict."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.files import write_atomically
from studio.core.i18n import Words
from studio.runtime import AgentFolder
from studio.trials import Comparison, Overruled, Report, RunLine, compare
from studio.ui.asking import ask_where
from studio.ui.components import ConfirmDialog
from studio.ui.language import tr, words
from studio.ui.pages.builder.acts import file_called
from studio.ui.pages.builder.testing.lines import CaseLine
from studio.ui.pages.builder.testing.runs.comparison_view import ComparisonView
from studio.ui.pages.builder.testing.runs.report_view import ReportView
from studio.ui.pages.builder.testing.runs.view import RunsView
from studio.ui.shell import Services


class RunsController(QObject):
    """`changed` when a verdict was overruled; `case_opened` brings a case of a run, `moved` leaves it."""

    changed = Signal()
    case_opened = Signal(object)
    moved = Signal()

    def __init__(self, view: RunsView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        view.list.opened.connect(self._open_line)
        view.list.compared.connect(self._compare_lines)
        view.later_report.then(self._join_report)
        view.later_comparison.then(self._join_comparison)

    def _join_report(self, view: ReportView) -> None:
        view.compared.connect(self._compare_with_before)
        view.exported.connect(self._ask_where_report)
        view.opened.connect(self.case_opened)
        view.closed.connect(self.moved)

    def _join_comparison(self, view: ComparisonView) -> None:
        view.exported.connect(self._ask_where_comparison)

    def load(self, folder: AgentFolder) -> None:
        if self._folder is None or folder.path != self._folder.path:
            self._view.show_list()
        self._folder = folder

    def open_run(self, run: int) -> None:
        job = self._services.background.run(self._report_with_before, run)
        job.done.connect(self._show_report)
        job.failed.connect(self._services.notices.show_error)

    def compare_runs(self, newer: int, older: int) -> None:
        job = self._services.background.run(self._compared, newer, older)
        job.done.connect(self._show_comparison)
        job.failed.connect(self._services.notices.show_error)

    def ask_where_to(self, kind: str, report: Report) -> None:
        """Ask for a file to write that report to: html or xlsx."""
        ending = _Exporting(self, report, kind)
        title = tr("Export the report…")
        dialog = ask_where(self._view, title, self._called(tr("Test report {run}", run=report.run), kind))
        dialog.fileSelected.connect(ending.write)

    def _called(self, what: str, kind: str) -> str:
        assert self._folder is not None
        agent = self._folder.agent
        return file_called(agent.name, agent.id, f" {what}.{kind}")

    def overrule(self, run: int, line: CaseLine, attempt: int, place: int) -> None:
        """Ask for the reason and put the person's verdict on the record."""
        assert line.result is not None
        check = line.result if line.result.attempt == attempt else None
        shown = check or next(one for one in line.result.attempts if one.attempt == attempt)
        met = not shown.checks[place - 1].counts
        which = Overruled(line.result.number, attempt, place)
        asked = _Overruling(self, run, which, met=met)
        dialog = ConfirmDialog.ask(
            self._view,
            tr("Count this expectation as met?") if met else tr("Count this expectation as not met?"),
            tr("Your name, the time and the reason stay in the report, beside the first verdict."),
            tr("Count as met") if met else tr("Count as not met"),
            tr("Leave it"),
            reason=tr("Why"),
            danger=False,
        )
        dialog.confirmed.connect(asked.keep)

    def note(self, report: Report) -> None:
        """A run has another verdict by now."""
        shown = self._view.later_report.made
        if shown is not None and shown.report is not None and shown.report.run == report.run:
            self.open_run(report.run)
        self.changed.emit()

    def write(self, file: str, content: bytes) -> None:
        job = self._services.background.run(_write, Path(file), content)
        job.done.connect(self._say_written)
        job.failed.connect(self._services.notices.show_error)

    def keep(self, run: int, which: Overruled, reason: str, *, met: bool) -> None:
        assert self._folder is not None
        testing = self._services.publishing.testing
        agent = self._folder.agent.id
        job = self._services.background.run(_overruled, testing.overrule, agent, run, which, met, reason)
        job.done.connect(self.note)
        job.failed.connect(self._services.notices.show_error)

    def _report_with_before(self, run: int) -> tuple[Report, Report | None]:
        assert self._folder is not None
        runs = self._services.publishing.testing.runs
        report = runs.get(self._folder.agent.id, run)
        older = (
            line.head.run
            for line in runs.list(report.agent)
            if line.finished and line.head.run < run and line.head.whole
        )
        before = next(older, 0)
        return report, runs.get(report.agent, before) if before else None

    def _compared(self, newer: int, older: int) -> Comparison:
        assert self._folder is not None
        runs, agent = self._services.publishing.testing.runs, self._folder.agent.id
        return compare(runs.get(agent, newer), runs.get(agent, older))

    def _open_line(self, line: RunLine) -> None:
        self.open_run(line.head.run)

    def _compare_lines(self, newer: RunLine, older: RunLine) -> None:
        self.compare_runs(newer.head.run, older.head.run)

    def _compare_with_before(self) -> None:
        report = self._view.report.report
        assert report is not None
        job = self._services.background.run(self._report_with_before, report.run)
        job.done.connect(self._compare_pair)
        job.failed.connect(self._services.notices.show_error)

    def _compare_pair(self, pair: tuple[Report, Report | None]) -> None:
        newer, older = pair
        if older is not None:
            self._show_comparison(compare(newer, older))

    def _show_report(self, pair: tuple[Report, Report | None]) -> None:
        self._view.report.show_report(*pair)
        self._view.show_report()

    def _show_comparison(self, comparison: Comparison) -> None:
        self._view.comparison.show_comparison(comparison)
        self._view.show_comparison()
        self.moved.emit()

    def _ask_where_report(self, kind: str) -> None:
        if self._view.report.report is not None:
            self.ask_where_to(kind, self._view.report.report)

    def _ask_where_comparison(self, kind: str) -> None:
        comparison = self._view.comparison.comparison
        assert comparison is not None
        ending = _Exporting(self, comparison, kind)
        runs = tr(
            "Tests {older} and {newer} compared", older=comparison.older.run, newer=comparison.newer.run
        )
        name = self._called(runs, kind)
        ask_where(self._view, tr("Export the comparison…"), name).fileSelected.connect(ending.write)

    def _say_written(self, file: Path) -> None:
        self._services.notices.wrote(file)


class _Exporting(QObject):
    """Remembers what is to be written while a person says where."""

    def __init__(self, controller: RunsController, what: Report | Comparison, kind: str) -> None:
        super().__init__(controller)
        self._controller, self._what, self._kind = controller, what, kind

    def write(self, file: str) -> None:
        self._controller.write(file, content_of(self._what, self._kind, words()))
        self.deleteLater()


class _Overruling(QObject):
    """Remembers which verdict is asked about while a person writes the reason."""

    def __init__(self, controller: RunsController, run: int, which: Overruled, *, met: bool) -> None:
        super().__init__(controller)
        self._controller, self._run, self._which, self._met = controller, run, which, met

    def keep(self, reason: str) -> None:
        self._controller.keep(self._run, self._which, reason, met=self._met)
        self.deleteLater()


def content_of(what: Report | Comparison, kind: str, say: Words) -> bytes:
    """The report or comparison as a file, html or xlsx."""
    from studio.wording.run_report import comparison_html, comparison_xlsx, run_html, run_xlsx

    if isinstance(what, Comparison):
        return comparison_html(what, say).encode() if kind == "html" else comparison_xlsx(what, say)
    return run_html(what, say).encode() if kind == "html" else run_xlsx(what, say)


def _overruled(act: object, agent: str, run: int, which: Overruled, met: bool, reason: str) -> object:
    assert callable(act)
    return act(agent, run, which, met=met, reason=reason)


def _write(file: Path, content: bytes) -> Path:
    write_atomically(file, content)
    return file
