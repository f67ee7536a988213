"""Beside a review: the checks with their verdicts, and a chat with the submitted version."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from studio.catalogue import Submission
from studio.ui.chat import ChatPanel
from studio.ui.components import ElidedLabel, ScrollPage, hairline, label
from studio.ui.language import tr
from studio.ui.pages.reviews.checks_list import ChecksList
from studio.ui.theme import size, space

_LEAST_CHAT = 7  # rows
_MOST_CHECKS = 42  # percent of the height


class SidePanel(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.checks = ChecksList()
        self.chat = ChatPanel(tr("Try this version"), tr("thrown away when you leave"), tr("sandbox"))
        self._digest = ElidedLabel("", "caption", "muted")
        self._split = QSplitter(Qt.Orientation.Vertical)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._upper())
        self._split.addWidget(self._lower())
        self._split.setStretchFactor(1, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._split)

    def show_submission(self, submission: Submission) -> None:
        self.checks.show_checks(submission.checks)
        short = " ".join((submission.digest[:4], submission.digest[4:8]))
        self._digest.set_text(tr("looked at again by the catalogue · digest {digest}", digest=short))
        self.chat.view.set_icon(submission.icon)
        QTimer.singleShot(0, self, self._share)

    def _share(self) -> None:
        """The checks take what they need, and leave the chat room to be read."""
        wanted = self.checks.sizeHint().height() + size("row")
        upper = min(wanted, self.height() * _MOST_CHECKS // 100)
        self._split.setSizes([upper, self.height() - upper])

    def _upper(self) -> QWidget:
        upper = QWidget()
        column, head = QVBoxLayout(upper), QHBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head.setContentsMargins(space("4"), space("3"), space("4"), space("1"))
        head.setSpacing(space("2"))
        head.addWidget(label(tr("Checks"), "section"))
        head.addWidget(self._digest, 1)
        page = ScrollPage(margin=False)
        page.column.addWidget(self.checks)
        column.addLayout(head)
        column.addWidget(page, 1)
        upper.setMinimumHeight(3 * size("row"))
        return upper

    def _lower(self) -> QWidget:
        lower = QWidget()
        column = QVBoxLayout(lower)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(hairline())
        column.addWidget(self.chat, 1)
        lower.setMinimumHeight(_LEAST_CHAT * size("row"))
        return lower
