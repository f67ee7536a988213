"""What this person said of answers of the agent, and what became of it."""

from collections.abc import Sequence

from studio.catalogue import Feedback, FeedbackState
from studio.ui.components import ListRow, RowList, Tag
from studio.ui.dates import short_time
from studio.ui.language import tr


class SentFeedbackCard(RowList):
    def __init__(self, sent: Sequence[Feedback]) -> None:
        super().__init__(tr("Your feedback"))
        self.set_rows([_row(row) for row in sent])


def _row(row: Feedback) -> ListRow:
    state = row.reply or row.wrong
    return ListRow("message-alert-outline", row.question, state, _tag(row), short_time(row.at))


def _tag(row: Feedback) -> Tag:
    if row.taken_up:
        return Tag(tr("taken up in version {version}", version=row.taken_up), "success", "check")
    if row.state is FeedbackState.TAKEN:
        return Tag(tr("made a test question"), "accent")
    return Tag(tr("dropped")) if row.state is FeedbackState.DROPPED else Tag(tr("sent"))
