"""What the tables of the test bench have in common: rows that are set as a whole, under titles."""

from collections.abc import Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class TitledRows(QAbstractTableModel):
    """Whoever inherits says what a cell holds; `rows` may be of any kind, `figures` are number columns."""

    def __init__(self, *titles: str, figures: Collection[int] = ()) -> None:
        super().__init__()
        self.titles, self.rows, self._figures = list(titles), list[Any](), figures

    def set_rows(self, rows: Sequence[Any]) -> None:
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        return len(self.titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.titles[section]
        return self.side(section) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def side(self, column: int) -> Qt.AlignmentFlag:
        """Numbers end under one another."""
        right = Qt.AlignmentFlag.AlignRight if column in self._figures else Qt.AlignmentFlag.AlignLeft
        return right | Qt.AlignmentFlag.AlignVCenter
