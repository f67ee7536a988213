"""The pages of a document under one another, as wide as there is room; Ctrl and the wheel zoom."""

from collections.abc import Sequence
from itertools import takewhile

from PySide6.QtCore import QMarginsF, QRectF, QSize, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPagedPaintDevice,
    QPageLayout,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from studio.core.artifacts import LineStyle, PaperLine
from studio.ui.language import tr
from studio.ui.paper.layout import LEFT, PAGE, TOP, TYPE_AREA, UNIT, laid_out
from studio.ui.theme import space, theme

_LEAST_ZOOM, _MOST_ZOOM = 0.5, 3.0


class PaperPreview(QScrollArea):
    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("Document preview"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._zoom = 1.0
        self.pages = _Pages()
        self.setWidget(self.pages)

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        self.pages.show_lines(lines)
        self._fit()

    def zoom(self, factor: float) -> None:
        """Enlarge or shrink from the width of the view."""
        self._zoom = min(max(self._zoom * factor, _LEAST_ZOOM), _MOST_ZOOM)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            event.accept()
        else:
            super().wheelEvent(event)

    def _fit(self) -> None:
        room = self.viewport().width() - 2 * space("4")
        self.pages.resize_to(max(round(room * self._zoom), 80), self.viewport().height())


class _Pages(QWidget):
    """All pages of one document on the ground of the viewer."""

    def __init__(self) -> None:
        super().__init__()
        self._document = laid_out(())
        self._red_line = -1.0
        self._width = 80

    def show_lines(self, lines: Sequence[PaperLine]) -> None:
        self._document = laid_out(lines)
        self._red_line = self._foot_of_head(lines)
        self.setAccessibleName("\n".join(line.text for line in lines))
        self.update()

    def count(self) -> int:
        return self._document.pageCount()

    def resize_to(self, width: int, least: int) -> None:
        """The ground fills the view, however few pages there are."""
        self._width = width
        gap = space("4")
        height = self.count() * (round(self._page_height()) + gap)
        self.setFixedSize(QSize(width + 2 * gap, max(height + gap, least)))
        self.update()

    def draw_on(self, printer: QPagedPaintDevice) -> None:
        """Every page on one of paper, which has its margins already."""
        printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
        painter = QPainter(printer)
        width = painter.viewport().width()
        place = QRectF(0, 0, width, width * PAGE.height() / PAGE.width())
        for page in range(self.count()):
            if page:
                printer.newPage()
            self._paint_inside(painter, place, page)
        painter.end()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
        gap = space("4")
        for page in range(self.count()):
            top = gap + page * (round(self._page_height()) + gap)
            place = QRectF(gap, top, self._width, self._page_height())
            if place.intersects(QRectF(event.rect())):
                self._paint_page(painter, place, page)

    def _page_height(self) -> float:
        return self._width * PAGE.height() / PAGE.width()

    def _paint_page(self, painter: QPainter, place: QRectF, page: int) -> None:
        painter.fillRect(place, theme().color("paper"))
        painter.setPen(QPen(theme().color("border"), 1))
        painter.drawRect(place.adjusted(0, 0, -1, -1))
        self._paint_inside(painter, place, page)

    def _paint_inside(self, painter: QPainter, place: QRectF, page: int) -> None:
        scale = place.width() / PAGE.width()
        painter.save()
        painter.translate(place.left() + LEFT * scale, place.top() + TOP * scale)
        painter.scale(scale / UNIT, scale / UNIT)
        area = QRectF(
            0, page * TYPE_AREA.height() * UNIT, TYPE_AREA.width() * UNIT, TYPE_AREA.height() * UNIT
        )
        painter.translate(0, -area.top())
        painter.setClipRect(area)
        self._document.documentLayout().draw(painter, _context(area))
        if page == 0 and self._red_line >= 0:
            painter.fillRect(QRectF(0, self._red_line, area.width(), UNIT / 2), theme().color("paper.red"))
        painter.restore()
        self._paint_number(painter, place, page, scale)

    def _paint_number(self, painter: QPainter, place: QRectF, page: int, scale: float) -> None:
        """Odd pages at the right, even ones at the left, 7 mm below the type area."""
        font = painter.font()
        font.setFamilies(theme().tokens.families("paper"))
        font.setPixelSize(max(round(4.9 * scale), 6))
        painter.setFont(font)
        painter.setPen(theme().color("paper.text"))
        inset = (LEFT + TYPE_AREA.width() / 28) * scale
        line = place.adjusted(inset, (TOP + TYPE_AREA.height() + 4) * scale, -inset, 0)
        side = Qt.AlignmentFlag.AlignLeft if page % 2 else Qt.AlignmentFlag.AlignRight
        painter.drawText(line, side | Qt.AlignmentFlag.AlignTop, f"— {page + 1} —")

    def _foot_of_head(self, lines: Sequence[PaperLine]) -> float:
        """Where the red line of the head runs: below the last line before the title; -1 without a head."""
        heads = {LineStyle.ISSUER_MARK, LineStyle.NUMBER}
        above = takewhile(lambda line: line.style is not LineStyle.TITLE, lines)
        last = max((number for number, line in enumerate(above) if line.style in heads), default=-1)
        if last < 0:
            return -1.0
        block = self._document.findBlockByNumber(last)
        top = self._document.documentLayout().blockBoundingRect(block).top()
        return top + block.layout().boundingRect().bottom() + 1.5 * UNIT  # lines stand low in a fixed height


def _context(area: QRectF) -> QAbstractTextDocumentLayout.PaintContext:
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = area  # type: ignore[attr-defined]  # missing in the stubs
    return context
