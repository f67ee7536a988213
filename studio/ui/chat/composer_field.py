"""The text of a question: grows with its lines, takes files and pictures, spares the input method."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QFocusEvent, QImage, QInputMethodEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from studio.ui.components.escaping import claims_escape
from studio.ui.language import tr
from studio.ui.theme import space, tokens

_MOST_LINES = 8


class ComposerField(QPlainTextEdit):
    """`recalled` is ↑ in an empty field, `left` Esc while it `holds_escape`, which else leads away from the
    page; `pasted` brings files, pictures among them."""

    sent = Signal()
    recalled = Signal()
    left = Signal()
    focus_changed = Signal(bool)
    pasted = Signal(list)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._composing = self.holds_escape = False
        self._pictures: QTemporaryDir | None = None
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self._grow()

    def go_to_end(self) -> None:
        self.moveCursor(QTextCursor.MoveOperation.End)

    def event(self, event: QEvent) -> bool:
        if self.holds_escape and claims_escape(event):
            return True
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Enter chooses a word while the input method composes; it must not send then."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if self._composing:
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.recalled.emit()
        elif event.key() == Qt.Key.Key_Escape and self.holds_escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        self.focus_changed.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_files(source)) or source.hasImage() or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Tables and texts that bring a picture of themselves along are pasted as text."""
        if files := _files(source):
            self.pasted.emit(files)
        elif source.hasText():
            self.insertPlainText(source.text())
        elif source.hasImage():
            self._keep_picture(QImage(source.imageData()))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]  # Qt's own event
        self._grow()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _keep_picture(self, picture: QImage) -> None:
        """A picture from the clipboard has no file yet; it goes when the window does."""
        if self._pictures is None:
            self._pictures = QTemporaryDir()
        name = tr("Picture {time}", time=f"{datetime.now():%H%M%S}")
        file = Path(self._pictures.path()) / f"{name}.png"
        if not picture.isNull() and picture.save(str(file)):
            self.pasted.emit([file])

    def _grow(self) -> None:
        lines = min(max(self.document().blockCount(), int(self.document().size().height())), _MOST_LINES)
        height = lines * tokens().type("body").line + space("1")
        if height != self.height():
            self.setFixedHeight(height)


def _files(source: QMimeData) -> list[Path]:
    """The files that were copied or dragged; a text that names some is only text."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
