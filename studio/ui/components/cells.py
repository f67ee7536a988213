"""How cells are painted, and what they are painted with."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QBrush, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem


class TonedCells(QStyledItemDelegate):
    """A cell keeps the colour its model gives it, in a selected row as well."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        tone = index.data(Qt.ItemDataRole.ForegroundRole)
        if tone is not None:
            palette = QPalette(option.palette)  # type: ignore[attr-defined]  # not in the stubs
            palette.setBrush(QPalette.ColorRole.HighlightedText, QBrush(tone))
            option.palette = palette  # type: ignore[attr-defined]  # the same


def rect_of(option: QStyleOptionViewItem) -> QRect:
    rect: QRect = option.rect  # type: ignore[attr-defined]  # not in the stubs
    return rect


def state_of(option: QStyleOptionViewItem) -> QStyle.StateFlag:
    state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # not in the stubs
    return state


def is_chosen(option: QStyleOptionViewItem) -> bool:
    return bool(state_of(option) & QStyle.StateFlag.State_Selected)
