"""Text to be read with the keys: which has the focus is seen at its edge."""

from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTextBrowser

from studio.ui.theme import theme, tokens


class ReadingText(QTextBrowser):
    """The frame is painted over the text: a border would take its room and lay it out anew."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            self._paint_focus()

    def _paint_focus(self) -> None:
        width = tokens().line("focus")
        painter = QPainter(self.viewport())
        painter.setPen(QPen(theme().color("focus"), width))
        inset = width // 2
        painter.drawRect(self.viewport().rect().adjusted(inset, inset, -inset, -inset))
        painter.end()
