"""One question and its answer, as they stand under one another in the chat."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from studio.core.events import RunEvent
from studio.ui.chat.acts import Acts
from studio.ui.chat.answer import AnswerView
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.question import Question
from studio.ui.chat.reply import ReplyView
from studio.ui.chat.speaker import Speaker
from studio.ui.theme import space


class ExchangeView(QWidget):
    """`exchange` is what it shows; what is done with the answer is heard of `reply`.

    `growing` brings it and by how many pixels it is about to be higher.
    """

    retried = Signal(str)
    edited = Signal()
    sibling_wanted = Signal(int)
    growing = Signal(QWidget, int)

    def __init__(self, exchange: Exchange, speaker: Speaker) -> None:
        super().__init__()
        self.exchange = exchange
        self.question = Question(exchange.question, exchange.attached, exchange.branches)
        self.question.pencil.setVisible(speaker.asks)
        self.reply = ReplyView(exchange, speaker)
        layout = QVBoxLayout(self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("4"))
        layout.addWidget(self.question)
        layout.addWidget(self.reply)
        self.question.edited.connect(self.edited)
        self.question.sibling_wanted.connect(self.sibling_wanted)
        self.reply.retried.connect(self.retried)
        self.reply.copied_words.connect(self._copy_words)
        self.reply.growing.connect(self._grow)
        self._caught_up = False

    def catch_up(self) -> None:
        """Show what has come before it was in sight; nobody is asked or told anything again."""
        if self._caught_up:
            return
        self._caught_up = True
        self.reply.catch_up(self.exchange.events, stopped=self.exchange.stopped)

    def add_event(self, event: RunEvent) -> None:
        self.reply.add_event(event)

    def stop(self) -> None:
        """Keep what was written, and say that it is not all."""
        self.reply.stop()

    @property
    def acts(self) -> Acts:
        return self.reply.acts

    @property
    def answer(self) -> AnswerView:
        return self.reply.answer

    def answer_text(self) -> str:
        return self.answer.markdown()

    def quiet_text(self) -> str:
        return self.reply.quiet.text()

    def is_touched(self) -> bool:
        """Whether something was opened, asked or marked in it that would be lost with it."""
        focused = QGuiApplication.focusObject()
        holds_focus = isinstance(focused, QWidget) and self.isAncestorOf(focused)
        return holds_focus or self.reply.is_open() or bool(self.selected())

    def selected(self) -> str:
        """The words that are marked in it."""
        marked = [self.question.words.selectedText().replace("\u2029", "\n")]
        marked += self.reply.selected()
        return "\n".join(text for text in marked if text)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.reply.end_acts is not None:
            self.reply.end_acts.menu(self.selected()).popup(event.globalPos())

    def _grow(self, pixels: int) -> None:
        self.growing.emit(self, pixels)

    def _copy_words(self) -> None:
        QGuiApplication.clipboard().setText(self.selected())
