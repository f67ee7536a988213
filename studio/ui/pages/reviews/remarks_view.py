"""The tab 意见: everything that was said about the submission, and a field for the whole of it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from studio.catalogue import Remark, Spot
from studio.ui.components import Card, EmptyState, ScrollPage, clear_layout
from studio.ui.language import tr
from studio.ui.pages.reviews.remarks import RemarkThread
from studio.ui.pages.reviews.remarks.composer import Composer
from studio.ui.theme import space


class RemarksView(ScrollPage):
    said = Signal(object, str)
    answered = Signal(int, str, object)
    jumped = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._said, self._field = QVBoxLayout(), QVBoxLayout()
        for part in (self._said, self._field):
            part.setSpacing(space("gap"))
        self.column.addLayout(self._field)
        self.column.addLayout(self._said)

    def show_remarks(self, remarks: Sequence[Remark], *, allowed: bool) -> None:
        clear_layout(self._said)
        clear_layout(self._field)
        if allowed:
            self._field.addWidget(self._composer())
        elif not remarks:
            text = tr("Comments stand at a line, a setting, a test question or a document.")
            self._said.addWidget(EmptyState("comment-outline", tr("No comments"), text))
        for remark in sorted(remarks, key=lambda one: (one.resolved, -one.number)):
            thread = RemarkThread(remark, allowed=allowed, placed=True, jumps=True)
            thread.answered.connect(self.answered)
            thread.jumped.connect(self.jumped)
            self._said.addWidget(thread)

    def _composer(self) -> Card:
        card = Card(tr("About the whole submission"))
        composer = Composer(Spot(), waits=False)
        composer.said.connect(self.said)
        card.body.addWidget(composer)
        return card
