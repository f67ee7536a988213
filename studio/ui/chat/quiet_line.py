"""The one quiet line over an answer: reasoning folded, what was searched, how long it took."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.chat.thinking import Thinking
from studio.ui.components import ElidedLabel, IconLabel, PracticeMark, label
from studio.ui.theme import space


class QuietLine(QWidget):
    def __init__(self, thinking: Thinking, said: str) -> None:
        super().__init__()
        self._icon = IconLabel("text-search", "text.muted", "icon.small")
        self._dot = label("·", "caption", "muted")
        self._said = ElidedLabel("", "caption", "muted")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(space("1"))
        line.addWidget(thinking.fold)
        line.addWidget(self._dot)
        line.addWidget(self._icon)
        line.addWidget(self._said, 1)
        self._line = line
        self.setMinimumHeight(space("6"))
        self._thinking = thinking
        self._icon.hide()
        self._dot.hide()
        self._text, self._waited, self._practice = said, "", False
        self._said.set_text(said)  # shown before it lies in the chat it would be a window

    def say(self, text: str, *, searched: bool = False) -> None:
        self._text = text
        self._tell()
        self._icon.setVisible(searched and bool(text))
        self._dot.setVisible(bool(text) and bool(self._thinking.text()))
        self.setVisible(bool(text) or bool(self._thinking.text()) or self._practice)

    def mark_practice(self) -> None:
        """No model wrote the answer; that stays with it, whichever endpoint answers later."""
        self._practice = True
        self._line.addWidget(PracticeMark())

    def wait(self, text: str) -> None:
        """Say before it what is waited for: in a narrow chat the end of the line is cut."""
        self._waited = text
        self._tell()

    def _tell(self) -> None:
        self._said.set_text(" · ".join(part for part in (self._waited, self._text) if part))
        if self.parent() is not None and self._waited:
            self.show()

    def text(self) -> str:
        return self._text
