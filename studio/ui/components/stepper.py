"""Steps in a row: what is done, what comes now, what is still to come."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.theme import paint_icon, size, space, theme


class Stepper(QWidget):
    """A click goes to steps that are done, and to no other."""

    clicked = Signal(int)

    def __init__(self, labels: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._labels, self._current = list(labels), 0
        self.setFixedHeight(size("control"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_current(0)

    def set_current(self, index: int) -> None:
        """`len(labels)` means that all are done."""
        self._current = index
        now = self._labels[index] if index < len(self._labels) else ""
        self.setAccessibleName(f"{index} / {len(self._labels)} {now}")
        self.update()

    def current(self) -> int:
        return self._current

    def sizeHint(self) -> QSize:
        return QSize(len(self._labels) * size("step"), size("control"))

    def minimumSizeHint(self) -> QSize:
        return QSize(len(self._labels) * (size("target.min") + space("3")), size("control"))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        at = event.position().x()
        index = max((number for number, (left, _) in enumerate(self._places()) if left <= at), default=0)
        if index < self._current:
            self.clicked.emit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Left and self._current > 0:
            self.clicked.emit(self._current - 1)
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, (left, width) in enumerate(self._places()):
            self._paint_step(painter, index, self._labels[index], QRectF(left, 0, width, self.height()))

    def _places(self) -> list[tuple[float, float]]:
        """Where each begins and how wide it is: each has room for its words, the lines share what is left."""
        font = theme().font("body")
        font.setBold(True)
        measure, around = QFontMetrics(font).horizontalAdvance, size("target.min") + space("5")
        needed = [measure(text) + around for text in self._labels]
        left = self.width() - sum(needed)
        between = left / max(len(needed) - 1, 1)
        if between < 0:
            return [
                (index * self.width() / len(needed), self.width() / len(needed))
                for index in range(len(needed))
            ]
        widths = [width + between * (index < len(needed) - 1) for index, width in enumerate(needed)]
        return [(sum(widths[:index]), width) for index, width in enumerate(widths)]

    def _paint_step(self, painter: QPainter, index: int, text: str, place: QRectF) -> None:
        circle = QRectF(
            place.left() + 1,
            (place.height() - size("target.min")) / 2,
            size("target.min"),
            size("target.min"),
        )
        self._paint_circle(painter, index, circle)
        font = theme().font("body")
        font.setBold(index == self._current)
        painter.setFont(font)
        done = index < self._current
        painter.setPen(
            theme().color("success" if done else "text" if index == self._current else "text.secondary")
        )
        metrics = QFontMetrics(font)
        room = place.width() - size("target.min") - space("4")
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(room))
        left = circle.right() + space("2")
        painter.drawText(QRectF(left, 0, room, place.height()), Qt.AlignmentFlag.AlignVCenter, shown)
        start = left + metrics.horizontalAdvance(shown) + space("2")
        if index < len(self._labels) - 1 and place.right() - space("5") > start:
            painter.setPen(QPen(theme().color("chart.previous"), 1))
            middle = place.height() / 2
            painter.drawLine(int(start), int(middle), int(place.right() - space("2")), int(middle))

    def _paint_circle(self, painter: QPainter, index: int, circle: QRectF) -> None:
        colors = theme()
        done, now = index < self._current, index == self._current
        painter.setPen(QPen(colors.color("success" if done else "accent" if now else "border.strong"), 1))
        painter.setBrush(colors.color("success" if done else "accent" if now else "surface"))
        painter.drawEllipse(circle)
        if done:
            inset = space("1")
            paint_icon(painter, circle.adjusted(inset, inset, -inset, -inset), "check-bold", "surface")
            return
        painter.setFont(colors.font("label"))
        painter.setPen(colors.color("accent.on" if now else "text.secondary"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(index + 1))
