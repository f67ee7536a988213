"""One review: tabs read downwards, checks and a trial beside them, the decision at the bottom."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.catalogue import Remark, Submission
from studio.ui.components import (
    Banner,
    Button,
    Card,
    ScrollPage,
    SidePlace,
    Tabs,
    Waiting,
    clear_layout,
)
from studio.ui.language import tr
from studio.ui.packages import DocumentsCard
from studio.ui.pages.reviews.changes_view import ChangesView
from studio.ui.pages.reviews.checks_list import ChecksList
from studio.ui.pages.reviews.decision_bar import DecisionBar
from studio.ui.pages.reviews.evidence_view import EvidenceView
from studio.ui.pages.reviews.reading import Reading, open_remarks
from studio.ui.pages.reviews.record_view import RecordView
from studio.ui.pages.reviews.remarks import RemarkBook
from studio.ui.pages.reviews.remarks_view import RemarksView
from studio.ui.pages.reviews.side_panel import SidePanel
from studio.ui.pages.reviews.words import checks_summary
from studio.ui.theme import size, space

CHANGES, EVIDENCE, CHECKS, DOCUMENTS = "changes", "evidence", "checks", "documents"
REMARKS, RECORD = "remarks", "record"


class ReviewView(QWidget):
    """`turned` brings the part that is read now."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.tabs, self.side, self.bar = Tabs(), SidePanel(), DecisionBar()
        self.book = RemarkBook(self)
        self.changes, self.evidence, self.record = ChangesView(self.book), EvidenceView(), RecordView()
        self.remarks = RemarksView()
        self.remarks.jumped.connect(self._jump)
        self.checks = ChecksList(opened=True)
        self._documents, self._checks = ScrollPage(), ScrollPage()
        self._stack, self._content = QStackedWidget(), QWidget()
        self._banner = QVBoxLayout()
        self._row = QHBoxLayout()
        self.waiting = Waiting(self._content)
        self._arrange()
        self._add_tabs()
        self.place = SidePlace(self, self._row, self.side, tr("Checks and trial"))
        self._to_side = Button(tr("Checks and trial"), small=True)
        self._to_side.clicked.connect(self.place.show)
        self.tabs.right.addWidget(self._to_side)
        self.side.checks.more_wanted.connect(self._show_checks)

    def show_reading(self, reading: Reading) -> None:
        submission = reading.submission
        self._set_trouble(None)
        may = reading.standing.may_comment
        self.book.show_remarks(submission.remarks, allowed=may)
        self.changes.show_changes(reading.changes, submission)
        self.remarks.show_remarks(submission.remarks, allowed=may)
        self.evidence.show_reruns(submission.reruns, allowed=reading.hindrance is None)
        self.record.show_submission(submission)
        self.checks.show_checks(submission.checks)
        self.side.show_submission(submission)
        self.bar.show_reading(reading)
        clear_layout(self._documents.column)
        self._documents.column.addWidget(DocumentsCard(submission.knowledge, all_at_once=True))
        self._show_badges(reading)
        self.waiting.show_content()

    def begin(self) -> None:
        """Wait for another submission, to be read from its beginning."""
        self.tabs.set_current(CHANGES)
        self.bar.clear()
        for page in self.findChildren(ScrollPage):
            page.verticalScrollBar().setValue(0)
        self.evidence.forget()
        self.waiting.wait()

    def show_trouble(self, banner: Banner) -> None:
        """Say why there is nothing to read."""
        self._set_trouble(banner)
        self.waiting.show_content()

    def fit(self, width: int) -> None:
        """Arrange for a window so wide."""
        docked = width >= size("breakpoints.panel.as.sheet")
        self.place.dock(docked, 336 if width < size("breakpoints.narrow") else size("chat.min"))
        self._to_side.setVisible(not docked)
        self.bar.fit(width)

    def _set_trouble(self, banner: Banner | None) -> None:
        clear_layout(self._banner)
        edge = space("page") if banner is not None else 0
        self._banner.setContentsMargins(edge, edge, edge, edge)
        if banner is not None:
            self._banner.addWidget(banner)
        for part in (self.tabs, self._stack, self.bar):
            part.setVisible(banner is None)
        self.place.set_wanted(banner is None)

    def _arrange(self) -> None:
        whole, inner = QVBoxLayout(self), QVBoxLayout(self._content)
        for layout in (whole, inner, self._row):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        whole.addWidget(self.waiting)
        inner.addWidget(self.tabs)
        inner.addLayout(self._banner)
        inner.addLayout(self._row, 1)
        inner.addWidget(self.bar)
        self._row.addWidget(self._stack, 1)

    def _add_tabs(self) -> None:
        card = Card(tr("Checks"), tr("done again by the catalogue"), padded=False)
        card.body.addWidget(self.checks)
        self._checks.column.addWidget(card)
        pages = {
            CHANGES: (tr("Changes"), self.changes),
            EVIDENCE: (tr("Test evidence"), self.evidence),
            CHECKS: (tr("Checks"), self._checks),
            DOCUMENTS: (tr("Documents"), self._documents),
            REMARKS: (tr("Comments"), self.remarks),
            RECORD: (tr("Record"), self.record),
        }
        for name, (text, page) in pages.items():
            self.tabs.add(name, text)
            self._stack.addWidget(page)
        self._names = list(pages)
        self.tabs.changed.connect(self._turn)

    def show_remarks(self, submission: Submission) -> None:
        """What was said has changed; all else stays as it is read."""
        allowed = self.book.allowed
        self.book.show_remarks(submission.remarks, allowed=allowed)
        self.remarks.show_remarks(submission.remarks, allowed=allowed)
        self.record.show_submission(submission)
        waiting = len(open_remarks(submission))
        self.tabs.set_badge(REMARKS, str(len(submission.remarks)), "warning" if waiting else "plain")

    def _jump(self, remark: Remark) -> None:
        self.tabs.set_current(CHANGES)
        self.changes.go_to(remark)

    def _show_checks(self) -> None:
        self.place.close()
        self.tabs.set_current(CHECKS)

    def _turn(self, name: str) -> None:
        self._stack.setCurrentIndex(self._names.index(name))
        self.turned.emit(name)

    def _show_badges(self, reading: Reading) -> None:
        submission = reading.submission
        good = submission.passed == submission.total
        documents = sum(len(base.documents) for base in submission.knowledge)
        self.tabs.set_badge(CHANGES, str(self.changes.count()))
        kind = "success" if good else "warning"
        self.tabs.set_badge(EVIDENCE, f"{submission.passed} / {submission.total}", kind)
        self.tabs.set_badge(CHECKS, *checks_summary(submission))
        self.tabs.set_badge(DOCUMENTS, str(documents))
        waiting = len(open_remarks(submission))
        self.tabs.set_badge(REMARKS, str(len(submission.remarks)), "warning" if waiting else "plain")
