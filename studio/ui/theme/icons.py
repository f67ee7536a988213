"""Material Design icons in a colour of the theme, which they follow when it changes."""

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPixmap

from studio.ui.theme.current import theme
from studio.ui.theme.icon_font import has_icon, icon_character, icon_font

_PLAIN = "shape-outline"


def icon(name: str, color: str = "text.secondary", disabled: str = "text.disabled") -> QIcon:
    """`name` is one of the mdi6 family, with or without its prefix; `color` a token."""
    return QIcon(_Engine(name, color, disabled))


def paint_icon(painter: QPainter, rect: QRectF, name: str, color: str | QColor) -> None:
    """Draw the icon filling `rect`; `color` is a token or a colour."""
    painter.save()
    painter.setFont(icon_font(round(min(rect.width(), rect.height()))))
    painter.setPen(theme().color(color) if isinstance(color, str) else color)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, _character(name))
    painter.restore()


def _character(name: str) -> str:
    """An agent's file may name any icon; one that does not exist is shown as a plain shape."""
    return icon_character(name if has_icon(name) else _PLAIN)


class _Engine(QIconEngine):
    """Keeps what it has drawn: a button is painted whenever anything is that lies over it."""

    def __init__(self, name: str, color: str, disabled: str) -> None:
        super().__init__()
        self._name, self._color, self._disabled = name, color, disabled
        self._drawn: dict[tuple[int, int, str], QPixmap] = {}

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        paint_icon(painter, QRectF(rect), self._name, self._color_in(mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        color = theme().hex(self._color_in(mode))
        look = size.width(), size.height(), color
        if look not in self._drawn:
            self._drawn[look] = _drawn(self._name, size, color)
        return self._drawn[look]

    def _color_in(self, mode: QIcon.Mode) -> str:
        return self._disabled if mode is QIcon.Mode.Disabled else self._color

    def clone(self) -> QIconEngine:
        return _Engine(self._name, self._color, self._disabled)


def _drawn(name: str, size: QSize, color: str) -> QPixmap:
    pixmap = QPixmap(size)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    paint_icon(painter, QRectF(QRect(QPoint(0, 0), size)), name, QColor(color))
    painter.end()
    return pixmap
