"""A short frame round a place that is to be looked at: it leads the eye, and moves nothing."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from studio.ui.theme import space, theme, tokens

_SHOWN_MILLISECONDS = 1600


class Pointing(QWidget):
    """Lies over its target until the time is over; clicks go through it."""

    def __init__(self, target: QWidget) -> None:
        super().__init__(target)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._over = QTimer(self, singleShot=True, interval=_SHOWN_MILLISECONDS)
        self._over.timeout.connect(self.deleteLater)
        target.installEventFilter(self)
        self.setGeometry(target.rect())
        self.show()
        self.raise_()
        self._over.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        target = self.parentWidget()
        if event.type() is QEvent.Type.Resize and target is not None:
            self.setGeometry(target.rect())
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = space("1") / 4
        painter.setPen(QPen(theme().color("focus"), 2 * edge))
        radius = tokens().radius("control")
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(edge, edge, -edge, -edge), radius, radius)


def point_at(target: QWidget) -> None:
    for old in target.findChildren(Pointing, options=Qt.FindChildOption.FindDirectChildrenOnly):
        old.deleteLater()
    Pointing(target)
