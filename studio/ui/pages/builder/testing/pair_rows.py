"""Rows of two fields: what is chosen or written, and what belongs to it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import Button, EditableSelect, IconButton, TextField
from studio.ui.theme import space


class PairRows(QWidget):
    """`names` are what the two fields of a row are called, `add` and `remove` what the buttons say."""

    valueChanged = Signal()  # what FormRow listens to

    def __init__(self, names: tuple[str, str], add: str, remove: str) -> None:
        super().__init__()
        self._names, self._remove_text = names, remove
        self._suggested: list[str] = []
        self._rows: list[_Row] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(space("2"))
        button = Button(add, "text", "plus", small=True)
        button.clicked.connect(self._add_empty)
        self._column.addWidget(button)

    def suggest(self, values: Sequence[str]) -> None:
        self._suggested = list(values)

    def value(self) -> list[tuple[str, str]]:
        written = [(row.first.value(), row.second.value()) for row in self._rows]
        return [(first, second) for first, second in written if first]

    def set_value(self, value: Iterable[tuple[str, str]]) -> None:
        while self._rows:
            self._drop(self._rows[0])
        for first, second in value:
            self._add(first, second)

    def _add_empty(self) -> None:
        self._add("", "").first.setFocus()

    def _add(self, first: str, second: str) -> "_Row":
        row = _Row(self._names, self._remove_text, self._suggested, first, second)
        row.removed.connect(self._remove)
        row.changed.connect(self.valueChanged)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        self.valueChanged.emit()
        return row

    def _remove(self) -> None:
        row = self.sender()
        assert isinstance(row, _Row)
        self._drop(row)
        self.valueChanged.emit()

    def _drop(self, row: "_Row") -> None:
        self._rows.remove(row)
        row.hide()
        row.deleteLater()


class _Row(QWidget):
    removed = Signal()
    changed = Signal()

    def __init__(
        self, names: tuple[str, str], remove: str, suggested: Sequence[str], first: str, second: str
    ) -> None:
        super().__init__()
        self.first, self.second = EditableSelect(), TextField(names[1])
        self.first.suggest(suggested)
        self.first.set_value(first)
        self.first.setAccessibleName(names[0])
        self.first.setToolTip(first)
        self.first.show_start()
        self.second.set_value(second)
        self.second.setAccessibleName(names[1])
        self.second.textChanged.connect(self.changed)
        self.first.currentTextChanged.connect(self.changed)
        button = IconButton("close", remove, small=True)
        button.clicked.connect(self.removed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("2"))
        layout.addWidget(self.first, 3)
        layout.addWidget(self.second, 2)
        layout.addWidget(button)
