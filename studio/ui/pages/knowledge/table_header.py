"""The head of the documents table: its first section selects all rows or none, `dragged` tells of a width."""

from PySide6.QtCore import QRect, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter
from PySide6.QtWidgets import QHeaderView

from studio.ui.components import paint_check
from studio.ui.pages.knowledge.documents_model import RIGHT, Column
from studio.ui.theme import paint_icon, size, space

_ACROSS = Qt.Orientation.Horizontal


class TableHeader(QHeaderView):
    all_toggled = Signal()
    dragged = Signal()

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._state, self._sized = Qt.CheckState.Unchecked, False
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicatorShown(True)
        self.setSortIndicator(Column.NAME, Qt.SortOrder.AscendingOrder)
        self.sectionResized.connect(self._note_size)
        self.setMinimumHeight(size("row.dense"))

    def set_state(self, state: Qt.CheckState) -> None:
        self._state = state
        self.viewport().update()

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logical_index)
        painter.restore()
        if logical_index == self.sortIndicatorSection():
            self._paint_order(painter, rect, logical_index)
        if logical_index == Column.CHECK:
            side = size("checkbox")
            x, y = rect.center().x() - side / 2, rect.center().y() - side / 2
            paint_check(painter, QRectF(x, y, side, side), self._state)

    def _paint_order(self, painter: QPainter, rect: QRect, section: int) -> None:
        up = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        words = painter.fontMetrics().horizontalAdvance(str(self.model().headerData(section, _ACROSS)))
        left = rect.right() - words - space("8") if section in RIGHT else rect.left() + words + space("4")
        side = size("icon.small")
        place = QRectF(left, rect.center().y() - side / 2, side, side)
        paint_icon(painter, place, "chevron-up" if up else "chevron-down", "text.secondary")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._sized = False
        super().mousePressEvent(event)

    def _note_size(self) -> None:
        self._sized = True

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._sized:
            super().mouseReleaseEvent(event)
            self.dragged.emit()
        elif self.logicalIndexAt(event.position().toPoint()) == Column.CHECK:
            self.all_toggled.emit()
        else:
            super().mouseReleaseEvent(event)
