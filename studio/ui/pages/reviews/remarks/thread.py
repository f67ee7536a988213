"""One comment with what was said to it: answered, settled, opened again."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.catalogue import Remark
from studio.ui.components import Button, Link, Tag, TextField, label
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.reviews.remarks.words import place_text
from studio.ui.theme import space


class RemarkThread(QFrame):
    """`answered` brings the comment's number, words, and True or False when it settles or opens it.

    `placed` says above it where it stands, `jumps` makes that a link.
    """

    answered = Signal(int, str, object)
    jumped = Signal(object)

    def __init__(self, remark: Remark, *, allowed: bool, placed: bool = False, jumps: bool = False) -> None:
        super().__init__()
        self.setObjectName("remark")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(remark.name)
        self.setAccessibleDescription(remark.text)
        self.number = remark.number
        self._remark, self._allowed = remark, allowed
        self._reply = Link(tr("Reply"))
        self._settle = Link(tr("Open again") if remark.resolved else tr("Settle"))
        self.field = TextField(tr("Reply to {name}", name=remark.name))
        self.send = Button(tr("Send"), small=True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(space("3"), space("2"), space("3"), space("3"))
        self._column.setSpacing(space("1"))
        if placed and remark.file:
            self._column.addLayout(self._place(jumps=jumps))
        self._column.addLayout(self._head())
        self._column.addWidget(label(remark.text, "body", wrap=True))
        for answer in remark.answers:
            self._column.addLayout(_answer(answer.name, answer.at, answer.text, answer.resolves))
        self._column.addLayout(self._foot())

    def _place(self, *, jumps: bool) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(space("2"))
        line.addWidget(label(place_text(self._remark), "label"))
        if self._remark.quote and self._remark.file != "tests.yaml":  # there the place is the question
            quote = self._remark.quote.strip().splitlines()[0]
            line.addWidget(label(quote, "dense", "muted", wrap=True), 1)
        else:
            line.addStretch(1)
        if jumps:
            go = Link(tr("Go there"))
            go.clicked.connect(self._jump)
            line.addWidget(go)
        return line

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(space("2"))
        head.addWidget(label(self._remark.name, "label"))
        head.addWidget(label(short_time(self._remark.at), "caption", "muted"))
        if self._remark.resolved:
            head.addWidget(Tag(tr("Settled"), "success"))
        head.addStretch(1)
        if self._allowed:
            head.addWidget(self._reply)
            head.addWidget(self._settle)
            self._reply.clicked.connect(self._open)
            self._settle.clicked.connect(self._turn)
        return head

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(space("2"))
        foot.addWidget(self.field, 1)
        foot.addWidget(self.send)
        self.field.setAccessibleName(tr("Reply to {name}", name=self._remark.name))
        self.field.returnPressed.connect(self._say)
        self.send.clicked.connect(self._say)
        self.field.hide()
        self.send.hide()
        return foot

    def _open(self) -> None:
        self.field.show()
        self.send.show()
        self.field.setFocus()

    def _say(self) -> None:
        if words := self.field.text().strip():
            self.answered.emit(self._remark.number, words, None)

    def _turn(self) -> None:
        """Opening it again wants words; settling needs none."""
        words = self.field.text().strip()
        if not self._remark.resolved:
            self.answered.emit(self._remark.number, words, True)
        elif words:
            self.answered.emit(self._remark.number, words, False)
        else:
            self._open()

    def _jump(self) -> None:
        self.jumped.emit(self._remark)


def _answer(name: str, at: str, text: str, resolves: bool | None) -> QVBoxLayout:
    said, head = QVBoxLayout(), QHBoxLayout()
    said.setContentsMargins(space("4"), space("1"), 0, 0)
    said.setSpacing(0)
    head.setSpacing(space("2"))
    head.addWidget(label(name, "label"))
    head.addWidget(label(short_time(at), "caption", "muted"))
    if resolves is not None:
        turned = tr("settled it") if resolves else tr("opened it again")
        head.addWidget(label(turned, "caption", "success" if resolves else "warning"))
    head.addStretch(1)
    said.addLayout(head)
    if text:
        said.addWidget(label(text, "dense", wrap=True))
    return said
