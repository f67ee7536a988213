"""What reviewers said about places in one's submissions: answered here, mended where the jump leads."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication

from studio.catalogue import Remark, Submission, SubmissionState
from studio.ui.components import Card, Tag, clear_layout
from studio.ui.language import tr
from studio.ui.pages.reviews.remarks import RemarkThread

_OVER = {SubmissionState.RELEASED, SubmissionState.WITHDRAWN}


class RemarksCard(Card):
    """`answered` brings submission, comment, words, and whether they settle it; `jumped` the comment."""

    answered = Signal(int, int, str, object)
    jumped = Signal(object)

    def __init__(self) -> None:
        super().__init__(tr("Comments of reviewers"))
        self._count = Tag("", "warning")
        self._seen: set[tuple[int, int]] = set()
        self.add_header_widget(self._count)
        self.hide()

    def show_submissions(self, submissions: Sequence[Submission]) -> None:
        """Show what is open in any that is not over, newest first; what is settled here stays in sight."""
        focused = QApplication.focusWidget()
        here = focused is not None and self.isAncestorOf(focused)
        found = [
            (one, remark)
            for one in submissions
            if one.state not in _OVER
            for remark in one.remarks
            if not remark.resolved or (one.number, remark.number) in self._seen
        ]
        self._seen |= {(one.number, remark.number) for one, remark in found}
        clear_layout(self.body)
        for submission, remark in found:
            thread = _Thread(submission.number, remark)
            thread.answered_of.connect(self.answered)
            thread.jumped.connect(self.jumped)
            self.body.addWidget(thread)
            if here:
                thread.setFocus()
        still = sum(not remark.resolved for _, remark in found)
        self._count.set(tr("{count} open", count=still) if still else tr("All settled"), _tone(still))
        self.setVisible(bool(found))


class _Thread(RemarkThread):
    answered_of = Signal(int, int, str, object)

    def __init__(self, submission: int, remark: Remark) -> None:
        super().__init__(remark, allowed=True, placed=True, jumps=True)
        self._submission = submission
        self.answered.connect(self._tell)

    def _tell(self, remark: int, words: str, resolves: object) -> None:
        self.answered_of.emit(self._submission, remark, words, resolves)


def _tone(still: int) -> str:
    return "warning" if still else "success"
