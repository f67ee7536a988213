"""What reviewers said about places in one's submissions: answered here, mended where the jump leads."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

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
        self.add_header_widget(self._count)
        self.hide()

    def show_submissions(self, submissions: Sequence[Submission]) -> None:
        """Show what is open in any of them that is not over, newest first."""
        clear_layout(self.body)
        found = [(one, remark) for one in submissions if one.state not in _OVER for remark in _open(one)]
        for submission, remark in found:
            thread = _Thread(submission.number, remark)
            thread.answered_of.connect(self.answered)
            thread.jumped.connect(self.jumped)
            self.body.addWidget(thread)
        self._count.set(tr("{count} open", count=len(found)), "warning")
        self.setVisible(bool(found))


class _Thread(RemarkThread):
    answered_of = Signal(int, int, str, object)

    def __init__(self, submission: int, remark: Remark) -> None:
        super().__init__(remark, allowed=True, placed=True, jumps=True)
        self._submission = submission
        self.answered.connect(self._tell)

    def _tell(self, remark: int, words: str, resolves: object) -> None:
        self.answered_of.emit(self._submission, remark, words, resolves)


def _open(submission: Submission) -> list[Remark]:
    return [remark for remark in submission.remarks if not remark.resolved]
