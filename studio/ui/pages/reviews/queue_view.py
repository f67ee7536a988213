"""The queue: what waits by office with the oldest first, one's own apart, then what was decided."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.catalogue import Submission, SubmissionState
from studio.ui.components import (
    Banner,
    EmptyState,
    ListRow,
    RowList,
    ScrollPage,
    StatusLabel,
    Tag,
    Waiting,
    clear_layout,
)
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.reviews.queue_reading import Queue
from studio.ui.pages.reviews.words import STATE_KINDS, checks_summary, state_text


class QueueView(QWidget):
    opened = Signal(int)
    agents_opened = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.body = ScrollPage()
        self.waiting = Waiting(self.body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.waiting)

    def show_queue(self, queue: Queue) -> None:
        clear_layout(self.body.column)
        if not queue.may_review:
            self.body.column.addWidget(self._no_role())
        for group in queue.waiting:
            title = group.department or tr("Without office")
            action = tr("Review") if queue.may_review else tr("Read")
            self._add_list(title, group.submissions, action, name="waiting")
        if not queue.waiting and queue.may_review:
            self.body.column.addWidget(self._nothing(queue))
        if queue.own:
            self._add_list(tr("My submissions"), queue.own, tr("Read"), tr("a colleague decides"), name="own")
        if queue.decided:
            self._add_list(tr("Decided"), queue.decided, tr("Read"), name="decided")
        self.waiting.show_content()

    def show_trouble(self, banner: Banner) -> None:
        clear_layout(self.body.column)
        self.body.column.addWidget(banner)
        self.waiting.show_content()

    def lists(self, name: str) -> list[RowList]:
        return [found for found in self.body.findChildren(RowList) if found.property("part") == name]

    def _add_list(
        self, title: str, submissions: Sequence[Submission], action: str, note: str = "", *, name: str
    ) -> None:
        rows = RowList(title, " · ".join(filter(None, (str(len(submissions)), note))))
        rows.setProperty("part", name)
        rows.set_rows([self._row(submission, action) for submission in submissions])
        self.body.column.addWidget(rows)

    def _row(self, submission: Submission, action: str) -> ListRow:
        state = " · ".join(filter(None, (submission.author.name, submission.owner, submission.note)))
        row = ListRow(
            submission.icon,
            f"{submission.name} {submission.version}",
            state,
            _tag(submission),
            short_time(submission.submitted),
            action,
        )
        row.setProperty("number", submission.number)
        if submission.state is SubmissionState.SUBMITTED:
            row.extra.insertWidget(0, _tests(submission))
        row.opened.connect(self._open)
        row.acted.connect(self._open)
        return row

    def _open(self) -> None:
        self.opened.emit(int(self.sender().property("number")))

    def _no_role(self) -> Banner:
        text = tr("Reviewers are named by the administrator of your office.")
        return Banner("info", tr("You are not a reviewer yet"), text, closable=False)

    def _nothing(self, queue: Queue) -> EmptyState:
        title = tr("Nothing waits for your decision")
        text = tr("Agents submitted by colleagues come here before they are listed in the catalogue.")
        action = "" if queue.own or queue.decided else tr("See my agents")
        state = EmptyState("clipboard-check-outline", title, text, secondary=action)
        state.secondary_clicked.connect(self.agents_opened)
        return state


def _tag(submission: Submission) -> Tag:
    if submission.state is SubmissionState.SUBMITTED:
        return Tag(*checks_summary(submission))
    return Tag(state_text(submission.state), STATE_KINDS.get(submission.state, "plain"))


def _tests(submission: Submission) -> StatusLabel:
    passed, total = submission.passed, submission.total
    kind = "success" if passed == total else "warning"
    return StatusLabel(tr("Tests {passed} / {total}", passed=passed, total=total), kind)
