"""Finds words in the document that is shown and walks from one place to the next."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.ui.components import IconButton, TextField, label
from studio.ui.language import tr
from studio.ui.theme import size, space


class FindBar(QWidget):
    """`sought` brings the words, `walked` a step forward or back."""

    sought = Signal(str)
    walked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.field, self._count = TextField(tr("Find in the text"), "magnify"), label("", "caption", "muted")
        self.field.setAccessibleName(tr("Find in the text"))
        self.field.setClearButtonEnabled(True)
        self.field.setMinimumWidth(size("section.list") // 2)
        self.field.setMaximumWidth(size("section.list"))
        self._before = IconButton("chevron-up", tr("Previous place"), small=True)
        self._after = IconButton("chevron-down", tr("Next place"), small=True)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(space("1"))
        for part in (self.field, self._count, self._before, self._after):
            layout.addWidget(part)
        self.field.textChanged.connect(self._seek)
        self.field.installEventFilter(self)
        self._before.clicked.connect(self._go_back)
        self._after.clicked.connect(self._go_on)
        self.show_count(0, 0)

    def show_count(self, number: int, total: int) -> None:
        sought = bool(self.field.value())
        told = tr("{number} of {total}", number=number, total=total) if total else tr("nowhere")
        self._count.setText(told if sought else "")
        for part in (self._before, self._after):
            part.setVisible(total > 0)

    def clear_words(self) -> None:
        self.field.clear()

    def words(self) -> str:
        return self.field.value()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
                self.walked.emit(-1 if back else 1)
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.value():
                self.clear_words()
                return True
        return False

    def _seek(self) -> None:
        self.sought.emit(self.field.value())

    def _go_back(self) -> None:
        self.walked.emit(-1)

    def _go_on(self) -> None:
        self.walked.emit(1)
