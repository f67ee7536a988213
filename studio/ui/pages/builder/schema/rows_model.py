"""The rows of a table field as a Qt model: one value a cell, written the way people write it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal

from studio.authoring.fields import FormField, Shape
from studio.authoring.filling import Value, value_of
from studio.ui.language import tr
from studio.ui.pages.builder.schema.words import Said
from studio.ui.theme import theme

Row = dict[str, Value]
_Index = QModelIndex | QPersistentModelIndex
_HERE = QModelIndex()
FIELD = int(Qt.ItemDataRole.UserRole)


class RowsModel(QAbstractTableModel):
    """`edited` tells that the person changed a cell, not that something is shown of it."""

    edited = Signal()

    def __init__(
        self, fields: Sequence[FormField], said: Mapping[str, Said], files: Callable[[], Sequence[str]]
    ) -> None:
        super().__init__()
        self.fields, self._said, self.files = list(fields), said, files
        self.rows: list[Row] = []
        self._problems: dict[tuple[int, str], str] = {}

    def set_rows(self, rows: Sequence[Row]) -> None:
        self.beginResetModel()
        self.rows = [dict(row) for row in rows]
        self._problems = {}
        self.endResetModel()

    def set_problems(self, problems: Mapping[tuple[int, str], str]) -> None:
        self._problems = dict(problems)
        if self.rows and self.fields:
            last = self.index(len(self.rows) - 1, len(self.fields) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def set_row(self, row: int, value: Row) -> None:
        self.rows[row] = dict(value)
        self.dataChanged.emit(self.index(row, 0), self.index(row, len(self.fields) - 1))

    def choices(self, field: FormField) -> Mapping[str, Any]:
        return self._said[field.name].choices

    def names(self, field: FormField) -> list[str]:
        return [self._said[field.name].label]

    def rowCount(self, parent: _Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = _HERE) -> int:
        return 0 if parent.isValid() else len(self.fields)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(section + 1)
        field = self.fields[section]
        return f"{self._said[field.name].label}{' *' if field.required else ''}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        field = self.fields[index.column()]
        problem = self._problems.get((index.row(), field.name), "")
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.EditRole:
                return self.shown(index.row(), field)
            case Qt.ItemDataRole.ToolTipRole:
                return problem or self.shown(index.row(), field) or None
            case Qt.ItemDataRole.BackgroundRole if problem:
                return theme().color("danger.tint")
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return problem or None
            case _ if role == FIELD:
                return field
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        field = self.fields[index.column()]
        meant = value_of(str(value), field, self.choices(field))
        row = {name: kept for name, kept in self.rows[index.row()].items() if name != field.name}
        if meant not in (None, "", []) or field.shape is Shape.YES_NO:
            row[field.name] = meant
        if row != self.rows[index.row()]:
            self.rows[index.row()] = row
            self.dataChanged.emit(index, index)
            self.edited.emit()
        return True

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        return base | Qt.ItemFlag.ItemIsEditable if self.fields[index.column()].simple else base

    def shown(self, row: int, field: FormField) -> str:
        value = self.rows[row].get(field.name, field.default)
        if value is None:
            return ""
        if not field.simple:
            return (
                tr("{count} {count:entry|entries}", count=len(value))
                if isinstance(value, list | dict)
                else "…"
            )
        if isinstance(value, list):
            return tr(", ").join(self._worded(one, field) for one in value)
        return self._worded(value, field)

    def _worded(self, value: Value, field: FormField) -> str:
        if isinstance(value, bool):
            return tr("yes") if value else tr("no")
        named = (words for words, one in self.choices(field).items() if one == value)
        return next(named, str(value))
