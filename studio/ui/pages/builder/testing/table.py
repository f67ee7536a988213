"""The table of cases: a model over the lines, searched and narrowed by a proxy."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from studio.ui.language import tr
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict, expected_text
from studio.ui.theme import icon, size, theme

_COLORS = {Verdict.FAILED: "danger", Verdict.OPEN: "text.muted", Verdict.PASSED: "success"}
_ICONS = {
    Verdict.FAILED: "close-circle-outline",
    Verdict.OPEN: "circle-outline",
    Verdict.PASSED: "check-circle",
}
_Index = QModelIndex | QPersistentModelIndex
_RESULT, _QUESTION, _GROUP, _EXPECTED, _TIME = range(5)
_ROOT = QModelIndex()
LINE = Qt.ItemDataRole.UserRole


class CaseModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._lines: list[CaseLine] = []
        self._titles = (tr("Result"), tr("Question"), tr("Group"), tr("Expected"), tr("Time"))

    def set_lines(self, lines: list[CaseLine]) -> None:
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if shown else None

    def data(
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        line, column = self._lines[index.row()], index.column()
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(line, column)
        if column == _RESULT and role == Qt.ItemDataRole.DecorationRole:
            return icon(_ICONS[line.verdict], _COLORS[line.verdict])
        if column == _RESULT and role == Qt.ItemDataRole.ForegroundRole:
            return theme().color(_COLORS[line.verdict])
        return None


class CaseFilter(QSortFilterProxyModel):
    """Shows the lines whose question or group holds the words, all or only those that failed."""

    def __init__(self, model: CaseModel) -> None:
        super().__init__()
        self._words, self._failed_only = "", False
        self.setSourceModel(model)

    def set_words(self, words: str) -> None:
        self._words = words.strip().casefold()
        self.invalidate()

    def set_shown(self, which: str) -> None:
        self._failed_only = which == Verdict.FAILED
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: _Index) -> bool:
        line: CaseLine = self.sourceModel().index(row, 0, parent).data(LINE)
        wanted = not self._failed_only or line.verdict is Verdict.FAILED
        return wanted and self._words in f"{line.case.question}\n{line.case.group}".casefold()


class CaseTable(QTableView):
    """Enter or a click opens a case, Del asks to remove it."""

    opened = Signal(object)
    removed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._model = CaseModel()
        self.filter = CaseFilter(self._model)
        self.setModel(self.filter)
        self.setAccessibleName(tr("Test questions"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(size("row.dense"))
        self._size_columns()
        self.clicked.connect(self._open)

    def set_lines(self, lines: list[CaseLine]) -> None:
        """Show them, with the case that was open still marked."""
        current = self.current_line()
        self._model.set_lines(lines)
        if current is not None:
            self.mark(current.index)

    def mark(self, index: int) -> None:
        for row in range(self.filter.rowCount()):
            if self.filter.index(row, 0).data(LINE).index == index:
                self.selectRow(row)

    def current_line(self) -> CaseLine | None:
        line: CaseLine | None = self.currentIndex().data(LINE) if self.currentIndex().isValid() else None
        return line

    def show_time(self, shown: bool) -> None:
        for column in (_GROUP, _EXPECTED, _TIME):
            self.setColumnHidden(column, not shown)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.current_line()
        if line is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(line)
        elif line is not None and event.key() == Qt.Key.Key_Delete:
            self.removed.emit(line)
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        self.opened.emit(self.current_line())

    def _size_columns(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(_QUESTION, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_RESULT, 96), (_GROUP, 104), (_EXPECTED, 200), (_TIME, 72)):
            self.setColumnWidth(column, width)


def _text(line: CaseLine, column: int) -> str:
    if column == _RESULT:
        return {Verdict.FAILED: tr("failed"), Verdict.OPEN: tr("not run"), Verdict.PASSED: tr("passed")}[
            line.verdict
        ]
    if column == _QUESTION:
        return " → ".join([*line.case.before, line.case.question])
    if column == _GROUP:
        return line.case.group
    if column == _EXPECTED:
        return expected_text(line.case)
    return tr("{seconds} s", seconds=f"{line.result.seconds:.1f}") if line.result else ""
