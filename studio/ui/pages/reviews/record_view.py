"""The tab 记录: what was done with the submission, by whom and why, and the package's facts."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.catalogue import Act, Review, Submission
from studio.ui.components import IconLabel, RowList, ScrollPage, clear_layout, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.packages import DigestLine, FactsCard, endpoint_text, size_text
from studio.ui.pages.reviews.words import act_text, who
from studio.ui.theme import space

_ICONS = {
    Act.SUBMIT: ("send-outline", "accent.text"),
    Act.COMMENT: ("comment-outline", "text.secondary"),
    Act.ANSWER: ("comment-outline", "text.secondary"),
    Act.RESOLVE: ("check-circle", "text.secondary"),
    Act.REOPEN: ("comment-outline", "warning"),
    Act.RERUN: ("refresh", "text.secondary"),
    Act.APPROVE: ("check-circle", "success"),
    Act.RETURN: ("undo", "warning"),
    Act.REJECT: ("close-circle", "danger"),
    Act.WITHDRAW: ("arrow-left", "text.secondary"),
    Act.SUPERSEDE: ("update", "text.secondary"),
    Act.RECALL: ("alert-outline", "danger"),
}


class RecordView(ScrollPage):
    def show_submission(self, submission: Submission) -> None:
        clear_layout(self.column)
        record = RowList(tr("Record"), tr("kept as it was written"))
        record.set_rows([_act(review) for review in submission.reviews])
        self.column.addWidget(record)
        self.column.addWidget(facts_card(submission))


def facts_card(submission: Submission) -> FactsCard:
    documents = sum(len(base.documents) for base in submission.knowledge)
    return FactsCard(
        tr("The package"),
        (
            (tr("Author"), who(submission)),
            (tr("Release note"), submission.note),
            (tr("Owner"), submission.owner),
            (tr("Tests"), f"{submission.passed} / {submission.total}"),
            (tr("Endpoint"), endpoint_text(submission.endpoint)),
            (tr("Model"), submission.model),
            (tr("Tested"), short_time(submission.tested)),
            (tr("Documents"), f"{documents:,}"),
            (tr("Size"), size_text(submission.size)),
            (tr("Digest"), DigestLine(submission.digest)),
        ),
    )


def _act(review: Review) -> QFrame:
    row = QFrame()
    row.setObjectName("row")
    line, text = QHBoxLayout(row), QVBoxLayout()
    line.setContentsMargins(space("card"), space("3"), space("card"), space("3"))
    line.setSpacing(space("3"))
    text.setSpacing(space("1") // 2)
    text.addWidget(label(f"{review.name} {act_text(review.act)}", "strong", wrap=True))
    if review.comment:
        text.addWidget(label(review.comment, "body", wrap=True))
    line.addWidget(IconLabel(*_ICONS.get(review.act, ("information-outline", "text.secondary"))))
    line.addLayout(text, 1)
    line.addWidget(label(short_time(review.at), "caption", "muted"))
    return row
