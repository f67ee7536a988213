"""The person's question, at the right of the conversation in a tinted bubble; a pencil to edit it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.chat.siblings import Siblings
from studio.ui.components import ElidedLabel, IconButton, IconLabel, Link, label
from studio.ui.language import tr
from studio.ui.theme import size, space

_LONGEST, _MOST_LINES = 700, 14


class Question(QWidget):
    """`edited` when it is to be asked otherwise, `sibling_wanted` with the number of another version."""

    edited = Signal()
    sibling_wanted = Signal(int)

    def __init__(
        self, question: str, attached: Sequence[str] = (), branches: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self._question = question
        self.setAccessibleName(tr("You: {question}", question=question[:_LONGEST]))
        self.words = label(_shortened(question), "body", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pencil = IconButton("pencil-outline", tr("Edit the question and ask again"), small=True)
        self.pencil.clicked.connect(self.edited)
        self._siblings = QHBoxLayout()
        self._siblings.addStretch(1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("1"))
        self._column.addLayout(self._line())
        if attached:
            self._column.addLayout(_attached(attached))
        self._column.addLayout(self._siblings)
        self.set_branches(branches)

    def set_branches(self, branches: tuple[int, int]) -> None:
        while self._siblings.count() > 1:
            old = self._siblings.takeAt(1).widget()
            old.hide()
            old.deleteLater()
        if branches[1] > 1:
            pager = Siblings(branches)
            pager.wanted.connect(self.sibling_wanted)
            self._siblings.addWidget(pager)

    def _line(self) -> QHBoxLayout:
        bubble = QFrame()
        bubble.setObjectName("bubble")
        inner = QVBoxLayout(bubble)
        inner.setContentsMargins(space("3"), space("2"), space("3"), space("2"))
        room = self.words.fontMetrics().horizontalAdvance(self._question[:_LONGEST]) + space("2")
        self.words.setMinimumWidth(min(room, size("bubble.least")))
        inner.addWidget(self.words)
        if self.words.text() != self._question:
            inner.addWidget(self._whole_link())
        line = QHBoxLayout()
        line.setSpacing(space("1"))
        line.addStretch(1)
        line.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(bubble, 6 if room > size("bubble") or "\n" in self._question else 0)
        return line

    def _whole_link(self) -> Link:
        self._whole = Link(tr("Show all of it"))
        self._whole.clicked.connect(self._show_whole)
        return self._whole

    def _show_whole(self) -> None:
        self.words.setText(self._question)
        self._whole.hide()


def _shortened(question: str) -> str:
    lines = question.split("\n")
    shown = "\n".join(lines[:_MOST_LINES])[:_LONGEST]
    return question if shown == question else f"{shown.rstrip()}…"


def _attached(names: Sequence[str]) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(space("1"))
    line.addStretch(1)
    line.addWidget(IconLabel("paperclip", "text.muted", "icon.small"))
    told = ElidedLabel(tr(", ").join(names), "caption", "muted")
    told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    line.addWidget(told, 4)
    return line
