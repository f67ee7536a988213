"""How each group did against the run before: two bars, and the difference as a signed number beside them."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language import tr
from studio.ui.theme import size, space, theme

MOST = 4


class Pair(Protocol):
    """Shares that passed, 0 to 1; `before` is None where the run before had no such group."""

    @property
    def name(self) -> str: ...
    @property
    def now(self) -> float: ...
    @property
    def before(self) -> float | None: ...


class PairedBars(QWidget):
    """The groups that changed most, at most four; the rest is in the comparison."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: list[Pair] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_groups(self, groups: Sequence[Pair]) -> None:
        by_change = sorted(groups, key=lambda group: -abs(group.now - (group.before or 0.0)))
        self._groups = [group for group in groups if group in by_change[:MOST]]
        said = [f"{group.name} {group.now:.0%} {_change(group)}" for group in self._groups]
        self.setAccessibleName(tr("Groups against the last run"))
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(size("sheet") // 2, max(len(self._groups), 1) * self._row())

    def minimumSizeHint(self) -> QSize:
        return QSize(size("section.list"), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for at, group in enumerate(self._groups):
            self._paint(painter, QRectF(0, at * self._row(), self.width(), self._row()), group)

    def _row(self) -> int:
        return self.fontMetrics().height() + space("1") // 2

    def _paint(self, painter: QPainter, place: QRectF, group: Pair) -> None:
        name = min(place.width() * 0.36, size("column.least"))
        number = self.fontMetrics().horizontalAdvance("+100") + space("1")
        painter.setPen(theme().color("text.secondary"))
        words = self.fontMetrics().elidedText(group.name, Qt.TextElideMode.ElideRight, int(name))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(place.left(), place.top(), name, place.height()), left, words)
        width = place.width() - name - number - space("3")
        start = place.left() + name + space("2")
        middle = place.center().y()
        bar = size("bar")
        self._bar(painter, QRectF(start, middle - bar - 0.5, width * group.now, bar), "accent")
        if group.before is not None:
            self._bar(painter, QRectF(start, middle + 0.5, width * group.before, bar - 1), "chart.previous")
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(theme().color(_tone(group)))
        painter.drawText(place, right, _change(group))

    def _bar(self, painter: QPainter, place: QRectF, color: str) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(color))
        radius = place.height() / 2
        painter.drawRoundedRect(place, min(radius, place.width() / 2), radius)


def _points(group: Pair) -> int:
    return round((group.now - (group.before or 0.0)) * 100)


def _change(group: Pair) -> str:
    if group.before is None:
        return tr("new group")
    points = _points(group)
    return f"+{points}" if points > 0 else f"−{-points}" if points < 0 else "±0"


def _tone(group: Pair) -> str:
    if group.before is None or not _points(group):
        return "text.muted"
    return "success" if _points(group) > 0 else "danger"
