"""The queue: what waits by office with the oldest first, one's own apart, then what was decided."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from studio.catalogue import Submission, SubmissionState
from studio.ui.components import (
    Banner,
    Button,
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
from studio.ui.pages.reviews.queue_filters import QueueFilters
from studio.ui.pages.reviews.queue_reading import NOBODY, Group, Queue
from studio.ui.pages.reviews.words import STATE_KINDS, checks_summary, state_text
from studio.ui.theme import space


class QueueView(QWidget):
    """`asked` brings what is to be shown instead."""

    opened = Signal(int)
    agents_opened = Signal()
    asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.body, self.filters = ScrollPage(), QueueFilters()
        self._lists, self._queue = QVBoxLayout(), Queue(NOBODY)
        self._trouble: Banner | None = None
        self._lists.setSpacing(space("gap"))
        self.filters.hide()
        self.body.column.addWidget(self.filters)
        self.body.column.addLayout(self._lists)
        self.waiting = Waiting(self.body)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.waiting)
        self.filters.asked.connect(self.asked)

    def show_queue(self, queue: Queue) -> None:
        self._queue = queue
        self._drop_trouble()
        clear_layout(self._lists)
        self.filters.show_queue(queue)
        self.filters.setVisible(queue.sees_others and (bool(queue.count) or queue.asked.narrows))
        if not queue.may_review:
            self._lists.addWidget(self._no_role())
        for group in queue.waiting:
            title = group.department or tr("Without office")
            action = tr("Review") if queue.may_review else tr("Read")
            self._add_list(title, group.submissions, action, _waits(queue, group), name="waiting")
        if queue.more_wait:
            self._add_more(tr("Show more that wait"), self._more_waiting)
        if not queue.waiting and queue.may_review:
            self._lists.addWidget(self._nothing(queue))
        if queue.own:
            self._add_list(tr("My submissions"), queue.own, tr("Read"), tr("a colleague decides"), name="own")
        if queue.decided:
            note = tr("the latest {count}", count=len(queue.decided)) if queue.more_decided else ""
            self._add_list(tr("Decided"), queue.decided, tr("Read"), note, name="decided")
        if queue.more_decided:
            self._add_more(tr("Show more that were decided"), self._more_decided)
        self.waiting.show_content()

    def show_trouble(self, banner: Banner) -> None:
        """Over the queue as it was last, if it was ever read."""
        self._drop_trouble()
        self._trouble = banner
        self.body.column.insertWidget(0, banner)
        self.filters.setEnabled(False)
        self.waiting.show_content()

    def _drop_trouble(self) -> None:
        self.filters.setEnabled(True)
        if self._trouble is not None:
            self._trouble.hide()
            self._trouble.deleteLater()
            self._trouble = None

    def lists(self, name: str) -> list[RowList]:
        return [found for found in self.body.findChildren(RowList) if found.property("part") == name]

    def _add_list(
        self, title: str, submissions: Sequence[Submission], action: str, note: str = "", *, name: str
    ) -> None:
        rows = RowList(title, note or str(len(submissions)))
        rows.setProperty("part", name)
        rows.set_rows([self._row(submission, action) for submission in submissions])
        self._lists.addWidget(rows)

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

    def _no_role(self) -> EmptyState:
        text = tr(
            "Reviewers are named by the administrator of your office."
            " What you submit is decided by a colleague; you find it here."
        )
        state = EmptyState(
            "shield-account-outline", tr("You are not a reviewer yet"), text, secondary=tr("See my agents")
        )
        state.secondary_clicked.connect(self.agents_opened)
        return state

    def _nothing(self, queue: Queue) -> EmptyState:
        if queue.asked.narrows:
            text = tr("Nothing of this kind waits; other departments or categories may.")
            return EmptyState("clipboard-check-outline", tr("Nothing found"), text)
        title = tr("Nothing waits for your decision")
        text = tr("Agents submitted by colleagues come here before they are listed in the catalogue.")
        action = "" if queue.own or queue.decided else tr("See my agents")
        state = EmptyState("clipboard-check-outline", title, text, secondary=action)
        state.secondary_clicked.connect(self.agents_opened)
        return state

    def _add_more(self, text: str, act: Callable[[], None]) -> None:
        more = Button(text, icon="chevron-down", small=True)
        more.clicked.connect(act)
        self._lists.addWidget(more, 0, Qt.AlignmentFlag.AlignHCenter)

    def _more_waiting(self) -> None:
        self.asked.emit(replace(self._queue.asked, pages=self._queue.asked.pages + 1))

    def _more_decided(self) -> None:
        self.asked.emit(replace(self._queue.asked, decided_pages=self._queue.asked.decided_pages + 1))


def _waits(queue: Queue, group: Group) -> str:
    """How many wait there in all, also those that are not shown yet."""
    counts = {one.department: one.waiting for one in queue.queues}
    shown, all_ = len(group.submissions), counts.get(group.department, 0)
    if shown < all_:
        return tr("{shown} of {count}, oldest first", shown=shown, count=all_)
    return tr("{count}, oldest first", count=shown) if shown > 1 else str(shown)


def _tag(submission: Submission) -> Tag:
    if submission.state is SubmissionState.SUBMITTED:
        return Tag(*checks_summary(submission))
    return Tag(state_text(submission.state), STATE_KINDS.get(submission.state, "plain"))


def _tests(submission: Submission) -> StatusLabel:
    passed, total = submission.passed, submission.total
    kind = "success" if passed == total else "warning"
    return StatusLabel(tr("Tests {passed} / {total}", passed=passed, total=total), kind)
