"""The one row of a table that is open, its detail across all columns below it."""

from collections.abc import Callable

from PySide6.QtWidgets import QTableView, QWidget

from studio.ui.pages.knowledge.detail_row import DetailRow
from studio.ui.pages.knowledge.documents_model import DocumentsModel
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.theme import size


class OpenRow:
    def __init__(
        self, table: QTableView, lines: DocumentsModel, make: Callable[[DocumentLine], DetailRow]
    ) -> None:
        self._table, self._lines, self._make = table, lines, make
        self._tall = -1

    def detail(self) -> QWidget | None:
        row = self._lines.detail_row()
        return None if row < 0 else self._table.indexWidget(self._lines.index(row, 0))

    def put(self) -> None:
        """Heights belong to places, not to documents: the row that was open takes the usual one again."""
        table = self._table
        table.clearSpans()
        if self._tall >= 0:
            table.setRowHeight(self._tall, table.verticalHeader().defaultSectionSize())
            self._tall = -1
        row = self._lines.detail_row()
        if row < 0:
            return
        table.setSpan(row, 0, 1, self._lines.columnCount())
        table.setIndexWidget(self._lines.index(row, 0), self._make(self._lines.line(row)))
        self.fit()

    def fit(self) -> None:
        """As high as what it says, at the width there is."""
        detail = self.detail()
        if isinstance(detail, DetailRow):
            height = max(detail.height_in(self._table.viewport().width()), size("row"))
            self._tall = self._lines.detail_row()
            self._table.setRowHeight(self._tall, height)
