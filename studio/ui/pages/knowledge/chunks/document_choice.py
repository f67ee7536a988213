"""The document whose chunks are shown: one of up to ten thousand, found by typing a part of its name."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter

from studio.ui.components import EditableSelect


class DocumentChoice(EditableSelect):
    """`chosen` only for names that are there."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: list[str] = []
        self._list = QStringListModel(self)
        self.setModel(self._list)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(24)
        completer = QCompleter(self._list, self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.popup().setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setCompleter(completer)
        self.activated.connect(self._tell)
        completer.activated.connect(self._tell)

    def names(self) -> list[str]:
        return self._names

    def set_names(self, names: Sequence[str]) -> None:
        kept = self.value()
        self._names = list(names)
        self._list.setStringList(self._names)
        self.set_value(kept if kept in self._names else (self._names or [""])[0])

    def set_value(self, value: str) -> None:
        """Its beginning stays in sight, the tooltip has all of it."""
        super().set_value(value)
        self.setToolTip(value)
        field = self.lineEdit()
        if field is not None:
            field.setCursorPosition(0)

    def _tell(self) -> None:
        if self.value() in self._names:
            self.set_value(self.value())
            self.chosen.emit(self.value())
