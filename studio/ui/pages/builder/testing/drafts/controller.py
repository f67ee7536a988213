"""Joins the drafts with the agent's folder: taken, dropped, generated, imported, and all of it undone."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from studio.core.agents import TestCase, TestSuite
from studio.core.errors import NotFound
from studio.runtime import AgentFolder
from studio.trials.sources import CaseOrigin, DraftCase
from studio.trials.sources.sheets import Merged, SheetCases
from studio.ui.asking import ask_file, ask_where
from studio.ui.background import PROGRESS, Job
from studio.ui.components import Later
from studio.ui.language import language, tr, words
from studio.ui.notices import error_banner
from studio.ui.pages.builder.acts import file_called
from studio.ui.pages.builder.testing.drafts.generate_sheet import GenerateSheet
from studio.ui.pages.builder.testing.drafts.import_sheet import ImportSheet
from studio.ui.pages.builder.testing.drafts.view import DraftsView
from studio.ui.shell import Services
from studio.wording import explain_trouble
from studio.wording.cases import dropped_text
from studio.workspace.casework import Casework, Drafted, write_template


class DraftsController(QObject):
    """`changed` when the drafts or the tests are others by now; `edited` brings one to be written over.

    `came` when there are new drafts to look over, `used_up` when the last of them went into the tests.
    """

    changed = Signal()
    edited = Signal(object)
    came = Signal()
    used_up = Signal()

    def __init__(self, view: DraftsView, page: QWidget, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._folder: AgentFolder | None = None
        self._job: Job | None = None
        self._read_from = ""
        self.later_generate = Later(partial(GenerateSheet, page))
        self.later_import = Later(partial(ImportSheet, page))
        view.taken.connect(self.take)
        view.dropped.connect(self.drop)
        view.edited.connect(self.edited)
        view.generate_wanted.connect(self.ask_to_generate)
        view.import_wanted.connect(self.ask_for_sheet)
        self.later_generate.then(self._join_generate)
        self.later_import.then(self._join_import)

    @property
    def generate_sheet(self) -> GenerateSheet:
        return self.later_generate()

    @property
    def import_sheet(self) -> ImportSheet:
        return self.later_import()

    def _join_generate(self, sheet: GenerateSheet) -> None:
        sheet.wanted.connect(self._generate)
        sheet.cancelled.connect(self._cancel)
        sheet.closed.connect(self._cancel)

    def _join_import(self, sheet: ImportSheet) -> None:
        sheet.taken.connect(self._take_cases)
        sheet.template_wanted.connect(self.ask_where_template)

    def load(self, folder: AgentFolder) -> None:
        if self._folder is not None and self._folder.path != folder.path:
            self._cancel()
            for sheet in (self.later_generate.made, self.later_import.made):
                if sheet is not None:
                    sheet.close_sheet()
        self._folder = folder

    def take(self, drafts: Sequence[DraftCase]) -> None:
        said = tr("Took {count} {count:question|questions} into the tests.", count=len(drafts))
        undo = _Undo(self, drafts, self._cases(), said)
        job = self._act(self._work.drafts.take, [draft.id for draft in drafts])
        job.done.connect(undo.offer)
        if len(drafts) == self._view.table.drafts.rowCount():
            job.done.connect(self.used_up)

    def drop(self, drafts: Sequence[DraftCase]) -> None:
        undo = _Undo(self, drafts, None, tr("Dropped {count} {count:draft|drafts}.", count=len(drafts)))
        self._act(self._work.drafts.drop, [draft.id for draft in drafts]).done.connect(undo.offer)

    def ask_to_generate(self) -> None:
        if self._folder is not None:
            self.generate_sheet.write(self._folder.agent.knowledge.bases, self._no_model())

    def ask_for_sheet(self) -> None:
        dialog = ask_file(self._view, tr("Import from a spreadsheet"))
        dialog.setNameFilter(tr("Spreadsheets ({patterns})", patterns="*.xlsx *.xls *.et *.csv"))
        dialog.fileSelected.connect(self._read_named)

    def ask_where_export(self) -> None:
        if self._folder is not None:
            agent = self._folder.agent
            name = file_called(agent.name, agent.id, f" {tr('Test questions')}.xlsx")
            ask_where(self._view, tr("Export the test questions…"), name).fileSelected.connect(self._export)

    def ask_where_template(self) -> None:
        name = tr("test-questions.xlsx")
        ask_where(self._view, tr("Save an empty sheet…"), name).fileSelected.connect(self._write_template)

    def read(self, file: Path) -> None:
        """Look at a spreadsheet and show what is in it."""
        if self._folder is None:
            return
        self._read_from = file.name
        job = self._services.background.run(self._work.read_sheet, file)
        job.done.connect(self._show_read)
        job.failed.connect(self._show_unread)

    @property
    def _work(self) -> Casework:
        assert self._folder is not None
        return Casework(self._services.workspace, self._folder)

    def _read_named(self, file: str) -> None:
        self.read(Path(file))

    def _show_read(self, read: SheetCases) -> None:
        self.import_sheet.show_read(self._read_from, read)

    def _show_unread(self, error: object) -> None:
        self.import_sheet.show_trouble(self._read_from, error_banner(error))

    def _take_cases(self, cases: Sequence[TestCase], wait: bool) -> None:
        if wait:
            job = self._act(self._work.set_aside, cases, CaseOrigin.SHEET, self._read_from)
            job.done.connect(self._say_waiting)
        else:
            undo = _Undo(self, (), self._cases())
            self._act(self._work.put_in, cases).done.connect(undo.offer_merged)

    def _say_waiting(self, added: Sequence[DraftCase]) -> None:
        said = tr("{count} {count:draft|drafts} {count:waits|wait} to be looked over.", count=len(added))
        self._services.notices.toast(said)
        self.came.emit()

    def _generate(self, count: int, bases: list[str], by_model: bool) -> None:
        if self._job is not None or self._folder is None:
            return
        self.generate_sheet.set_running(True)
        self._job = self._services.background.run(_generated, self._work, count, bases, by_model, PROGRESS)
        self._job.progressed.connect(self._advance)
        self._job.done.connect(self._show_generated)
        self._job.failed.connect(self._show_not_generated)
        self._job.ended.connect(self._forget_job)

    def _advance(self, progress: tuple[int, int]) -> None:
        self.generate_sheet.advance(*progress)

    def _show_generated(self, drafted: Drafted) -> None:
        self.generate_sheet.close_sheet()
        said = tr(
            "{count} {count:draft|drafts} out of {documents} {documents:document|documents}.",
            count=len(drafted.added),
            documents=drafted.documents,
        )
        if drafted.dropped:
            said += " " + tr("Not kept: {reasons}", reasons=dropped_text(drafted.dropped, words()))
        if drafted.trouble is not None:
            said += " " + explain_trouble(drafted.trouble, words()).happened
        self._services.notices.toast(said)
        self.changed.emit()
        if drafted.added:
            self.came.emit()

    def _show_not_generated(self, error: object) -> None:
        self.generate_sheet.set_running(False)
        self.generate_sheet.show_trouble(error_banner(error))

    def _forget_job(self) -> None:
        self._job = None

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.generate_sheet.set_running(False)

    def _no_model(self) -> str:
        assert self._folder is not None
        try:
            profile = self._services.workspace.endpoints.get(self._folder.agent.model.endpoint)
        except NotFound:
            return tr("The agent's endpoint is not set up on this computer.")
        return tr("The practice endpoint has no model that could write.") if profile.practice else ""

    def _export(self, file: str) -> None:
        job = self._services.background.run(self._work.export, Path(file), language())
        job.done.connect(self._say_exported)
        job.failed.connect(self._services.notices.show_error)

    def _say_exported(self, count: int) -> None:
        self._services.notices.say(tr("Wrote {count} {count:question|questions}.", count=count))

    def _write_template(self, file: str) -> None:
        job = self._services.background.run(write_template, Path(file), language())
        job.failed.connect(self._services.notices.show_error)

    def _cases(self) -> tuple[TestCase, ...]:
        return self._folder.tests.cases if self._folder is not None else ()

    def _act(self, act: Callable[..., object], *arguments: object) -> Job:
        """On the loop, one after the other: a long suite takes a while to write."""
        job = self._services.background.run(_acted, act, *arguments)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self.changed)
        return job


async def _acted(act: Callable[..., object], *arguments: object) -> object:
    return act(*arguments)


async def _generated(work: Casework, count: int, bases: list[str], by_model: bool, report: object) -> Drafted:
    assert callable(report)
    return await work.generate(
        count, bases, by_model=by_model, on_progress=lambda done, total: report((done, total))
    )


def _merged_text(found: Merged) -> str:
    """What did not come about is not counted."""
    if not found.added and not found.changed:
        return tr("All of these questions are there already.")
    parts = [tr("{count} added", count=found.added)] if found.added else []
    parts += [tr("{count} changed", count=found.changed)] if found.changed else []
    parts += [tr("{count} as they were", count=found.same)] if found.same else []
    return tr("Test questions: {parts}.", parts=tr(", ").join(parts))


class _Undo(QObject):
    """Brings back the drafts, and the tests as they were; lives as long as the controller does."""

    def __init__(
        self,
        controller: DraftsController,
        drafts: Sequence[DraftCase],
        cases: tuple[TestCase, ...] | None,
        said: str = "",
    ) -> None:
        super().__init__(controller)
        self._controller, self._drafts, self._cases, self._said = controller, drafts, cases, said

    def offer(self) -> None:
        self._controller._services.notices.toast(self._said, self.take_back)

    def offer_merged(self, found: Merged) -> None:
        self._said = _merged_text(found)
        self.offer()

    def take_back(self) -> None:
        self._controller._act(self._restore)

    def _restore(self) -> None:
        folder = self._controller._folder
        assert folder is not None
        if self._cases is not None:
            folder.save_tests(TestSuite(cases=self._cases))
        self._controller._work.drafts.put_back(self._drafts)
