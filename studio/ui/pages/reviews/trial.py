"""Joins the sandbox with the evidence tab and the chat beside a review; both go when the review is left."""

from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject

from studio.core.errors import StudioError
from studio.core.events import Citation, RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.runtime import Chat
from studio.trials import Report
from studio.ui.background import Job
from studio.ui.components import ScrollPage, SideSheet, label
from studio.ui.language import language, tr
from studio.ui.notices import error_banner
from studio.ui.pages.reviews.review_view import ReviewView
from studio.ui.shell import Services
from studio.workspace.sandbox import Sandbox


class Trial(QObject):
    def __init__(self, view: ReviewView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._sandbox: Sandbox | None = None
        self._life: Job | None = None
        self._answering: Job | None = None
        self._reading: list[Job] = []
        self._talk = Chat()
        chat = view.side.chat
        chat.asked.connect(self._ask)
        chat.retried.connect(self._ask_again)
        chat.stopped.connect(self._stop)
        chat.citation_opened.connect(self._open_source)

    def begin(self, number: int) -> None:
        """Start with a fresh sandbox, unless that submission has one already."""
        if self._life is not None:
            return
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
        for job in self._reading:
            job.cancel()
        if self._life is not None:
            self._life.cancel()
        if self._sandbox is not None:  # the life may not have begun, and then nothing ends it
            self._services.background.run(self._sandbox.aclose)
        self._life, self._sandbox, self._reading = None, None, []
        self._talk.close()
        self._talk = Chat()
        self._view.side.chat.view.clear()

    def _show_report(self, report: Report | None) -> None:
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
        self._answering = self._services.background.run(self._sandbox.ask, question, self._talk)
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
