"""One to five stars: shown, or chosen with the mouse, the arrow keys or a number."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractSlider, QSizePolicy

from studio.ui.language import tr
from studio.ui.theme import paint_icon, radius, size, space, theme

_MOST = 5


class Stars(QAbstractSlider):
    """`chosen` brings one to five; without `choosable` they only tell."""

    chosen = Signal(int)

    def __init__(self, value: int = 0, *, choosable: bool = False, kind: str = "icon.small") -> None:
        super().__init__()
        self._value, self._side = 0, size(kind)
        self.setRange(0, _MOST)
        self._choosable = choosable
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if choosable:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
            self.setToolTip(tr("Choose with the arrow keys, or press 1 to 5"))
        self.set_value(value)

    def value(self) -> int:
        return self._value

    def set_value(self, value: int) -> None:
        self._value = value
        self.setValue(value)
        none = tr("No stars yet")
        self.setAccessibleName(tr("{count} of 5 stars", count=value) if value else none)
        self.update()

    def sizeHint(self) -> QSize:
        across = _MOST * self._side + (_MOST - 1) * space("1")
        return QSize(across + 2 * space("1"), max(self._side, size("target.min")) + space("1"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        wanted = {
            Qt.Key.Key_Left: self._value - 1,
            Qt.Key.Key_Down: self._value - 1,
            Qt.Key.Key_Right: self._value + 1,
            Qt.Key.Key_Up: self._value + 1,
        }.get(Qt.Key(event.key()), int(event.text()) if event.text() in {"1", "2", "3", "4", "5"} else 0)
        if self._choosable and 1 <= wanted <= _MOST:
            self._choose(wanted)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        step = self._side + space("1")
        at = int((event.position().x() - space("1")) // step) + 1
        if self._choosable and 1 <= at <= _MOST:
            self._choose(at)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - self._side) / 2
        for star in range(_MOST):
            left = space("1") + star * (self._side + space("1"))
            filled = star < self._value
            place = QRectF(left, top, self._side, self._side)
            paint_icon(
                painter, place, "star" if filled else "star-outline", "warning" if filled else "text.muted"
            )
        if self.hasFocus():
            painter.setPen(QPen(theme().color("focus"), 1))
            painter.drawRoundedRect(
                QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius("tag"), radius("tag")
            )

    def _choose(self, value: int) -> None:
        self.set_value(value)
        self.chosen.emit(value)
