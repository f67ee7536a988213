"""Joins the trace tab with the kept runs: finds them, shows one, exports it, makes something of it."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.files import write_atomically
from studio.knowledge import LoadReport
from studio.runtime import AgentFolder
from studio.traces import Trace, TraceRow, as_openinference
from studio.ui.asking import ask_where
from studio.ui.language import tr
from studio.ui.notices import error_banner
from studio.ui.pages.builder.acts import file_called
from studio.ui.pages.builder.tracing.note_sheet import NoteSheet
from studio.ui.pages.builder.tracing.view import TracingView
from studio.ui.pages.builder.written import Written
from studio.ui.shell import Services
from studio.workspace.marking import case_of_trace, drop_note, keep_note

_TOLD = 80


class TracingController(QObject):
    """`case_wanted` brings a test question made of the run that is shown; `noted` when a base has changed."""

    case_wanted = Signal(object)
    noted = Signal()

    def __init__(self, view: TracingView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        self._trace: Trace | None = None
        self._outdated = False
        view.came_up.connect(self._catch_up)
        view.searched.connect(self._find)
        view.chosen.connect(self.show)
        view.steps.make_case.clicked.connect(self._make_case)
        view.steps.make_note.clicked.connect(self._write_note)
        view.steps.export.clicked.connect(self._ask_where)
        view.later_note_sheet.then(self._join_note_sheet)

    def _join_note_sheet(self, sheet: NoteSheet) -> None:
        self._answer = Written(sheet.answer, self._services.scratch)
        sheet.kept.connect(self._keep_note)

    def load(self, folder: AgentFolder) -> None:
        """Show the runs of this agent, the newest of them opened; out of sight, as soon as it is in sight."""
        if self._folder is None or folder.path != self._folder.path:
            self._trace = None
            self._view.steps.show_nothing()
        self._folder, self._outdated = folder, True
        if self._view.isVisible():
            self._catch_up()

    def show(self, run: str) -> None:
        self._view.read()
        self._open(run)

    def _open(self, run: str) -> None:
        job = self._services.background.run(self._services.workspace.traces.get, run)
        job.done.connect(self._show_trace)
        job.failed.connect(self._show_trouble)

    def make_case(self, run: str) -> None:
        """Make a test question of that run."""
        self._with(run, self._wish_for_case)

    def write_note(self, run: str) -> None:
        """Ask for the right answer to the question of that run."""
        self._with(run, self._open_note)

    def _with(self, run: str, act: Callable[[Trace], None]) -> None:
        job = self._services.background.run(self._services.workspace.traces.get, run)
        job.done.connect(act)
        job.failed.connect(self._services.notices.show_error)

    def _wish_for_case(self, trace: Trace) -> None:
        self.case_wanted.emit(case_of_trace(trace))

    def _open_note(self, trace: Trace) -> None:
        if self._folder is not None:
            sheet = self._view.note_sheet
            self._answer.load(f"builder/{self._folder.path.name}/right/{trace.question[:_TOLD]}")
            sheet.write(trace.question, self._folder.agent.knowledge.bases)

    def _catch_up(self) -> None:
        if self._outdated:
            self._outdated = False
            self._find(self._view.finder.value())

    def _find(self, words: str) -> None:
        if self._folder is not None:
            find = self._services.workspace.traces.find
            job = self._services.background.run(find, self._folder.agent.id, words)
            job.done.connect(self._show_runs)
            job.failed.connect(self._show_trouble)

    def _show_runs(self, rows: list[TraceRow]) -> None:
        self._view.show_runs(rows, self._trace.id if self._trace else "")
        if rows and (self._trace is None or self._trace.started < rows[0].started):
            self._open(rows[0].id)

    def _show_trace(self, trace: Trace) -> None:
        self._trace = trace
        self._view.show_trace(trace)
        self._view.steps.make_note.setEnabled(bool(self._folder and self._folder.agent.knowledge.bases))

    def _show_trouble(self, error: object) -> None:
        self._view.show_trouble(error_banner(error))

    def _make_case(self) -> None:
        if self._trace is not None:
            self._wish_for_case(self._trace)

    def _write_note(self) -> None:
        if self._trace is not None:
            self._open_note(self._trace)

    def _keep_note(self, question: str, answer: str, base: str) -> None:
        services = self._services
        job = services.background.run(keep_note, services.workspace, self._folder, question, answer, base)
        job.done.connect(partial(self._say_kept, base))
        job.failed.connect(services.notices.show_error)

    def _say_kept(self, base: str, report: LoadReport) -> None:
        """One that took the place of an earlier note cannot be taken back: what that said is gone."""
        undo = partial(self._drop_note, base, report.loaded[0]) if report.loaded else None
        self._services.notices.toast(tr("Added to the knowledge; the next answer can use it."), undo)
        self.noted.emit()

    def _drop_note(self, base: str, document: str) -> None:
        services = self._services
        job = services.background.run(drop_note, services.workspace, self._folder, document, base)
        job.done.connect(self.noted)
        job.failed.connect(services.notices.show_error)

    def _ask_where(self) -> None:
        if self._trace is not None:
            agent, run = self._trace.agent, self._trace.id[:8]
            name = self._folder.agent.name if self._folder is not None else agent
            name = file_called(name, agent, f" {tr('Trace')} {run}.json")
            ask_where(self._view, tr("Export this run…"), name).fileSelected.connect(self._export)

    def _export(self, file: str) -> None:
        assert self._trace is not None
        job = self._services.background.run(_write, Path(file), self._trace)
        job.done.connect(self._say_exported)
        job.failed.connect(self._services.notices.show_error)

    def _say_exported(self, file: Path) -> None:
        self._services.notices.wrote(file)


async def _write(file: Path, trace: Trace) -> Path:
    content = json.dumps(as_openinference([trace]), ensure_ascii=False, indent=1)
    write_atomically(file, content.encode())
    return file
