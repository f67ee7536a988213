"""The test questions as rows: how each went, what it asks, what it expects, where it comes from."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.language import tr
from studio.ui.pages.knowledge.questions.lines import QuestionLine, origin_word
from studio.ui.theme import icon, theme

LINE = Qt.ItemDataRole.UserRole
RESULT, QUESTION, EXPECTED, ORIGIN = range(4)
_ICONS = {"success": "check-circle", "danger": "close-circle-outline", "muted": "circle-outline"}
_COLORS = {"success": "success", "danger": "danger", "muted": "text.muted"}
_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class QuestionsModel(QAbstractTableModel):
    def __init__(self) -> None:
        super().__init__()
        self._all: list[QuestionLine] = []
        self._shown: list[QuestionLine] = []
        self._words, self._missed_only = "", False
        self._titles = (tr("Result"), tr("Question"), tr("Should be found"), tr("Comes from"))

    def set_lines(self, lines: Sequence[QuestionLine]) -> None:
        self._all = list(lines)
        self._arrange()

    def narrow(self, words: str, *, missed_only: bool) -> None:
        self._words, self._missed_only = words.strip().casefold(), missed_only
        self._arrange()

    def lines(self) -> list[QuestionLine]:
        return self._all

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return len(self._titles)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        shown = orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole
        return self._titles[section] if shown else None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # the same
        line, column = self._shown[index.row()], index.column()
        if role == LINE:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return _text(line, column)
        if column == RESULT and role == Qt.ItemDataRole.DecorationRole:
            return icon(_ICONS[line.kind], _COLORS[line.kind])
        if column == RESULT and role == Qt.ItemDataRole.ForegroundRole:
            return theme().color(_COLORS[line.kind])
        return None

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [line for line in self._all if self._takes(line)]
        self.endResetModel()

    def _takes(self, line: QuestionLine) -> bool:
        wanted = not self._missed_only or line.kind == "danger"
        return wanted and self._words in f"{line.saved.case.question}\n{line.expected}".casefold()


def _text(line: QuestionLine, column: int) -> str:
    if column == RESULT:
        return line.result
    if column == QUESTION:
        return line.saved.case.question
    return line.expected if column == EXPECTED else origin_word(line.saved.origin)
