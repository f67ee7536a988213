"""What one writes in and chooses from."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QCursor, QFocusEvent, QIcon, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QToolTip,
    QWidget,
)

from studio.ui.theme import icon, paint_icon, size, space, tokens

STATES = {"ok": ("check", "success"), "warn": ("alert-circle-outline", "warning")}
"""Icon and colour of what is complete, and of what asks for a look."""
_LEFT_BY_HAND = {
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.MouseFocusReason,
}


class TextField(QLineEdit):
    """One line of text, with an icon before it where that helps.

    Of what is longer than the field its beginning is seen while nobody writes in it.
    """

    def __init__(self, placeholder: str = "", icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)  # until its row, or its page, has a better one
        if icon_name:
            sign = self.addAction(icon(icon_name, "text.muted"), QLineEdit.ActionPosition.LeadingPosition)
            sign.setText(placeholder)

    def value(self) -> str:
        return self.text().strip()

    def set_value(self, value: str) -> None:
        if value != self.text():
            self.setText(value)
            if not self.hasFocus():
                self.setCursorPosition(0)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() in _LEFT_BY_HAND and not self.hasSelectedText():
            self.setCursorPosition(0)


class TextArea(QPlainTextEdit):
    """Several lines; Tab leaves it, as everywhere else."""

    def __init__(self, placeholder: str = "", lines: int = 3, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)  # until its row, or its page, has a better one
        self.setTabChangesFocus(True)
        self._height = lines * tokens().type("body").line + space("4")
        self.setMinimumHeight(self._height)

    def sizeHint(self) -> QSize:
        return QSize(size("section.list"), self._height)

    def value(self) -> str:
        return self.toPlainText().strip()

    def set_value(self, value: str) -> None:
        if value != self.toPlainText():
            self.setPlainText(value)


class _ChevronBox(QComboBox):
    """A combo box with our chevron, which the wheel does not change in passing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumContentsLength(6)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt would cut what does not fit; here it ends with an ellipsis, and the tooltip has it all."""
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        if not self.isEditable():
            option.currentText = self._fitting(self.currentText())  # type: ignore[attr-defined]  # not in the stubs
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
        side = size("icon.small")
        place = QRectF(self.width() - side - space("2"), (self.height() - side) / 2, side, side)
        color = "text.secondary" if self.isEnabled() else "text.disabled"
        paint_icon(QPainter(self), place, "chevron-down", color)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and not self.toolTip():
            cut = self._fitting(self.currentText()) != self.currentText()
            QToolTip.showText(QCursor.pos(), self.currentText() if cut else "", self)
            return True
        return super().event(event)

    def _fitting(self, text: str) -> str:
        room = self.width() - 2 * space("2") - space("6")
        return self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)


class Select(_ChevronBox):
    """One of several; each option is a value and the words for it."""

    chosen = Signal(str)

    def __init__(self, options: Sequence[tuple[str, str]] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_options(options)
        self.activated.connect(self._tell)

    def set_options(self, options: Sequence[tuple[str, str]]) -> None:
        kept = self.value()
        self.clear()
        for value, text in options:
            self.addItem(text, value)
        self.set_value(kept)

    def value(self) -> str:
        return str(self.currentData() or "")

    def set_value(self, value: str) -> None:
        self.setCurrentIndex(max(self.findData(value), 0))

    def texts(self) -> list[str]:
        return [self.itemText(index) for index in range(self.count())]

    def set_state(self, value: str, state: str) -> None:
        """Mark an option by how it stands: ok, warn or nothing."""
        self.setItemIcon(self.findData(value), icon(*STATES[state]) if state in STATES else QIcon())

    def _tell(self) -> None:
        self.chosen.emit(self.value())


class EditableSelect(_ChevronBox):
    """Text with suggestions: a model's name that the server may or may not have told."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.activated.connect(self.show_start)

    def show_start(self) -> None:
        """Of a long text its beginning, where Qt shows its end."""
        if (line := self.lineEdit()) is not None:
            line.setCursorPosition(0)

    def suggest(self, values: Sequence[str]) -> None:
        kept = self.value()
        self.clear()
        self.addItems(list(values))
        self.set_value(kept)

    def value(self) -> str:
        return self.currentText().strip()

    def set_value(self, value: str) -> None:
        self.setEditText(value)


class NumberField(QSpinBox):
    def __init__(self, least: int, most: int, suffix: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setRange(least, most)
        self.setSuffix(suffix)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def set_value(self, value: int) -> None:
        self.setValue(value)

    def event(self, event: QEvent) -> bool:
        """Let the wheel scroll the page instead of changing the number."""
        if event.type() is QEvent.Type.Wheel:
            event.ignore()
            return False
        return super().event(event)
