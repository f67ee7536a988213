"""Joins the sandbox with the evidence tab and the chat beside a review; both go when the review is left."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.catalogue import Rerun
from studio.core.errors import StudioError
from studio.core.events import Citation, RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.runtime import Chat
from studio.trials import CaseResult, Report, compare
from studio.ui.background import PROGRESS, Job
from studio.ui.chat.asking_person import AskingPerson
from studio.ui.components import ScrollPage, SideSheet, label
from studio.ui.language import language, tr
from studio.ui.notices import error_banner
from studio.ui.pages.reviews.review_view import EVIDENCE, ReviewView
from studio.ui.shell import Services
from studio.workspace.rerunning import Rerunning, keep_rerun, kept_comparison
from studio.workspace.sandbox import Sandbox


class Trial(QObject):
    """`rerun_kept` tells that a run of the suite was put on the record."""

    rerun_kept = Signal()

    def __init__(self, view: ReviewView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._sandbox: Sandbox | None = None
        self._report: Report | None = None
        self._life: Job | None = None
        self._answering: Job | None = None
        self._reading: list[Job] = []
        self._talk = Chat()
        self._person = AskingPerson()
        self._running: Job | None = None
        self._number = self._answered = 0
        chat = view.side.chat
        chat.consented.connect(self._consent)
        view.evidence.rerun_asked.connect(self.rerun)
        view.evidence.opened.connect(self._compare)
        chat.asked.connect(self._ask)
        chat.retried.connect(self._ask_again)
        chat.stopped.connect(self._stop)
        chat.citation_opened.connect(self._open_source)

    def begin(self, number: int) -> None:
        """Start with a fresh sandbox, unless that submission has one already."""
        if self._life is not None:
            return
        self._number, self._report = number, None
        self._sandbox = Sandbox(self._services.workspace, number)
        run = self._services.background.run
        self._life = run(self._sandbox.live)
        self._life.standing = True
        self.destroyed.connect(partial(_give_up, self._life))
        evidence, greeting = run(self._sandbox.report), run(self._sandbox.greeting)
        self._reading = [evidence, greeting]
        evidence.done.connect(self._show_report)
        evidence.failed.connect(self._show_trouble)
        greeting.done.connect(self._greet)

    def close(self) -> None:
        if self._answering is not None:
            self._stop()
        for job in (*self._reading, *([self._running] if self._running else [])):
            job.cancel()
        if self._life is not None:
            self._life.cancel()
        if self._sandbox is not None:  # the life may not have begun, and then nothing ends it
            self._services.background.run(self._sandbox.aclose)
        self._life, self._sandbox, self._reading = None, None, []
        self._talk.close()
        self._talk = Chat()
        self._view.side.chat.view.clear()

    def rerun(self) -> None:
        """Ask all cases on the default endpoint of whoever reviews; the report is put on the record."""
        if self._sandbox is None or self._running is not None:
            return
        self._answered = 0
        self._view.evidence.again.set_busy(True)
        self._view.tabs.set_current(EVIDENCE)
        self._running = self._services.background.run(
            keep_rerun, self._services.workspace, self._number, self._sandbox, "", PROGRESS
        )
        self._running.tell(tr("Running the submitted tests"))
        self._running.progressed.connect(self._count)
        self._running.done.connect(self._keep)
        self._running.failed.connect(self._services.notices.show_error)
        self._running.ended.connect(self._stand_still)

    def _keep(self, done: Rerunning) -> None:
        said = tr("{passed} / {total} passed", passed=done.rerun.passed, total=done.rerun.total)
        self._services.notices.toast(tr("Run again: {result}", result=said))
        if done.comparison is not None:
            self._view.evidence.show_comparison(done.comparison, done.rerun)
        self.rerun_kept.emit()

    def _count(self, _: CaseResult) -> None:
        self._answered += 1
        total = len(self._report.results) if self._report else self._answered
        self._view.evidence.again.set_progress(self._answered, total)
        if self._running is not None:
            self._running.measure(self._answered, total, tr("questions"))

    def _stand_still(self) -> None:
        """A run that was given up may end while the next review is read."""
        if self.sender() is self._running:
            self._running = None
            self._view.evidence.again.set_busy(False)

    def _compare(self, rerun: int) -> None:
        job = self._services.background.run(kept_comparison, self._services.workspace, self._number, rerun)
        job.done.connect(self._show_comparison)
        job.failed.connect(self._services.notices.show_error)

    def _show_comparison(self, found: tuple[Report | None, Rerun]) -> None:
        report, rerun = found
        if report is not None and self._report is not None:
            self._view.evidence.show_comparison(compare(report, self._report), rerun)

    def _consent(self, agreed: bool) -> None:
        self._person.answer(agreed=agreed)

    def _show_report(self, report: Report | None) -> None:
        self._report = report
        self._view.evidence.show_report(report)

    def _show_trouble(self, error: object) -> None:
        self._view.evidence.show_trouble(error_banner(error))

    def _greet(self, opening: tuple[str, tuple[str, ...]]) -> None:
        if not self._view.side.chat.view.exchanges:
            greeting, starters = opening
            said = greeting or tr("Ask what an office would ask.")
            self._view.side.chat.view.set_empty(said, starters[:3])

    def _ask(self, question: str) -> None:
        if self._sandbox is None or self._answering is not None:
            return
        self._view.side.chat.view.ask(question)
        self._view.side.chat.set_busy(True)
        self._person = AskingPerson()
        ask, consent = self._sandbox.ask, self._person.consent
        self._answering = self._services.background.run(ask, question, self._talk, consent)
        self._answering.progressed.connect(self._hear)
        self._answering.failed.connect(self._fail)
        self._answering.ended.connect(self._rest)

    def _ask_again(self, question: str) -> None:
        """The last answer, when it was to this question, is no part of the talk any more."""
        turns = self._talk.turns
        if self._answering is None and turns and turns[-1].question == question:
            self._talk.forget_last()
        self._ask(question)

    def _hear(self, event: RunEvent) -> None:
        self._view.side.chat.view.add_event(event)

    def _fail(self, error: Exception) -> None:
        """What fails before the run began is said where the answer would have been."""
        if isinstance(error, StudioError):
            self._hear(RunFailed(trouble=Trouble(name=error.name, facts=error.facts)))
        else:
            self._services.notices.show_error(error)

    def _stop(self) -> None:
        if self._answering is not None:
            self._answering.cancel()
            self._view.side.chat.view.stop()
            self._view.side.chat.set_busy(False)
            self._answering = None

    def _rest(self) -> None:
        """A job that was given up may end while the next one runs."""
        if self.sender() is self._answering:
            self._answering = None
            self._view.side.chat.set_busy(False)

    def _open_source(self, citation: Citation) -> None:
        sheet = SideSheet(self._view, tr("Source {number}", number=citation.number))
        words = ScrollPage(margin=False)
        words.column.addWidget(label(citation.document, "strong", wrap=True))
        words.column.addWidget(label(citation.place.label(language()), "dense", "secondary", wrap=True))
        words.column.addWidget(label(citation.quote, "body", wrap=True))
        sheet.body.addWidget(words, 1)
        sheet.closed.connect(sheet.deleteLater)
        sheet.open()


def _give_up(life: Job) -> None:
    """When the whole program closes the loop may have ended first, and cleaned up."""
    with suppress(RuntimeError):
        life.cancel()
