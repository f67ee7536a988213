"""How far one is, as icon and word: what is done, what comes now, what is ahead."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.attending.sight import Standing
from studio.ui.theme import paint_icon, size, space, theme

ICONS = {
    Standing.DONE: ("check-circle", "success"),
    Standing.NOW: ("progress-clock", "accent.text"),
    Standing.AHEAD: ("circle-outline", "text.muted"),
}


class StepMark(QWidget):
    """The number of a step in a circle, a tick when it is done, and the line to the next one."""

    def __init__(self, number: int, standing: Standing, *, last: bool) -> None:
        super().__init__()
        self._number, self._standing, self._last = number, standing, last
        self.setFixedWidth(size("control.small"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(size("control.small"))

    def set_standing(self, standing: Standing) -> None:
        self._standing = standing
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = size("control.small")
        circle = QRectF(1, 1, side - 2, side - 2)
        if not self._last:
            painter.setPen(QPen(theme().color("chart.previous"), 1))
            middle = self.width() // 2
            painter.drawLine(middle, side + space("1"), middle, self.height() - space("1"))
        self._paint_circle(painter, circle)

    def _paint_circle(self, painter: QPainter, circle: QRectF) -> None:
        done, now = self._standing is Standing.DONE, self._standing is Standing.NOW
        fill = "success" if done else "accent" if now else "surface"
        painter.setPen(QPen(theme().color(fill if done or now else "border.strong"), 1))
        painter.setBrush(theme().color(fill))
        painter.drawEllipse(circle)
        if done:
            inset = space("1") + 1
            paint_icon(painter, circle.adjusted(inset, inset, -inset, -inset), "check-bold", "surface")
            return
        painter.setFont(theme().font("label"))
        painter.setPen(theme().color("accent.on" if now else "text.secondary"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self._number))
