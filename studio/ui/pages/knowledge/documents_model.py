"""The rows of the documents table: sorted, narrowed, and one of them opened with a row of detail below."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.language import tr
from studio.ui.pages.knowledge.lines import DocumentLine

LINE = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    CHECK = 0
    NAME = 1
    STATE = 2
    KIND = 3
    PAGES = 4
    CHUNKS = 5
    LOADED = 6


RIGHT = {Column.PAGES, Column.CHUNKS}


class DocumentsModel(QAbstractTableModel):
    """A reset announces every change; who shows the rows keeps selection and place by name."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[DocumentLine] = []
        self._rows: list[tuple[DocumentLine, bool]] = []
        self._words, self._attention_only, self._open = "", False, ""
        self._order, self._descending = Column.NAME, False
        self._titles = (
            "", tr("File"), tr("State"), tr("Kind"), tr("Pages"), tr("Chunks"), tr("Loaded at"),
        )  # fmt: skip

    def set_lines(self, lines: Sequence[DocumentLine]) -> None:
        self._all = list(lines)
        self._arrange()

    def narrow(self, words: str, *, attention_only: bool) -> None:
        self._words, self._attention_only = words.strip().casefold(), attention_only
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column != Column.CHECK:
            self._order, self._descending = Column(column), order is Qt.SortOrder.DescendingOrder
            self._arrange()

    def open_detail(self, name: str) -> None:
        """Open the row of that name and close any other; an empty name closes."""
        self._open = name
        self._arrange()

    def opened(self) -> str:
        return self._open

    def detail_row(self) -> int:
        return next((row for row, (_, detail) in enumerate(self._rows) if detail), -1)

    def row_of(self, name: str) -> int:
        return next((row for row, (line, _) in enumerate(self._rows) if line.name == name), -1)

    def line(self, row: int) -> DocumentLine:
        return self._rows[row][0]

    def lines(self) -> list[DocumentLine]:
        """All of them, shown or not."""
        return self._all

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return len(self._titles)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self._rows[index.row()][1]:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if section in RIGHT else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # the same
        line, detail = self._rows[index.row()]
        if role == LINE:
            return line
        if role == DETAIL:
            return detail
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} and not detail:
            return _text(line, Column(index.column()))
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        shown = [line for line in self._all if self._wanted(line)]
        shown.sort(key=self._key, reverse=self._descending)
        self._rows = []
        for line in shown:
            self._rows.append((line, False))
            if line.name == self._open and line.needs_attention:
                self._rows.append((line, True))
        self.endResetModel()

    def _wanted(self, line: DocumentLine) -> bool:
        fits = self._words in line.name.casefold()
        return fits and (line.needs_attention or not self._attention_only)

    def _key(self, line: DocumentLine) -> tuple[Any, str]:  # of one type within a column
        row, name = line.row, line.name.casefold()
        keys: dict[Column, Any] = {
            Column.STATE: line.kind, Column.KIND: row.kind, Column.PAGES: row.pages,
            Column.CHUNKS: row.chunks, Column.LOADED: row.loaded,
        }  # fmt: skip
        return keys.get(self._order, ""), name


def _text(line: DocumentLine, column: Column) -> str:
    texts = {
        Column.NAME: line.name, Column.STATE: line.state, Column.KIND: line.row.kind.upper(),
        Column.PAGES: line.pages, Column.CHUNKS: line.chunks, Column.LOADED: line.loaded,
    }  # fmt: skip
    return texts.get(column, "")
