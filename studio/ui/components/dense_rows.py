"""A table of dense rows that are chosen whole."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.ui.components.cells import TonedCells
from studio.ui.theme import size


def dense_rows(table: QTableView, name: str, widest: int) -> None:
    """Dress a table that has its model: no grid, no wrapping, and one column takes the room that is left."""
    table.setItemDelegate(TonedCells(table))
    table.setAccessibleName(name)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setShowGrid(False)
    table.setTabKeyNavigation(False)
    table.setWordWrap(False)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(size("row.dense"))
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(widest, QHeaderView.ResizeMode.Stretch)
