"""A frame around a setting that was looked for, for a few seconds."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import radius, space, theme, tokens

_STAYS_MILLISECONDS = 3000


class FoundMark(QWidget):
    """Lies over the setting and lets everything through to it; follows it when it moves."""

    def __init__(self, target: QWidget) -> None:
        holder = _scrolled(target)
        super().__init__(holder)
        self._target, self._holder = target, holder
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setObjectName("foundMark")
        target.installEventFilter(self)
        self._follow()
        self.show()
        self.raise_()
        QTimer.singleShot(_STAYS_MILLISECONDS, self, self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Move, QEvent.Type.Resize}:
            self._follow()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = tokens().line("focus")
        painter.setPen(QPen(theme().color("focus"), line))
        inside = QRectF(self.rect()).adjusted(line / 2, line / 2, -line / 2, -line / 2)
        painter.drawRoundedRect(inside, radius("control"), radius("control"))

    def _follow(self) -> None:
        edge = space("1")
        corner = self._target.mapTo(self._holder, QPoint(0, 0))
        self.setGeometry(QRect(corner, self._target.size()).adjusted(-edge, -edge, edge, edge))


def _scrolled(target: QWidget) -> QWidget:
    """Return what scrolls with it: nearer widgets would cut the frame off at their edge."""
    holder = target.parentWidget()
    while holder is not None and holder.objectName() != "column":
        holder = holder.parentWidget()
    return holder or target.parentWidget() or target
