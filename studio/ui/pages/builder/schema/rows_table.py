"""The table of a table field: Ctrl+V pastes rows, Enter edits or opens, Delete removes."""

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.ui.pages.builder.schema.cells import CellDelegate
from studio.ui.pages.builder.schema.rows_model import RowsModel
from studio.ui.theme import size, space

_MOST_SHOWN = 8


class RowsTable(QTableView):
    pasted = Signal(str)
    opened = Signal()
    removed = Signal()

    def __init__(self, model: RowsModel) -> None:
        super().__init__()
        self.setModel(model)
        model.setParent(self)
        self.setItemDelegate(CellDelegate(self))
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(size("row.dense"))
        self.horizontalHeader().setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.horizontalHeader().setMinimumSectionSize(size("column.least"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().setStretchLastSection(True)

    def fit(self) -> None:
        """Be as high as the rows are, up to eight, and each column at least as wide as its name."""
        header = self.horizontalHeader()
        for column in range(self.model().columnCount()):
            wanted = header.sectionSizeFromContents(column).width()
            self.setColumnWidth(column, max(self.columnWidth(column), min(wanted, size("column.most"))))
        shown = min(max(self.model().rowCount(), 1), _MOST_SHOWN)
        head = self.horizontalHeader().sizeHint().height()
        bar = self.horizontalScrollBar().sizeHint().height()
        self.setFixedHeight(head + shown * size("row.dense") + bar + space("1"))

    def chosen_rows(self) -> set[int]:
        return {index.row() for index in self.selectionModel().selectedIndexes()}

    def choose(self, row: int) -> None:
        if row >= 0:
            clear = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.selectionModel().setCurrentIndex(self.model().index(row, 0), clear)
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.matches(QKeySequence.StandardKey.Paste):
            self.pasted.emit(QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit()
        elif enter and self.state() is not QAbstractItemView.State.EditingState:
            editable = self.model().flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable
            self.edit(self.currentIndex()) if editable else self.opened.emit()
        else:
            super().keyPressEvent(event)
