"""Every colour of the tokens with its name."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import radius, size, space, theme, tokens

_COLUMNS = 8


class Swatches(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = tokens().color_names()
        self.setFixedHeight(-(-len(self._names) // _COLUMNS) * size("swatch"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(size("readable"), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("caption"))
        width, height = self.width() / _COLUMNS, size("swatch")
        for index, name in enumerate(self._names):
            row, column = divmod(index, _COLUMNS)
            self._paint_one(painter, name, QRectF(column * width, row * height, width - space("2"), height))

    def _paint_one(self, painter: QPainter, name: str, place: QRectF) -> None:
        painter.setPen(theme().color("border"))
        painter.setBrush(theme().color(name))
        painter.drawRoundedRect(
            QRectF(place.topLeft(), place.size()).adjusted(0.5, 0.5, 0, -space("8")),
            radius("tag"),
            radius("tag"),
        )
        painter.setPen(theme().color("text.secondary"))
        line = tokens().type("caption").line
        words = QRectF(place.left(), place.bottom() - space("8") + space("1"), place.width(), line)
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft, name)
