"""The picture of one page with the passage marked on it; it scrolls, zooms and turns pages by keys."""

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QPixmap,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from studio.ui.language import tr
from studio.ui.theme import Mode, size, space, theme

Mark = tuple[float, float, float, float]
_TURNS = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_WALKS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ZOOMS = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


class Paper(QWidget):
    """Stays paper in dark: the page is shown as it is printed."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self._marks: tuple[Mark, ...] = ()

    def show_page(self, pixmap: QPixmap, marks: tuple[Mark, ...], quarters: int = 0) -> None:
        """Turned to the right by so many quarters."""
        self._pixmap, self._marks = pixmap, marks
        for _ in range(quarters % 4):
            self._marks = tuple((1 - y - height, x, height, width) for x, y, width, height in self._marks)
        if quarters % 4:
            self._pixmap = pixmap.transformed(QTransform().rotate(90 * (quarters % 4)))
        self.update()

    def resize_to(self, width: int) -> None:
        ratio = self._pixmap.height() / max(self._pixmap.width(), 1) if not self._pixmap.isNull() else 1.414
        self.setFixedSize(QSize(width, round(width * ratio)))

    def first_mark(self) -> int:
        """Where the passage begins, in pixels from the top; -1 when nothing is marked."""
        return round(min(mark[1] for mark in self._marks) * self.height()) if self._marks else -1

    def marks(self) -> tuple[Mark, ...]:
        return self._marks

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme().color("paper"))
        painter.drawPixmap(self.rect(), self._pixmap)
        self._paint_marks(painter)
        painter.setPen(QPen(theme().color("border"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_marks(self, painter: QPainter) -> None:
        """The marker lies over the letters as ink does, in the light colours of paper, with one edge."""
        marked, edge = QPainterPath(), size("page.mark")
        for x, y, width, height in self._marks:
            place = QRectF(x * self.width(), y * self.height(), width * self.width(), height * self.height())
            one = QPainterPath()
            one.addRect(place.adjusted(-edge, -edge, edge, edge))
            marked = marked.united(one)
        tokens = theme().tokens
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        painter.fillPath(marked, QColor(tokens.color("mark", Mode.LIGHT)))
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)
        painter.strokePath(marked, QPen(QColor(tokens.color("mark.line", Mode.LIGHT)), 1))


class PaperView(QScrollArea):
    """PgUp and PgDn turn pages, Ctrl+wheel and Ctrl+plus zoom, ↑ and ↓ walk the passages; Shift+↑↓ scroll."""

    turned = Signal(int)
    walked = Signal(int)
    zoomed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Page"))
        self.paper = Paper()
        self.setWidget(self.paper)
        edge = space("4")
        self.setViewportMargins(edge, edge, edge, 0)

    def reveal_mark(self) -> None:
        top = self.paper.first_mark()
        self.verticalScrollBar().setValue(max(top - self.viewport().height() // 3, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, pressed = Qt.Key(event.key()), event.modifiers()
        if key in _TURNS:
            self.turned.emit(_TURNS[key])
        elif key in _WALKS and not pressed & _SHIFT:
            self.walked.emit(_WALKS[key])
        elif key in _ZOOMS and pressed & _CONTROL:
            self.zoomed.emit(_ZOOMS[key])
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            turn: QPoint = event.angleDelta()
            self.zoomed.emit(1 if turn.y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)
