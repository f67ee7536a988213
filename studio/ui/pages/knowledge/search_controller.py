"""Searches for the panels, looks into what was not found, and keeps settings that were tried."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.passages import Passage
from studio.knowledge.filters import SearchFilters
from studio.knowledge.settings import SearchSettings
from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.pages.knowledge.questions.work import forget_past, past_questions
from studio.ui.pages.knowledge.search_panel import SearchPanel
from studio.ui.pages.knowledge.searching import SearchAnswer, search
from studio.ui.pages.source.path import source_path
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import EvalCase, SavedQuestion, Whereabouts
    from studio.workspace import Workspace


async def why_not_found(
    workspace: "Workspace", base: str, question: str, document: str, place: str,
    filters: SearchFilters, settings: SearchSettings | None,
) -> "Whereabouts":  # fmt: skip
    opened = await workspace.knowledge.open(base)
    return await opened.why_not_found(question, document, place=place, filters=filters, settings=settings)


async def note_searched(workspace: "Workspace", base: str, question: str) -> None:
    await (await workspace.knowledge.open(base)).note_asked(question)


async def read_search_settings(workspace: "Workspace", base: str) -> SearchSettings:
    return (await workspace.knowledge.open(base)).settings.search


async def keep_search_settings(workspace: "Workspace", base: str, search_settings: SearchSettings) -> None:
    opened = await workspace.knowledge.open(base)
    await opened.change_settings(opened.settings.model_copy(update={"search": search_settings}))


async def keep_question(
    workspace: "Workspace", base: str, case: "EvalCase", changed: "SavedQuestion | None"
) -> int:
    """How many were added: none when it was there already."""
    from studio.knowledge import Origin

    questions = (await workspace.knowledge.open(base)).questions
    if changed is None:
        return await questions.add([case], Origin.SEARCH)
    await questions.change(changed.id, case)
    return 1


class PanelController(QObject):
    """One panel: only its newest question counts."""

    def __init__(
        self, panel: SearchPanel, page: KnowledgePage, services: Services,
        settings: Callable[[], SearchSettings | None],
    ) -> None:  # fmt: skip
        super().__init__(panel)
        self._panel, self._page, self._services, self._settings = panel, page, services, settings
        self._job: Job | None = None
        panel.searched.connect(self._search)
        panel.passage_opened.connect(self._open)
        panel.why_wanted.connect(self._ask_why)
        panel.save_wanted.connect(self._save)
        panel.scope_wanted.connect(self._ask_scope)
        panel.past_wanted.connect(self._ask_past)
        page.searched.chosen.connect(self._take_past)

    def _search(self, question: str) -> None:
        if self._job is not None:
            self._job.cancel()
        self._panel.set_busy(True)
        run, workspace = self._services.background.run, self._services.workspace
        self._job = run(search, workspace, self._page.base, question, self._panel.filters(), self._settings())
        self._job.done.connect(self._show)
        self._job.failed.connect(self._services.notices.show_error)
        self._job.ended.connect(self._searched)

    def _show(self, answer: SearchAnswer) -> None:
        """What is written into the base while it loads may wait: the answer does not."""
        self._panel.show_answer(answer)
        run, workspace = self._services.background.run, self._services.workspace
        run(note_searched, workspace, self._page.base, answer.question)

    def _searched(self) -> None:
        if self.sender() is self._job:
            self._panel.set_busy(False)

    def _ask_past(self) -> None:
        run, workspace = self._services.background.run, self._services.workspace
        job = run(past_questions, workspace, self._page.base)
        job.done.connect(self._page.searched.show_questions)
        job.failed.connect(self._services.notices.show_error)

    def _take_past(self, question: str) -> None:
        """There are two panels, of which one is in sight."""
        if self._panel.isVisible():
            self._panel.search_for(question)

    def _open(self, passage: Passage) -> None:
        others = self._panel.passages()
        self._services.navigator.open("source", *source_path(passage, others))

    def _ask_scope(self) -> None:
        page, panel = self._page, self._panel
        page.scope.ask(panel.filters(), page.ready_names(), page.issuers(), panel.take_filters)

    def _ask_why(self, question: str) -> None:
        names = self._page.document_names()
        self._page.why.open_for(question, names, self._panel.filters(), self._settings())

    def _save(self, question: str) -> None:
        likely = [passage.document for passage in self._panel.passages()]
        self._page.question.ask(question, likely, self._page.ready_names())


class SearchController(QObject):
    def __init__(self, page: KnowledgePage, services: Services) -> None:
        super().__init__(page)
        self._page, self._services = page, services
        view = page.one.search_test
        PanelController(page.one.search, page, services, _as_the_base)
        PanelController(view.panel, page, services, view.tried)
        page.one.tab_changed.connect(self._read)
        page.base_shown.connect(view.panel.clear)
        page.base_shown.connect(view.forget_trial)
        view.applied.connect(self._apply)
        page.why.asked.connect(self._look_into)
        page.why.passage_opened.connect(self._open)
        page.question.saved.connect(self._keep)
        page.searched.cleared.connect(self._forget_past)

    def _read(self, tab: str) -> None:
        if tab == "search" and self._page.base:
            run, workspace = self._services.background.run, self._services.workspace
            job = run(read_search_settings, workspace, self._page.base)
            job.done.connect(self._page.one.search_test.show_settings)
            job.failed.connect(self._services.notices.show_error)

    def _forget_past(self) -> None:
        run, workspace = self._services.background.run, self._services.workspace
        job = run(forget_past, workspace, self._page.base)
        job.done.connect(self._page.searched.show_questions)
        job.failed.connect(self._services.notices.show_error)

    def _apply(self, settings: SearchSettings) -> None:
        run, workspace = self._services.background.run, self._services.workspace
        job = run(keep_search_settings, workspace, self._page.base, settings)
        job.done.connect(self._applied)
        job.failed.connect(self._services.notices.show_error)

    def _applied(self) -> None:
        self._services.notices.say(tr("Saved the settings. The next search follows them."))
        self._read("search")

    def _look_into(
        self, question: str, document: str, place: str, filters: SearchFilters,
        settings: SearchSettings | None,
    ) -> None:  # fmt: skip
        self._page.why.set_busy(True)
        run, workspace = self._services.background.run, self._services.workspace
        base = self._page.base
        job = run(why_not_found, workspace, base, question, document, place, filters, settings)
        job.done.connect(self._page.why.show_answer)
        job.failed.connect(self._services.notices.show_error)
        job.ended.connect(self._looked)

    def _looked(self) -> None:
        self._page.why.set_busy(False)

    def _open(self, passage: Passage) -> None:
        self._page.why.close_sheet()
        self._services.navigator.open("source", *source_path(passage))

    def _keep(self, case: "EvalCase", changed: "SavedQuestion | None") -> None:
        run, workspace = self._services.background.run, self._services.workspace
        job = run(keep_question, workspace, self._page.base, case, changed)
        job.done.connect(self._kept)
        job.failed.connect(self._services.notices.show_error)

    def _kept(self, added: int) -> None:
        self._page.question.close_sheet()
        said = tr("Saved the test question.") if added else tr("This question is in the set already.")
        self._services.notices.say(said)
        self._page.questions_changed.emit()


def _as_the_base() -> None:
    """The panel beside the documents searches as agents do."""
    return
