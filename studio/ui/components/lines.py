"""Text painted in a few lines: broken as Chinese is, cut with an ellipsis where the last has no room."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QTextLayout, QTextOption

from studio.ui.theme import space


def paint_lines(
    painter: QPainter, place: QRectF, text: str, lines: int, cut: Qt.TextElideMode, *, top: bool = False
) -> None:
    """In the painter's font, in the middle of the place's height or from its `top`; `cut` says where the last
    line gives way.
    """
    shown = broken(text, painter.font(), place.width(), lines, cut)
    step = min(painter.fontMetrics().height(), (place.height() - space("1")) / len(shown))
    above = place.top() if top else place.center().y() - step * len(shown) / 2
    for number, line in enumerate(shown):
        at = QRectF(place.left(), above + number * step, place.width(), step)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(at, middle | Qt.TextFlag.TextDontClip | Qt.TextFlag.TextSingleLine, line)


def broken(text: str, font: QFont, width: float, lines: int, cut: Qt.TextElideMode) -> list[str]:
    """The text in at most so many lines of that width."""
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) <= width:
        return [text]
    starts = _starts(text, font, width)[:lines]
    ends = [*starts[1:], len(text)]
    parts = [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return [*parts[:-1], metrics.elidedText(parts[-1], cut, width)]


def _starts(text: str, font: QFont, width: float) -> list[int]:
    """Where each line begins."""
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout = QTextLayout(text, font)
    layout.setTextOption(option)
    starts: list[int] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, 0))
        starts.append(line.textStart())
    layout.endLayout()
    return starts
