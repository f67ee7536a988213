"""Finds words in the conversation: how often they stand in it, and from place to place."""

from bisect import bisect
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout

from studio.conversations.searching import sought, words_of
from studio.ui.chat.exchange import Exchange
from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.components import IconButton, TextField, label
from studio.ui.components.escaping import claims_escape
from studio.ui.language import tr
from studio.ui.theme import space


class Finder(QFrame):
    """`found` brings the number of the exchange to go to; `changed` that other words are to be marked."""

    found = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("finder")
        self.field = _Field(tr("Find in the conversation"))
        self.field.setAccessibleName(tr("Find in the conversation"))
        self.count = label("", "caption", "muted")
        self._exchanges: Sequence[Exchange] = ()
        self._places: list[int] = []
        self._at = -1
        line = QHBoxLayout(self)
        line.setContentsMargins(space("4"), space("2"), space("3"), space("2"))
        line.setSpacing(space("1"))
        line.addWidget(self.field, 1)
        line.addWidget(self.count)
        for icon, text, slot in (
            ("chevron-up", tr("Previous place (Shift+Enter)"), self._back),
            ("chevron-down", tr("Next place (Enter)"), self._on),
            ("close", tr("Close (Esc)"), self.close_bar),
        ):
            button = IconButton(icon, text, small=True)
            button.clicked.connect(slot)
            line.addWidget(button)
        self.field.textChanged.connect(self._seek_anew)
        self.field.stepped.connect(self.step)
        self.field.left.connect(self.close_bar)
        self.hide()

    def open_bar(self, exchanges: Sequence[Exchange]) -> None:
        self._exchanges = exchanges
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._seek()

    def show_found(self, exchanges: Sequence[Exchange], words: str, number: int) -> None:
        """Mark words that led to this exchange; where the keys are they stay."""
        self._exchanges = exchanges
        with QSignalBlocker(self.field):
            self.field.setText(words)
        self.show()
        self._seek(number)

    def close_bar(self) -> None:
        if not self.isHidden():
            self.hide()
            self._places, self._at = [], -1
            self.changed.emit()

    def words(self) -> list[str]:
        return [] if self.isHidden() else self.field.text().split()

    def mark_in(self, shown: ExchangeView) -> None:
        shown.answer.mark([(word, "mark") for word in self.words()])
        shown.question.mark(self.words())

    def step(self, by: int) -> None:
        """Go to the next exchange with these words, or the one before; round at either end."""
        if self._places:
            self._at = (self._at + by) % len(self._places)
            self._tell()

    def _seek(self, known: int | None = None) -> None:
        """From the last place on, or from one that is known to be one."""
        words = words_of(" ".join(self.words()))
        self._places = [
            number
            for number, one in enumerate(self._exchanges)
            if words and (number == known or _holds(one, words))
        ]
        last = len(self._exchanges) if known is None else known
        self._at = bisect(self._places, last) - 1
        self.changed.emit()
        self._tell()

    def _seek_anew(self, _text: str) -> None:
        self._seek()

    def _tell(self) -> None:
        if self._places:
            told = tr("{number} of {total}", number=self._at + 1, total=len(self._places))
            self.found.emit(self._places[self._at])
        else:
            told = tr("Not found") if self.words() else ""
        self.count.setText(told)

    def _back(self) -> None:
        self.step(-1)

    def _on(self) -> None:
        self.step(1)


class _Field(TextField):
    stepped = Signal(int)
    left = Signal()

    def event(self, event: QEvent) -> bool:
        """Esc closes the bar, and leads away from no page."""
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _holds(exchange: Exchange, words: Sequence[str]) -> bool:
    text = sought(f"{exchange.question}\n{exchange.answer_text()}")
    return all(word in text for word in words)
