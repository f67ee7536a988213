"""How a cell of a table field is edited: choices from a list, all else in a line."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.authoring.fields import FormField, Shape
from studio.ui.language import tr
from studio.ui.pages.builder.schema.rows_model import FIELD, RowsModel

_Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        options = _options(index)
        if not options:
            line = QLineEdit(parent)
            line.setProperty("cell", True)
            return line
        box = QComboBox(parent)
        box.addItems(options)
        return box

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        text = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if isinstance(editor, QComboBox):
            editor.setCurrentIndex(max(editor.findText(text), 0))
        elif isinstance(editor, QLineEdit):
            editor.setText(text)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: _Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())
        elif isinstance(editor, QLineEdit):
            model.setData(index, editor.text())


def _options(index: _Index) -> list[str]:
    field, model = index.data(FIELD), index.model()
    assert isinstance(field, FormField)
    assert isinstance(model, RowsModel)
    if field.shape is Shape.YES_NO:
        return [tr("no"), tr("yes")]
    if field.shape is Shape.CHOICE:
        empty = [] if field.required else [""]
        return [*empty, *model.choices(field)]
    return ["", *model.files()] if field.shape is Shape.FILE else []
