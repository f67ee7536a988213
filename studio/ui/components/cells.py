"""How the cells of a plain table are painted."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem


class TonedCells(QStyledItemDelegate):
    """A cell keeps the colour its model gives it, in a selected row as well."""

    def initStyleOption(  # noqa: N802  # Qt's name
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        if tone is not None:
            palette = QPalette(option.palette)  # type: ignore[attr-defined]  # not in the stubs
            palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(tone))
            option.palette = palette  # type: ignore[attr-defined]  # the same
