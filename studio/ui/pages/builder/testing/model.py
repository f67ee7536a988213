"""The cases as a model of rows and columns, and the proxy that searches and narrows it."""

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)

from studio.ui.language import tr
from studio.ui.pages.builder.testing.lines import CaseLine, Verdict, expected_text
from studio.ui.theme import icon, theme

_COLORS = {Verdict.FAILED: "danger", Verdict.OPEN: "text.muted", Verdict.PASSED: "success"}
_ICONS = {
    Verdict.FAILED: "close-circle-outline",
    Verdict.OPEN: "circle-outline",
    Verdict.PASSED: "check-circle",
}
_Index = QModelIndex | QPersistentModelIndex
RESULT, QUESTION, GROUP, EXPECTED, TIME = range(5)
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
        if column == RESULT and role == Qt.ItemDataRole.DecorationRole:
            return icon(_ICONS[line.verdict], _COLORS[line.verdict])
        if column == RESULT and role == Qt.ItemDataRole.ForegroundRole:
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


def _text(line: CaseLine, column: int) -> str:
    if column == RESULT:
        return {Verdict.FAILED: tr("failed"), Verdict.OPEN: tr("not run"), Verdict.PASSED: tr("passed")}[
            line.verdict
        ]
    if column == QUESTION:
        return " → ".join([*line.case.before, line.case.question])
    if column == GROUP:
        return line.case.group
    if column == EXPECTED:
        return expected_text(line.case)
    return tr("{seconds} s", seconds=f"{line.result.seconds:.1f}") if line.result else ""
