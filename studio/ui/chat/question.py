"""The person's question, at the right of the conversation in a tinted bubble; a pencil to edit it."""

import re
from collections.abc import Sequence
from html import escape
from itertools import zip_longest

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.ui.chat.siblings import Siblings
from studio.ui.components import ElidedLabel, IconButton, IconLabel, Link, label
from studio.ui.language import tr
from studio.ui.theme import size, space, theme

_LONGEST, _MOST_LINES = 700, 14


class Question(QFrame):
    """`edited` when it is to be asked otherwise, `sibling_wanted` with the number of another version."""

    edited = Signal()
    sibling_wanted = Signal(int)

    def __init__(
        self, question: str, attached: Sequence[str] = (), branches: tuple[int, int] = (1, 1)
    ) -> None:
        super().__init__()
        self.setObjectName("reply")
        self._question = question
        self.setAccessibleName(tr("You: {question}", question=question[:_LONGEST]))
        self._shown = _shortened(question)
        self.words = label(self._shown, "body", wrap=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.pencil = IconButton("pencil-outline", tr("Edit the question and ask again"), small=True)
        self.pencil.set_icon("pencil-outline", "text.muted")
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

    def mark(self, words: Sequence[str]) -> None:
        """Show the words on a ground of their own wherever they stand."""
        if words:
            ground = theme().hex("mark")
            wanted = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
            parts = re.split(f"({wanted})", self._shown, flags=re.IGNORECASE)
            marked = [f'<span style="background:{ground}">{escape(part)}</span>' for part in parts[1::2]]
            plain = [escape(part) for part in parts[::2]]
            html = "".join(part for pair in zip_longest(plain, marked, fillvalue="") for part in pair)
            self.words.setTextFormat(Qt.TextFormat.RichText)
            self.words.setText(html.replace("\n", "<br>"))
        elif self.words.textFormat() is Qt.TextFormat.RichText:
            self.words.setTextFormat(Qt.TextFormat.PlainText)
            self.words.setText(self._shown)

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
        metrics = self.words.fontMetrics()
        room = max(map(metrics.horizontalAdvance, self._shown.split("\n"))) + space("2")
        self.words.setMinimumWidth(min(room, size("bubble.least")))
        inner.addWidget(self.words)
        if self._shown != self._question:
            inner.addWidget(self._whole_link())
        else:
            bubble.setMaximumWidth(room + 2 * space("3"))
        line = QHBoxLayout()
        line.setSpacing(space("1"))
        line.addStretch(1)
        line.addWidget(self.pencil, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(bubble, 6)
        return line

    def _whole_link(self) -> Link:
        self._whole = Link(tr("Show all of it"))
        self._whole.clicked.connect(self._show_whole)
        return self._whole

    def _show_whole(self) -> None:
        self._shown = self._question
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
