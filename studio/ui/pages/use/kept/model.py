"""The conversations as rows: titles of days between them, or the hits of a search."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from studio.conversations import Conversation, Hit
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.use.kept.days import by_day

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole
HIT = _Role.UserRole
"""A row's Hit; None for the title of a day."""
RUNNING = _Role.UserRole + 1
"""Whether something is being answered in a row's conversation."""


class KeptModel(QAbstractListModel):
    """`renamed` brings a conversation's id and what it is to be called."""

    renamed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[str | Hit] = []
        self._running: set[str] = set()

    def set_running(self, conversations: set[str]) -> None:
        """In these something is being answered."""
        changed, self._running = self._running ^ conversations, conversations
        for row in filter(lambda row: row >= 0, map(self.row_of, changed)):
            self.dataChanged.emit(self.index(row), self.index(row))

    def set_kept(self, kept: Sequence[Conversation]) -> None:
        rows: list[str | Hit] = []
        for title, group in by_day(kept):
            rows += [title, *map(Hit, group)]
        self._set(rows)

    def set_hits(self, hits: Sequence[Hit]) -> None:
        self._set(list(hits))

    def row_of(self, conversation: str) -> int:
        """-1 for one that is not in the list."""
        rows = (
            row
            for row, one in enumerate(self._rows)
            if isinstance(one, Hit) and one.conversation.id == conversation
        )
        return next(rows, -1)

    def hit_at(self, row: int) -> Hit | None:
        one = self._rows[row] if 0 <= row < len(self._rows) else None
        return one if isinstance(one, Hit) else None

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if index.isValid() and self.hit_at(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEditable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # whatever the role asks for
        row = self._rows[index.row()] if index.isValid() else ""
        if isinstance(row, str):
            return row if row and role in {_Role.DisplayRole, _Role.AccessibleTextRole} else None
        title, time = row.conversation.title, short_time(row.conversation.touched)
        running = row.conversation.id in self._running
        said = (title, row.excerpt, tr("being answered") if running else "", time)
        values = {
            HIT: row,
            RUNNING: running,
            _Role.DisplayRole: title,
            _Role.EditRole: title,
            _Role.ToolTipRole: f"{title}\n{time}",
            _Role.AccessibleTextRole: " · ".join(filter(None, said)),
        }
        return values.get(role)

    def setData(self, index: _Index, value: Any, role: int = _Role.EditRole) -> bool:
        """An empty title is none."""
        hit = self.hit_at(index.row())
        title = " ".join(str(value).split())
        if hit is None or role != _Role.EditRole or not title:
            return False
        if title != hit.conversation.title:
            self.renamed.emit(hit.conversation.id, title)
        return True

    def _set(self, rows: list[str | Hit]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()
