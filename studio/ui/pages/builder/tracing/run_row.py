"""One run in the list: its question, how it ended, when and how long."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent

from studio.core.origins import Origin
from studio.traces import TraceRow
from studio.ui.components import ClickableRow
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.theme import paint_icon, size, space, theme

_ENDS = {
    "answered": ("check-circle", "success"),
    "nothing_found": ("magnify-close", "text.muted"),
    "quoted": ("format-quote-close", "warning"),
    "failed": ("alert-circle", "danger"),
    "": ("stop-circle-outline", "text.muted"),
}


class RunRow(ClickableRow):
    """Painted in one: a list has a hundred of them."""

    picked = Signal(str)

    def __init__(self, run: TraceRow) -> None:
        super().__init__()
        self.run = run
        facts = [
            end_text(run.outcome),
            short_time(run.started),
            tr("{seconds} s", seconds=f"{run.seconds:.1f}"),
        ]
        if run.origin is Origin.TEST:
            facts.insert(1, tr("test run"))
        self._facts = " · ".join(facts)
        self.setAccessibleName(f"{run.question} {self._facts}")
        self.setToolTip(run.question)
        lines = (theme().font("body"), theme().font("caption"))
        self.setFixedHeight(sum(QFontMetrics(font).height() for font in lines) + 2 * (space("2") + 1))
        self.opened.connect(self._pick)

    def sizeHint(self) -> QSize:
        return QSize(size("section.list"), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, edge, side = QPainter(self), space("2") + 1, size("icon.small")
        paint_icon(painter, QRectF(edge, (self.height() - side) / 2, side, side), *_ENDS[self.run.outcome])
        place = QRect(2 * edge + side, edge, self.width() - 3 * edge - side, 0)
        place = _write(painter, place, self.run.question, theme().font("body"), "text")
        _write(painter, place, self._facts, theme().font("caption"), "text.muted")

    def _pick(self) -> None:
        self.picked.emit(self.run.id)


def end_text(outcome: str) -> str:
    return {
        "answered": tr("Answered"),
        "nothing_found": tr("Found nothing"),
        "quoted": tr("Only quoted"),
        "failed": tr("Broke off"),
        "": tr("Stopped"),
    }[outcome]


def _write(painter: QPainter, place: QRect, text: str, font: QFont, color: str) -> QRect:
    """One line at the top of the place; returns what is left below it."""
    metrics = QFontMetrics(font)
    line = QRect(place.topLeft(), QSize(place.width(), metrics.height()))
    painter.setFont(font)
    painter.setPen(theme().color(color))
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter, shown)
    return line.translated(0, line.height())
