"""How a figure went, as a line without axes; the last value stands beside it in words."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language import tr
from studio.ui.theme import size, space, theme


class Sparkline(QWidget):
    """`show_values` takes the oldest first, and the words for the last of them."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = ()
        self._said = ""
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_values(self, values: Sequence[float], said: str) -> None:
        self._values, self._said = tuple(values), said
        told = "; ".join(f"{value:g}" for value in self._values)
        self.setAccessibleDescription(tr("{said}, the values in turn: {told}", said=said, told=told))
        self.setToolTip(self.accessibleDescription())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self._said)
        return QSize(size("meter") + space("2") + words, size("control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("dense"))
        words = painter.fontMetrics().horizontalAdvance(self._said)
        painter.setPen(theme().color("text"))
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(self.rect()), right, self._said)
        if len(self._values) > 1:
            room = QRectF(self.rect()).adjusted(1, space("2"), -words - space("2"), -space("2"))
            painter.setPen(QPen(theme().color("accent"), theme().tokens.line("active")))
            painter.drawPolyline(QPolygonF(self._points(room)))

    def _points(self, room: QRectF) -> list[QPointF]:
        least, most = min(self._values), max(self._values)
        step = room.width() / (len(self._values) - 1)
        height = room.height() / ((most - least) or 1)
        return [
            QPointF(room.left() + at * step, room.bottom() - (value - least) * height)
            for at, value in enumerate(self._values)
        ]
