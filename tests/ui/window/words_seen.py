"""All words a person sees or hears of what stands in the window."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QSpinBox,
    QTabBar,
    QTextEdit,
    QWidget,
)

_FIRST_ROWS = 3
_TOP = QModelIndex()


def words_of(top: QWidget) -> Iterator[str]:
    """What is shown, what the pointer is told, and what is read out."""
    for widget in (top, *top.findChildren(QWidget)):
        if widget.isVisible() or isinstance(widget, QMenu):
            yield from filter(None, (*_shown(widget), *_told(widget)))


def _told(widget: QWidget) -> tuple[str, ...]:
    return (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription(), widget.windowTitle())


def _shown(widget: QWidget) -> Iterator[str]:  # one line for each kind of widget
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    elif isinstance(widget, QLineEdit):
        yield from (widget.text(), widget.placeholderText())
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        written = "" if widget.isReadOnly() else widget.toPlainText()  # what is shown to be read is a paper's
        yield from (written, widget.placeholderText())
    elif isinstance(widget, QComboBox):
        yield from (widget.itemText(index) for index in range(widget.count()))
    elif isinstance(widget, QTabBar):
        yield from (widget.tabText(index) for index in range(widget.count()))
    elif isinstance(widget, QMenu):
        yield from (action.text() for action in widget.actions())
    elif isinstance(widget, QGroupBox):
        yield widget.title()
    elif isinstance(widget, QSpinBox):
        yield from (widget.suffix(), widget.prefix(), widget.specialValueText())
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model())


def _cells(model: QAbstractItemModel) -> Iterator[str]:
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(_TOP)):
        yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(min(model.rowCount(_TOP), _FIRST_ROWS)):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)
