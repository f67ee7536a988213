"""Text of at most so many lines: the last one ends with an ellipsis and the tooltip tells the rest."""

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import size, theme, tokens


class ClampedText(QWidget):
    """Always as high as its lines, so that cards beside one another stay in line."""

    def __init__(self, text: str, lines: int = 2, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._lines = " ".join(text.split()), lines
        self._height = tokens().type("body").line
        self.setAccessibleName(self._text)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(lines * self._height)

    def sizeHint(self) -> QSize:
        return QSize(size("section.list"), self._lines * self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme().font("body"))
        painter.setPen(theme().color("text.secondary"))
        top = painter.fontMetrics().ascent() + (self._height - painter.fontMetrics().height()) / 2
        for number, line in enumerate(self._broken()):
            painter.drawText(QPointF(0, number * self._height + top), line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_rest()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._tell_rest()

    def _tell_rest(self) -> None:
        whole = "".join(self._broken()).replace(" ", "") == self._text.replace(" ", "")
        self.setToolTip("" if whole else self._text)

    def _broken(self) -> list[str]:
        """Return the lines as they are drawn."""
        layout = QTextLayout(self._text, theme().font("body"))
        layout.beginLayout()
        starts: list[tuple[int, int]] = []
        while (line := layout.createLine()).isValid() and len(starts) <= self._lines:
            line.setLineWidth(max(self.width(), 1))
            starts.append((line.textStart(), line.textLength()))
        layout.endLayout()
        return self._clamped(starts)

    def _clamped(self, starts: list[tuple[int, int]]) -> list[str]:
        lines = [self._text[start : start + length] for start, length in starts[: self._lines]]
        if len(starts) > self._lines:
            rest = self._text[starts[self._lines - 1][0] :]
            lines[-1] = self.fontMetrics().elidedText(rest, Qt.TextElideMode.ElideRight, self.width())
        return lines
