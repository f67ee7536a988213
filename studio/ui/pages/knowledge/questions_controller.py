"""Keeps the question set of the base that is shown, runs it, and compares settings on it."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from studio.knowledge.settings import SearchSettings
from studio.ui.asking import ask_file
from studio.ui.background import PROGRESS, Job
from studio.ui.language import tr
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.questions.lines import QuestionLine, Run, lines_of
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import SavedQuestion
from studio.ui.pages.knowledge.questions.work import (
    compare_settings,
    forget_past,
    generate_questions,
    import_questions,
    past_questions,
    put_back,
    read_questions,
    remove_questions,
    run_questions,
    search_settings,
)


class QuestionsController(QObject):
    def __init__(self, page: KnowledgePage, services: Services) -> None:
        super().__init__(page)
        self._page, self._view, self._services = page, page.one.questions, services
        self._runs: dict[str, Run] = {}
        self._saved: tuple[SavedQuestion, ...] = ()
        self._shown: tuple[str, tuple[SavedQuestion, ...], int] | None = None
        self._job: Job | None = None
        self._connect_set()
        self._connect_runs()

    def _connect_set(self) -> None:
        page, view = self._page, self._view
        page.facts_shown.connect(self._read)
        page.questions_changed.connect(self._read)
        view.added.connect(self._write_one)
        view.import_wanted.connect(self._ask_what)
        view.generate_wanted.connect(self._generate)
        view.past_wanted.connect(self._read_past)
        view.removed.connect(self._remove)
        view.detail.changed.connect(self._change)
        page.past.chosen.connect(self._take_past)
        page.past.cleared.connect(self._forget_past)

    def _connect_runs(self) -> None:
        page, view = self._page, self._view
        view.run_wanted.connect(self._run)
        view.compare_wanted.connect(self._ask_settings)
        view.stopped.connect(self._stop)
        view.detail.why_wanted.connect(self._ask_why)
        view.detail.tried.connect(self._search)
        page.compare.compared.connect(self._compare)
        page.compare.applied.connect(self._apply)

    def _read(self) -> None:
        if self._page.base:
            self._do(read_questions).done.connect(self._show)

    def _show(self, saved: "tuple[SavedQuestion, ...]") -> None:
        """While documents come in they are read again and again, and are the same."""
        run = self._runs.get(self._page.base)
        shown = self._page.base, saved, id(run)
        if shown == self._shown:
            return
        self._shown, self._saved = shown, saved
        self._page.one.tabs.set_badge("questions", f"{len(saved):,}" if saved else "")
        self._view.show_lines(lines_of(saved, run))
        self._view.show_run(run)

    def _run(self) -> None:
        self._ask_all(run_questions)

    def _ask_settings(self) -> None:
        job = self._do(search_settings)
        job.done.connect(self._page.compare.ask)

    def _compare(self, other: SearchSettings) -> None:
        self._page.compare.close_sheet()
        self._ask_all(compare_settings, other)

    def _ask_all(self, function: Callable[..., Awaitable[Run]], *arguments: object) -> None:
        self._view.set_busy(True)
        self._job = self._do(function, *arguments, PROGRESS)
        self._job.tell(
            tr("Asking the test questions of “{name}”", name=self._page.base), "knowledge", self._page.base
        )
        self._job.progressed.connect(self._show_progress)
        _RunOf(self._job, self, self._page.base)
        self._job.ended.connect(self._rest)

    def keep_run(self, base: str, run: Run) -> None:
        self._runs[base] = run
        if base == self._page.base:
            self._show(self._saved)

    def _show_progress(self, at: tuple[int, int]) -> None:
        self._view.show_progress(*at)
        if self._job is not None:
            self._job.measure(*at, tr("questions"))

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _rest(self) -> None:
        self._view.set_busy(False)

    def _apply(self, settings: SearchSettings) -> None:
        self._page.compare.close_sheet()
        self._page.one.search_test.applied.emit(settings)

    def _write_one(self) -> None:
        self._page.question.ask("", (), self._page.ready_names())

    def _change(self, line: QuestionLine) -> None:
        self._page.question.change(line.saved, self._page.ready_names())

    def _take_past(self, question: str) -> None:
        self._page.question.ask(question, (), self._page.ready_names())

    def _ask_what(self) -> None:
        ask_file(self._page, tr("Import test questions")).fileSelected.connect(self._import)

    def _import(self, file: str) -> None:
        self._do(import_questions, Path(file)).done.connect(self._added)

    def _generate(self) -> None:
        self._do(generate_questions).done.connect(self._added)

    def _added(self, count: int) -> None:
        if count:
            self._services.notices.say(
                tr("Added {count} test {count:question|questions}.", count=f"{count:,}")
            )
        else:
            self._services.notices.say(tr("There was no question that is not in the set already."), "info")
        self._read()

    def _remove(self, lines: list[QuestionLine]) -> None:
        saved = [line.saved for line in lines]
        job = self._do(remove_questions, [one.id for one in saved])
        _Removal(job, self, self._services, self._page.base, saved)

    def _read_past(self) -> None:
        self._do(past_questions).done.connect(self._page.past.show_questions)

    def _forget_past(self) -> None:
        self._do(forget_past).done.connect(self._page.past.show_questions)

    def _ask_why(self, line: QuestionLine) -> None:
        case = line.saved.case
        self._page.why.open_for(case.question, self._page.document_names())
        self._page.why.document.set_value(case.documents[0])
        self._page.why.place.set_value(case.places[0] if case.places else "")

    def _search(self, line: QuestionLine) -> None:
        self._page.one.show_tab("search")
        self._page.one.search_test.panel.search_for(line.saved.case.question)

    def read_again(self) -> None:
        self._read()

    def _do(self, function: Callable[..., Any], *arguments: object) -> Job:
        job = self._services.background.run(function, self._services.workspace, self._page.base, *arguments)
        job.failed.connect(self._services.notices.show_error)
        return job


class _RunOf(QObject):
    """A run belongs to the base it was asked of, whichever is shown when it ends."""

    def __init__(self, job: Job, controller: QuestionsController, base: str) -> None:
        super().__init__(controller)
        self._controller, self._base = controller, base
        job.done.connect(self._done)
        job.ended.connect(self.deleteLater)

    def _done(self, run: Run) -> None:
        self._controller.keep_run(self._base, run)


class _Removal(QObject):
    """Keeps what was removed until it is put back or the page goes."""

    def __init__(
        self, job: Job, controller: QuestionsController, services: Services, base: str,
        saved: "list[SavedQuestion]",
    ) -> None:  # fmt: skip
        super().__init__(controller)
        self._controller, self._services, self._base, self._saved = controller, services, base, saved
        job.done.connect(self._done)

    def _done(self) -> None:
        text = tr("Removed {count} test {count:question|questions}.", count=len(self._saved))
        self._services.notices.toast(text, self._undo)
        self._controller.read_again()

    def _undo(self) -> None:
        job = self._services.background.run(put_back, self._services.workspace, self._base, self._saved)
        job.done.connect(self._controller.read_again)
        job.failed.connect(self._services.notices.show_error)
