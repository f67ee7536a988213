"""Names to tick, up to ten thousand of them, found by typing a part."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_Role = Qt.ItemDataRole


class NameTicks(QAbstractListModel):
    """What is ticked stays so while the words leave it out; `ticked_changed` tells how many are."""

    ticked_changed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._shown: list[str] = []
        self._ticked: set[str] = set()
        self._words = ""

    def set_names(self, names: Sequence[str], ticked: Iterable[str]) -> None:
        """The ticked ones come first; a ticked name that is not there any more is let go."""
        self._ticked = set(ticked).intersection(names)
        self._names = sorted(names, key=lambda name: name not in self._ticked)
        self.narrow("")
        self.ticked_changed.emit(len(self._ticked))

    def tick(self, name: str) -> None:
        """Tick a name, which is added when it is not there."""
        if name not in self._names:
            self._names.append(name)
        self._ticked.add(name)
        self.narrow(self._words)
        self.ticked_changed.emit(len(self._ticked))

    def narrow(self, words: str) -> None:
        self._words = words.strip().casefold()
        self.beginResetModel()
        self._shown = [name for name in self._names if self._words in name.casefold()]
        self.endResetModel()

    def ticked(self) -> tuple[str, ...]:
        return tuple(name for name in self._names if name in self._ticked)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flags

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> Any:  # whatever the role asks for
        name = self._shown[index.row()]
        if role == _Role.CheckStateRole:
            return Qt.CheckState.Checked if name in self._ticked else Qt.CheckState.Unchecked
        return name if role in {_Role.DisplayRole, _Role.ToolTipRole} else None

    def setData(  # Qt's name
        self, index: _Index, value: Any, role: int = _Role.EditRole
    ) -> bool:
        if role != _Role.CheckStateRole:
            return False
        name = self._shown[index.row()]
        ticked = Qt.CheckState(value) is Qt.CheckState.Checked
        self._ticked.add(name) if ticked else self._ticked.discard(name)
        self.dataChanged.emit(index, index, [role])
        self.ticked_changed.emit(len(self._ticked))
        return True
