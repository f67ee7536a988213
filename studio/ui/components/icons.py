"""An icon as a widget: alone, or in a tinted square before a name."""

from typing import Self

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from studio.ui.theme import paint_icon, size, theme

_PRACTICE = "flask-outline"


class IconLabel(QWidget):
    """`kind` is one of the tokens' icon sizes: icon, icon.small, icon.rail, icon.empty."""

    def __init__(
        self, name: str, color: str = "text.secondary", kind: str = "icon", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._color = name, color
        self.setFixedSize(size(kind), size(kind))

    def set_icon(self, name: str, color: str = "") -> None:
        self._name, self._color = name, color or self._color
        self.update()

    def stand_by(self, kind: str) -> Self:
        """Be as high as a line of such words, to stand beside the first of several."""
        self.setFixedHeight(theme().tokens.type(kind).line)
        return self

    def paintEvent(self, event: QPaintEvent) -> None:
        side = self.width()
        place = QRectF(0, (self.height() - side) / 2, side, side)
        paint_icon(QPainter(self), place, self._name, self._color)


class IconTile(QWidget):
    """A rounded square in a tint with an icon: what stands for an agent, a base, an endpoint."""

    def __init__(
        self,
        name: str,
        color: str = "accent.text",
        ground: str = "accent.tint",
        *,
        round_: bool = False,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name, self._color, self._ground, self._round = name, color, ground, round_
        self._lit, self._icon = False, size("icon.large" if large else "icon")
        side = size("avatar.large" if large else "avatar")
        self.setFixedSize(side, side)

    @classmethod
    def of(cls, name: str, tone: str = "accent") -> Self:
        """In the colours of accent, success, warning, danger or practice, which has its icon everywhere."""
        tile = cls(name)
        tile.set_tone("practice" if name == _PRACTICE else tone)
        return tile

    def set_tone(self, tone: str) -> None:
        self._color, self._ground = "accent.text" if tone == "accent" else tone, f"{tone}.tint"
        self.update()

    def set_lit(self, lit: bool) -> None:
        """In a selected row, whose ground is a tint."""
        self._lit = lit
        self.update()

    def set_icon(self, name: str) -> None:
        self._name = name
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color("surface" if self._lit else self._ground))
        radius = self.width() / 2 if self._round else theme().tokens.radius("control")
        painter.drawRoundedRect(self.rect(), radius, radius)
        offset = (self.width() - self._icon) / 2
        paint_icon(painter, QRectF(offset, offset, self._icon, self._icon), self._name, self._color)
