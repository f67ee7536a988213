"""One seat: its number and an icon, as a button; who sits there is told by its tooltip."""

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from studio.ui.components.seats.mark import FACES, SeatMark, SeatState, StateFace
from studio.ui.theme import paint_icon, radius, size, space, theme, tokens

_STEPS = {
    Qt.Key.Key_Left: QPoint(-1, 0),
    Qt.Key.Key_Right: QPoint(1, 0),
    Qt.Key.Key_Up: QPoint(0, -1),
    Qt.Key.Key_Down: QPoint(0, 1),
}


class SeatButton(QAbstractButton):
    """`stepped` asks to go to a neighbour: columns to the right, rows down."""

    stepped = Signal(QPoint)

    def __init__(self, seat: SeatMark, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.seat = seat
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.show_seat(seat)

    def show_seat(self, seat: SeatMark) -> None:
        self.seat = seat
        self.setAccessibleName(seat.said)
        self.setToolTip(seat.said)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(*tokens().size_pair("seat"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)

    def enterEvent(self, event: QEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, face = QPainter(self), FACES[self.seat.state]
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, face)
        painter.setPen(theme().color(face.ink))
        painter.setFont(theme().font("label" if self.seat.state is SeatState.HAND else "dense"))
        number, side, gap = str(self.seat.number), size("seat.icon") if face.icon else 0, space("1") // 4
        wide = painter.fontMetrics().horizontalAdvance(number)
        left = (self.width() - wide - side) / 2
        painter.drawText(QRectF(left, 0, wide + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, number)
        if face.icon:
            top = (self.height() - side) / 2 + 1
            paint_icon(painter, QRectF(left + wide + gap, top, side, side), face.icon, face.ink)

    def _paint_ground(self, painter: QPainter, face: StateFace) -> None:
        """The edge says that it has the keys or is looked at; without one, how the seat stands."""
        colors, place = theme(), QRectF(self.rect()).adjusted(1, 1, -1, -1)
        looked_at = self.hasFocus() or self.isChecked()
        edge = "focus" if looked_at else "border.strong" if self.underMouse() else face.edge
        pen = QPen(colors.color(edge), 2 if looked_at else 1) if edge else QPen(Qt.PenStyle.NoPen)
        if self.seat.state is SeatState.ABSENT and not looked_at:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colors.color(face.ground))
        painter.drawRoundedRect(place, radius("tag"), radius("tag"))
