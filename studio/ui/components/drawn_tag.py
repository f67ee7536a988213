"""A tag drawn by hand, for places where no widget can stand: in running text."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from studio.ui.theme import radius, theme


@dataclass(frozen=True)
class TagColors:
    """Names of the theme's colours."""

    line: str
    ground: str
    words: str


PLAIN = TagColors("accent.line", "accent.tint", "accent.text")


def draw_tag(painter: QPainter, place: QRectF, text: str, font: QFont, colors: TagColors) -> None:
    """Leaves the painter's pen, brush and font changed."""
    worn = theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(worn.color(colors.line), 1))
    painter.setBrush(worn.color(colors.ground))
    painter.drawRoundedRect(place, radius("tag"), radius("tag"))
    painter.setFont(font)
    painter.setPen(worn.color(colors.words))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)
