"""The agents that are shown, one a row, as a list model."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.row_words import first_missing, state_text

LINE = Qt.ItemDataRole.UserRole
_NOWHERE, _SHOWN = QModelIndex(), Qt.ItemDataRole.DisplayRole


class AgentsModel(QAbstractListModel):
    """`used` rows say who answers for an agent, the others how it was tested."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[AgentLine] = []
        self._used = False

    @property
    def used(self) -> bool:
        return self._used

    def lines(self) -> list[AgentLine]:
        return self._lines

    def set_lines(self, lines: Sequence[AgentLine], *, used: bool) -> None:
        """Where the same agents stand in the same order only what is new of them is painted."""
        same = used is self._used and [line.id for line in lines] == [line.id for line in self._lines]
        if not same:
            self.beginResetModel()
            self._lines, self._used = list(lines), used
            self.endResetModel()
            return
        for row, line in enumerate(lines):
            self._put(row, line)

    def row_of(self, agent: str) -> int:
        return next((row for row, line in enumerate(self._lines) if line.id == agent), -1)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == _SHOWN:
            return line.name
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            said = (
                line.name,
                state_text(line, used=self._used),
                "" if self._used else first_missing(line)[0],
            )
            return " · ".join(filter(None, said))
        return None

    def _put(self, row: int, line: AgentLine) -> None:
        if line != self._lines[row]:
            self._lines[row] = line
            self.dataChanged.emit(self.index(row), self.index(row))
