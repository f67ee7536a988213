"""How many of a class have done each step: a bar, with the numbers written beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.language import tr
from studio.ui.theme import size, space, theme, tokens

_NAME_SHARE = 0.42


@dataclass(frozen=True, slots=True)
class StepCount:
    name: str
    done: int
    total: int


class StepBars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._steps: tuple[StepCount, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(tr("Steps done by the class"))

    def show_steps(self, steps: Sequence[StepCount]) -> None:
        self._steps = tuple(steps)
        said = [f"{step.name} {step.done} / {step.total}" for step in steps]
        self.setAccessibleDescription("; ".join(said))
        self.setToolTip("\n".join(said))
        self.setFixedHeight(self._row() * len(self._steps))
        self.update()

    def steps(self) -> tuple[StepCount, ...]:
        return self._steps

    def sizeHint(self) -> QSize:
        return QSize(size("section.list"), self._row() * len(self._steps))

    def minimumSizeHint(self) -> QSize:
        return QSize(size("step"), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme().font("dense"))
        for at, step in enumerate(self._steps):
            self._paint(painter, QRectF(0, at * self._row(), self.width(), self._row()), step)

    def _row(self) -> int:
        return tokens().type("dense").line + space("1")

    def _paint(self, painter: QPainter, place: QRectF, step: StepCount) -> None:
        metrics = painter.fontMetrics()
        figures = metrics.horizontalAdvance("00 / 00")
        names = place.width() * _NAME_SHARE
        painter.setPen(theme().color("text"))
        name = metrics.elidedText(step.name, Qt.TextElideMode.ElideRight, int(names))
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(place.left(), place.top(), names, place.height()), middle, name)
        painter.setPen(theme().color("text.secondary"))
        painter.drawText(place, middle | Qt.AlignmentFlag.AlignRight, f"{step.done} / {step.total}")
        left, high = names + space("2"), size("bar")
        room = place.width() - left - figures - space("2")
        self._bar(painter, QRectF(left, place.center().y() - high / 2, room, high), step)

    def _bar(self, painter: QPainter, place: QRectF, step: StepCount) -> None:
        share = step.done / step.total if step.total else 0.0
        painter.setPen(Qt.PenStyle.NoPen)
        for color, width in (("border", place.width()), ("accent", place.width() * share)):
            if width:
                painter.setBrush(theme().color(color))
                end = min(place.height() / 2, width / 2)
                painter.drawRoundedRect(QRectF(place.left(), place.top(), width, place.height()), end, end)
