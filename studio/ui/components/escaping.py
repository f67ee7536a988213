"""Esc for what is open, before it may lead away from the page."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def claims_escape(event: QEvent) -> bool:
    """Whether Qt asks who wants Esc; it is taken then, and comes as a key that is pressed."""
    asks = event.type() is QEvent.Type.ShortcutOverride
    if asks and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
        event.accept()
        return True
    return False
