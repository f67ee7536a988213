"""Opens one submission, lets it be tried, and puts the decision on record."""

from collections.abc import Awaitable, Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.catalogue import Spot, Submission
from studio.core.errors import SubmissionClosed, SubmissionStale
from studio.core.i18n import mark
from studio.ui.awaited import Awaited
from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.packages import answered_trouble_banner
from studio.ui.pages.reviews.reading import Decision, Reading, answer, decide, read_review, say_at
from studio.ui.pages.reviews.review_view import ReviewView
from studio.ui.pages.reviews.trial import Trial
from studio.ui.pages.reviews.words import STATE_KINDS, compared, state_text, when, who
from studio.ui.practising import practises
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag, Services

_DONE = {
    Decision.APPROVE: mark("Approved: “{name}” {version} is in the catalogue"),
    Decision.RETURN: mark("Sent back to its author"),
    Decision.REJECT: mark("Rejected"),
    Decision.WITHDRAW: mark("Withdrawn"),
}


class ReviewController(QObject):
    """`decided` is sent when a decision was made, so that the queue can look again."""

    header_changed = Signal(object)
    decided = Signal()

    def __init__(self, view: ReviewView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._number = 0
        self._reading: Reading | None = None
        self._job: Job | None = None
        self._awaited = Awaited(view.waiting, self.load)
        self._trial = Trial(view, services)
        self._decision = Decision.APPROVE
        view.bar.decided.connect(self._decide)
        view.bar.written.connect(self._keep_reason)
        view.bar.left.connect(partial(services.navigator.open, "reviews"))
        view.book.draft_of = self._draft_of
        view.book.written.connect(self._keep_draft)
        self._trial.rerun_kept.connect(self.load)
        view.turned.connect(self._note_reading)
        for said in (view.book.said, view.remarks.said):
            said.connect(self._say)
        for answered in (view.book.answered, view.remarks.answered):
            answered.connect(self._answer)

    def open(self, number: int) -> None:
        if number != self._number:
            self._number, self._reading = number, None
            self._view.begin()
            self._trial.close()
        self.load()

    def close(self) -> None:
        """Leave the review; what was installed for trying it goes."""
        self._number, self._reading = 0, None
        self._trial.close()

    def load(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._services.background.run(read_review, self._services.workspace, self._number)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._fail)
        self._awaited.follow(self._job)

    def header(self) -> Header:
        crumbs = (Crumb(tr("Reviews"), ("reviews",)),)
        if self._reading is None:
            return Header(title=tr("Submission {number}", number=self._number), crumbs=crumbs)
        submission = self._reading.submission
        state = HeaderTag(state_text(submission.state), STATE_KINDS.get(submission.state, "plain"))
        note = " · ".join((who(submission), when(submission), compared(self._reading.changes)))
        title = f"{submission.name} {submission.version}"
        practice = practises(self._services.workspace.endpoints)
        actions = self._actions(self._reading)
        return Header(title, crumbs, submission.icon, (state,), note, actions, practice=practice)

    def _show(self, reading: Reading) -> None:
        if reading.submission.number != self._number:
            return
        self._reading = reading
        self._view.bar.bring_back(self._services.scratch.text(self._place("reason")))
        self._view.show_reading(reading)
        self._trial.begin(self._number)
        self._note_reading(self._view.tabs.current())
        self.header_changed.emit(self.header())

    def _note_reading(self, part: str) -> None:
        """In a course it is seen which parts of a submission were read."""
        if self._reading is not None:
            submission, deeds = self._reading.submission, self._services.workspace.deeds
            deeds.note("submission_opened", agent=submission.agent, number=submission.number, part=part)

    def _fail(self, error: Exception) -> None:
        self._view.show_trouble(answered_trouble_banner(error, self._services, self.load))

    def _actions(self, reading: Reading) -> tuple[HeaderAction, ...]:
        if reading.hindrance is None:
            return (HeaderAction(tr("Run on my endpoint"), self._trial.rerun, icon="refresh"),)
        return ()

    def _place(self, what: str) -> str:
        """Where what is written about this submission is kept until it is said."""
        return f"reviews/{self._number}/{what}"

    def _keep_reason(self, reason: str) -> None:
        self._services.scratch.keep(self._place("reason"), reason)

    def _draft_of(self, spot: Spot) -> str:
        return self._services.scratch.text(self._place(_named(spot)))

    def _keep_draft(self, spot: Spot, words: str) -> None:
        self._services.scratch.keep(self._place(_named(spot)), words)

    def _say(self, spot: Spot, words: str) -> None:
        place = self._place(_named(spot))
        self._remark(say_at, spot, words).done.connect(lambda _: self._services.scratch.forget(place))

    def _answer(self, remark: int, words: str, resolves: bool | None) -> None:
        self._remark(answer, remark, words, resolves)

    def _remark(self, act: Callable[..., Awaitable[Submission]], *what: object) -> Job:
        job = self._services.background.run(act, self._services.workspace, self._number, *what)
        job.done.connect(self._view.show_remarks)
        job.failed.connect(self._services.notices.show_error)
        return job

    def _decide(self, decision: str, reason: str) -> None:
        self._decision = Decision(decision)
        self._view.bar.set_busy(self._decision)
        workspace, digest = self._services.workspace, self._reading.submission.digest if self._reading else ""
        until = self._view.bar.valid_until()
        job = self._services.background.run(
            decide, workspace, self._number, self._decision, reason, digest, until
        )
        job.done.connect(self._settle)
        job.failed.connect(self._refuse)

    def _settle(self, reading: Reading) -> None:
        self._services.scratch.forget(self._place("reason"))
        self._view.bar.clear()
        self._show(reading)
        facts = {"name": reading.submission.name, "version": reading.submission.version}
        self._services.notices.toast(tr(_DONE[self._decision], **facts))
        self._view.bar.back.setFocus()
        self.decided.emit()

    def _refuse(self, error: Exception) -> None:
        """Say it in place; a submission that was closed meanwhile is shown as it is now."""
        if self._reading is not None:
            self._view.bar.allow(self._reading)
        said = explanation_of(error)
        self._view.bar.show_error(" ".join(part for part in (said.happened, said.action) if part))
        if isinstance(error, SubmissionClosed | SubmissionStale):
            self._services.notices.say(said.happened, "warning")
            self.load()


def _named(spot: Spot) -> str:
    return f"{spot.file}/{spot.line}/{spot.subject}/{spot.digest[:8]}"
