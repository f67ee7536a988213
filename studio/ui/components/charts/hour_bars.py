"""The requests of each of the last 24 hours as bars, with the numbers in words for who cannot see them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from studio.ui.language import tr
from studio.ui.theme import size, space, theme

_GAP = 0.35  # of a bar's room


class HourBars(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hours: tuple[int, ...] = (0,) * 24
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(size("row.two"))
        self.show_hours(self._hours)

    def show_hours(self, hours: Sequence[int]) -> None:
        """The oldest first."""
        self._hours = tuple(hours)
        most = max(self._hours, default=0)
        self.setAccessibleName(tr("Requests by hour"))
        ago = len(self._hours) - self._hours.index(most) if most else 0
        told = (
            tr("At most {count} in an hour, {hours} {hours:hour|hours} ago", count=most, hours=ago)
            if most
            else tr("None yet")
        )
        self.setAccessibleDescription(told)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(size("meter.wide") + space("8"), size("row.two"))

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            number = min(int(event.x() / max(self.width(), 1) * len(self._hours)), len(self._hours) - 1)
            ago, count = len(self._hours) - number, self._hours[number]
            QToolTip.showText(
                event.globalPos(), tr("{hours} {hours:hour|hours} ago: {count}", hours=ago, count=count), self
            )
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(Qt.PenStyle.NoPen)
        most, room = max(self._hours, default=0), self.width() / len(self._hours)
        for number, count in enumerate(self._hours):
            height = self.height() * count / most if most else 0
            painter.setBrush(theme().color("accent" if count else "border"))
            height = max(height, 2.0)
            left = number * room
            painter.drawRect(QRectF(left, self.height() - height, room * (1 - _GAP), height))
