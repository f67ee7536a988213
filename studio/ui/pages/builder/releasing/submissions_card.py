"""One's own submissions of this agent: state, date, and what reviewers wrote."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.catalogue import Act, Review, Submission, SubmissionState
from studio.ui.components import Button, RowList, Tag, label
from studio.ui.dates import short_time
from studio.ui.language import tr, words
from studio.ui.theme import space
from studio.wording import act_text

STATE_KINDS = {
    SubmissionState.SUBMITTED: "accent",
    SubmissionState.CHANGES_REQUESTED: "warning",
    SubmissionState.REJECTED: "danger",
    SubmissionState.RELEASED: "success",
}


class SubmissionsCard(RowList):
    """Hidden until it is known what there is."""

    withdrawn = Signal(int)

    def __init__(self) -> None:
        super().__init__(tr("Submissions"), tr("What reviewers said of this agent"))
        self.hide()

    def show_submissions(self, submissions: Sequence[Submission]) -> None:
        self.show()
        rows = [_SubmissionRow(submission) for submission in submissions]
        for row in rows:
            row.withdrawn.connect(self.withdrawn)
        self.set_rows(rows or [_nothing()])


def state_text(state: SubmissionState) -> str:
    return {
        SubmissionState.SUBMITTED: tr("waits for a reviewer"),
        SubmissionState.CHANGES_REQUESTED: tr("changes requested"),
        SubmissionState.REJECTED: tr("rejected"),
        SubmissionState.WITHDRAWN: tr("withdrawn"),
        SubmissionState.SUPERSEDED: tr("submitted again"),
        SubmissionState.RELEASED: tr("released"),
    }[state]


class _SubmissionRow(QFrame):
    withdrawn = Signal(int)

    def __init__(self, submission: Submission) -> None:
        super().__init__()
        self.setObjectName("row")
        self._number = submission.number
        column = QVBoxLayout(self)
        column.setContentsMargins(space("4"), space("3"), space("4"), space("3"))
        column.setSpacing(space("1"))
        column.addLayout(self._head(submission))
        if submission.note:
            column.addWidget(label(submission.note, "dense", "secondary", wrap=True))
        for review in submission.reviews:
            if review.act is not Act.SUBMIT:
                column.addWidget(label(_said(review), "dense", wrap=True))

    def _head(self, submission: Submission) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        text = tr("Number {number} · version {version}", number=submission.number, version=submission.version)
        head.addWidget(label(text, "strong"))
        head.addWidget(Tag(state_text(submission.state), STATE_KINDS.get(submission.state, "plain")))
        head.addStretch(1)
        head.addWidget(label(short_time(submission.submitted), "caption", "muted"))
        if submission.state is SubmissionState.SUBMITTED:
            withdraw = Button(tr("Withdraw"), small=True)
            withdraw.clicked.connect(self._withdraw)
            head.addWidget(withdraw)
        return head

    def _withdraw(self) -> None:
        self.withdrawn.emit(self._number)


def _said(review: Review) -> str:
    head = f"{review.name} {act_text(review.act, words())} · {short_time(review.at)}"
    return f"{head}\n{review.comment}" if review.comment else head


def _nothing() -> QFrame:
    frame = QFrame()
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(space("4"), space("4"), space("4"), space("4"))
    text = tr("Not submitted yet. A colleague who is a reviewer reads what you submit and decides.")
    layout.addWidget(label(text, "dense", "secondary", wrap=True))
    return frame
