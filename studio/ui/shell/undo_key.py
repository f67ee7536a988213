"""Ctrl+Z in a field where nothing was written yet means the act a toast offers to take back."""

from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

_KEYS = {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}


class UndoKey(QObject):
    """Watches the field that has the focus: it would keep the key to itself, though it has nothing to undo.

    `take_back` undoes what a toast offers to; False when none does.
    """

    def __init__(self, parent: QWidget, can: Callable[[], bool], take_back: Callable[[], bool]) -> None:
        super().__init__(parent)
        self._can, self._take_back = can, take_back
        self._field: QWidget | None = None
        cast(QApplication, QApplication.instance()).focusChanged.connect(self._watch)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _KEYS or not cast(QKeyEvent, event).matches(QKeySequence.StandardKey.Undo):
            return False
        if _has_undo(watched) or not self._can():
            return False
        event.accept()
        return event.type() is QEvent.Type.ShortcutOverride or self._take_back()

    def _watch(self, old: QWidget | None, new: QWidget | None) -> None:
        if self._field is not None:
            self._field.removeEventFilter(self)
            self._field.destroyed.disconnect(self._forget)
        self._field = new if isinstance(new, QLineEdit | QPlainTextEdit | QTextEdit) else None
        if self._field is not None:
            self._field.installEventFilter(self)
            self._field.destroyed.connect(self._forget)

    def _forget(self) -> None:
        self._field = None


def _has_undo(field: QObject) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable()
    return isinstance(field, QPlainTextEdit | QTextEdit) and field.document().isUndoAvailable()
