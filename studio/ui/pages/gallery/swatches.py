"""Every colour of the tokens with its name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import theme, tokens

_COLUMNS, _HEIGHT = 8, 64


class Swatches(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tokens().color_names()
        self.setFixedHeight(-(-len(self._names) // _COLUMNS) * _HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(640, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("caption"))
        width = self.width() / _COLUMNS
        for index, name in enumerate(self._names):
            row, column = divmod(index, _COLUMNS)
            self._paint_one(painter, name, QRectF(column * width, row * _HEIGHT, width - 8, _HEIGHT))

    def _paint_one(self, painter: QPainter, name: str, place: QRectF) -> None:
        painter.setPen(theme().color("border"))
        painter.setBrush(theme().color(name))
        painter.drawRoundedRect(QRectF(place.topLeft(), place.size()).adjusted(0.5, 0.5, 0, -32), 4, 4)
        painter.setPen(theme().color("text.secondary"))
        words = QRectF(place.left(), place.bottom() - 30, place.width(), 18)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, name)
