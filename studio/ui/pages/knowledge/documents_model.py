"""The rows of the documents table: sorted, narrowed, and one of them opened with a row of detail below."""

from collections.abc import Callable, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.language import tr
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.pages.knowledge.narrowing import Narrowing

LINE = Qt.ItemDataRole.UserRole
DETAIL = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class Column(IntEnum):
    CHECK = 0
    NAME = 1
    STATE = 2
    NUMBER = 3
    VALIDITY = 4
    PAGES = 5
    CHUNKS = 6
    LOADED = 7


RIGHT = {Column.PAGES, Column.CHUNKS}


class DocumentsModel(QAbstractTableModel):
    """A reset announces every change; who shows the rows keeps selection and place by name."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[DocumentLine] = []
        self._rows: list[tuple[DocumentLine, bool]] = []
        self._places: dict[str, int] = {}
        self._narrowing, self._open, self._every = Narrowing(), "", False
        self._order, self._descending = Column.NAME, False
        self._titles = (
            "", tr("File"), tr("State"), tr("Document no."), tr("Validity"), tr("Pages"), tr("Chunks"),
            tr("Loaded at"),
        )  # fmt: skip

    def set_lines(self, lines: Sequence[DocumentLine]) -> None:
        self._all = list(lines)
        self._arrange()

    def narrow(self, narrowing: Narrowing) -> None:
        self._narrowing = narrowing
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        if column != Column.CHECK:
            self._order, self._descending = Column(column), order is Qt.SortOrder.DescendingOrder
            self._arrange()

    def open_detail(self, name: str) -> None:
        """Open the row of that name and close any other; an empty name closes."""
        self._open = name
        self._arrange()

    def open_every(self, every: bool) -> None:
        """Let any document have a detail, where there is no room for its columns."""
        if every != self._every:
            self._every = every
            self._arrange()

    def opens(self, line: DocumentLine) -> bool:
        return self._every or line.needs_attention

    def opened(self) -> str:
        return self._open

    def detail_row(self) -> int:
        row = self._places.get(self._open, -1) + 1
        return row if 0 < row < len(self._rows) and self._rows[row][1] else -1

    def at(self, row: int) -> tuple[DocumentLine, bool]:
        """The document in that row, and whether the row is its detail."""
        return self._rows[row]

    def row_of(self, name: str) -> int:
        return self._places.get(name, -1)

    def line(self, row: int) -> DocumentLine:
        return self._rows[row][0]

    def named(self, name: str) -> DocumentLine:
        """One that is shown."""
        return self._rows[self._places[name]][0]

    def shown(self) -> list[DocumentLine]:
        """In the order of the rows."""
        return [line for line, detail in self._rows if not detail]

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
        if role == Qt.ItemDataRole.AccessibleTextRole and section == Column.CHECK:
            return tr("Select")
        return self._titles[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # the same
        line, detail = self._rows[index.row()]
        if role == LINE:
            return line
        if role == DETAIL:
            return detail
        if detail:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return text_of(line, Column(index.column()))
        return _tooltip(line, Column(index.column())) if role == Qt.ItemDataRole.ToolTipRole else None

    def _arrange(self) -> None:
        self.beginResetModel()
        every = self._narrowing == Narrowing()
        shown = list(self._all) if every else [line for line in self._all if self._narrowing.takes(line)]
        shown.sort(key=_KEYS[self._order], reverse=self._descending)
        self._rows, self._places = [], {}
        for line in shown:
            self._places[line.name] = len(self._rows)
            self._rows.append((line, False))
            if line.name == self._open and self.opens(line):
                self._rows.append((line, True))
        self.endResetModel()


def _named(line: DocumentLine) -> str:
    return line.sorted_name


_KEYS: dict[Column, Callable[[DocumentLine], Any]] = {  # of one type within a column
    Column.NAME: _named,
    Column.STATE: lambda line: (line.kind, _named(line)),
    Column.NUMBER: lambda line: (line.row.facts.number, _named(line)),
    Column.VALIDITY: lambda line: (line.validity_kind, line.validity, _named(line)),
    Column.PAGES: lambda line: (line.row.pages, _named(line)),
    Column.CHUNKS: lambda line: (line.row.chunks, _named(line)),
    Column.LOADED: lambda line: (line.row.loaded, _named(line)),
}


_TEXTS = {
    Column.NAME: "name", Column.STATE: "state", Column.NUMBER: "number", Column.VALIDITY: "validity",
    Column.PAGES: "pages", Column.CHUNKS: "chunks", Column.LOADED: "loaded",
}  # fmt: skip


def text_of(line: DocumentLine, column: Column) -> str:
    return getattr(line, _TEXTS[column]) if column in _TEXTS else ""


def _tooltip(line: DocumentLine, column: Column) -> str:
    if column == Column.NAME:
        return "\n".join([line.name, *(text for text, _ in line.tags)])
    if column == Column.STATE and line.needs_attention:
        return "\n".join(line.explained())
    return text_of(line, column)
