"""The program's mark, painted: a workbench seen from above with its vice."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.theme import size, theme

_SIDES = (16, 24, 32, 48, 64, 128, 256)
_STROKES = (((10, 10), (26, 10)), ((10, 26), (26, 26)), ((18, 10), (18, 14)), ((18, 22), (18, 26)))


class Logo(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size("logo"), size("logo"))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_logo(QPainter(self), QRectF(self.rect()))


def application_icon() -> QIcon:
    icon = QIcon()
    for side in _SIDES:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        paint_logo(painter, QRectF(0, 0, side, side))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def paint_logo(painter: QPainter, place: QRectF) -> None:
    """Draw it as the character 工 around a circle, on a square of the accent."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    unit = place.width() / 36
    painter.translate(place.topLeft())
    painter.scale(unit, unit)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent"))
    painter.drawRoundedRect(QRectF(0, 0, 36, 36), 8, 8)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(theme().color("accent.on"), 2.6)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    for start, end in _STROKES:
        painter.drawLine(QPointF(*start), QPointF(*end))
    painter.drawEllipse(QPointF(18, 18), 3.8, 3.8)
    painter.restore()
