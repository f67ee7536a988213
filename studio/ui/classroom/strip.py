"""A learner's line to the trainer: seat and hand over the lesson, what was sent to all over every page."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Banner, Button, ElidedLabel, IconLabel, TextField
from studio.ui.components.announcing import announce
from studio.ui.language import tr
from studio.ui.theme import size, space

_LONGEST = 100
GO, READ = "go", "read"


@dataclass(frozen=True, slots=True)
class Sent:
    """What the trainer sent to all; with a `lesson` the words of the `way` there."""

    title: str
    text: str
    lesson: str
    way: str


class ClassStrip(QWidget):
    """`raised` brings the few words that go with the hand, `led` the id of a lesson."""

    raised = Signal(str)
    lowered = Signal()
    led = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._lesson, self._up = "", False
        self._icon, self._said = IconLabel("lan-connect", "success", "icon.small"), ElidedLabel("", "dense")
        self.hand = Button("", icon="hand-back-right-outline", small=True)
        self.alone = Button("", small=True)
        self.words = _Words()
        self._banner: Banner | None = None
        self._waiting: list[Sent] = []
        self._order, self.line = QVBoxLayout(), QFrame()
        self._lay_out()
        for part in (self.words, self.alone):
            part.hide()
        self.say_anew()
        self.alone.clicked.connect(self.left)
        self.hand.clicked.connect(self._ask)
        self.words.field.returnPressed.connect(self._raise)
        self.words.send.clicked.connect(self._raise)
        self.words.left.connect(self._leave)

    def _lay_out(self) -> None:
        self._order.setContentsMargins(space("page"), space("2"), space("page"), space("1"))
        line = self.line
        line.setObjectName("finder")
        across = QHBoxLayout(line)
        across.setContentsMargins(space("page"), 0, space("page"), 0)
        line.setFixedHeight(size("tabs"))
        across.setSpacing(space("2"))
        across.addWidget(self._icon)
        across.addWidget(self._said, 1)
        across.addWidget(self.words, 2)
        across.addWidget(self.alone)
        across.addWidget(self.hand)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(line)
        column.addLayout(self._order)
        self._set_edge()

    def show_standing(self, text: str, *, connected: bool, lost: bool = False) -> None:
        """Which seat it is, and quietly whether the trainer's computer answers; one `lost` can be left."""
        self._icon.set_icon(*(("lan-connect", "success") if connected else ("lan-pending", "text.muted")))
        self._said.set_text(text)
        self._said.setAccessibleName(text)
        self.alone.setVisible(lost)

    def say_anew(self) -> None:
        """In the language that is spoken now."""
        self._name_hand()
        self.alone.set_text(tr("Go on alone"))
        self.alone.setToolTip(tr("Leave the class; what you did stays here"))
        self.words.say_anew()

    def _name_hand(self) -> None:
        self.hand.set_text(tr("Take the hand down") if self._up else tr("Raise hand"))

    def show_hand(self, *, up: bool, text: str = "") -> None:
        self._up = up
        self._name_hand()
        self.hand.setToolTip(text)
        if up:
            self._leave()

    def show_order(self, title: str, text: str = "", lesson: str = "", way: str = "") -> None:
        """What the trainer sent to all; a lesson comes with the words of the way there.

        One after the other: what is said waits until what was said before is read. The last lesson counts.
        """
        sent = Sent(title, text, lesson, way)
        if lesson:
            self._waiting = [one for one in self._waiting if not one.lesson]
        if self._banner is None or (lesson and self._lesson):
            self._clear_order()
            self._show(sent)
        else:
            self._waiting.append(sent)

    def _show(self, sent: Sent) -> None:
        self._lesson = sent.lesson
        acts = [(GO, sent.way)] if sent.lesson else [(READ, tr("Got it"))]
        self._banner = Banner("info", sent.title, sent.text, acts)
        self._banner.acted.connect(self._act)
        self._banner.closed.connect(self._next)
        self._order.addWidget(self._banner)
        self._banner.show()
        self._set_edge()
        announce(self._banner, f"{sent.title} {sent.text}")

    def forget_lesson(self, lesson: str) -> None:
        """One is there."""
        self._waiting = [one for one in self._waiting if not lesson or one.lesson != lesson]
        if lesson and lesson == self._lesson:
            self._next()

    def show_gone(self, title: str, text: str) -> None:
        """The seat is not this learner's any more: there is no hand to raise."""
        self.line.hide()
        self.show_order(title, text)

    def ask(self) -> None:
        """Have the few words written that go with the hand."""
        if not self._up and self.words.isHidden():
            self._ask()

    def said(self) -> str:
        return self._said.full_text()

    def order(self) -> str:
        return "" if self._banner is None else f"{self._banner.title()} {self._banner.text()}".strip()

    def _ask(self) -> None:
        """One press takes it down; raising it has room for a few words."""
        if self._up:
            self.lowered.emit()
        elif self.words.isHidden():
            self.words.show()
            for part in (self.hand, self._said):
                part.hide()
            self.words.field.setFocus()
        else:
            self._leave()

    def _raise(self) -> None:
        words = self.words.field.value()
        self.words.field.clear()
        self._leave()
        self.raised.emit(words)

    def _leave(self) -> None:
        if not self.words.isHidden():
            self.words.hide()
            for part in (self.hand, self._said):
                part.show()
            self.hand.setFocus()

    def _act(self, act: str) -> None:
        lesson = self._lesson
        self._next()
        if act == GO:
            self.led.emit(lesson)

    def _next(self) -> None:
        self._clear_order()
        if self._waiting:
            self._show(self._waiting.pop(0))

    def _clear_order(self) -> None:
        if self._banner is not None:
            self._banner.hide()
            self._banner.deleteLater()
            self._banner = None
        self._lesson = ""
        self._set_edge()

    def _set_edge(self) -> None:
        edge, top = (space("page"), space("2")) if self._banner is not None else (0, 0)
        self._order.setContentsMargins(edge, top, edge, 0)


class _Words(QWidget):
    """Enter raises the hand, Esc leaves it down."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.field = TextField()
        self.field.setMaxLength(_LONGEST)
        self.send, self._leave = Button("", "primary", small=True), Button("", small=True)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("2"))
        line.addWidget(self.field, 1)
        line.addWidget(self.send)
        line.addWidget(self._leave)
        self._leave.clicked.connect(self.left)

    def say_anew(self) -> None:
        self.field.setPlaceholderText(tr("What is it about? A few words, or none"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.send.set_text(tr("Raise"))
        self._leave.set_text(tr("Cancel"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
