"""The field one asks in: Enter sends, Shift+Enter starts a new line, Stop takes the place of Send."""

from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from studio.ui.asking import ask_files
from studio.ui.chat.attachments_row import AttachmentsRow
from studio.ui.components import Button, ElidedLabel, IconButton, restyle
from studio.ui.language import tr
from studio.ui.theme import space, tokens

_MOST_LINES = 6


class Composer(QFrame):
    asked = Signal(str)
    stopped = Signal()
    attached = Signal(list)

    def __init__(self, placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("composer")
        self._busy, self._last = False, ""
        self.field = _Field(placeholder or tr("Ask a question…"))
        self._send = Button(tr("Send"), "primary", "send-outline", small=True)
        self._stop = Button(tr("Stop"), "secondary", "stop-circle-outline", small=True)
        self._stop.hide()
        self.attachments = AttachmentsRow()
        self.attach = IconButton("paperclip", tr("Attach files (or drop them here)"), small=True)
        foot = QHBoxLayout()
        foot.addWidget(self.attach)
        foot.addWidget(ElidedLabel(tr("Enter sends · Shift+Enter new line"), "caption", "muted"), 1)
        foot.addWidget(self._send)
        foot.addWidget(self._stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(space("3"), space("2"), space("2"), space("2"))
        layout.setSpacing(space("1"))
        layout.addWidget(self.attachments)
        layout.addWidget(self.field)
        layout.addLayout(foot)
        self.field.sent.connect(self._ask)
        self.field.pasted.connect(self.attached)
        self.attach.clicked.connect(self._choose)
        self.field.recalled.connect(self._recall)
        self.field.focus_changed.connect(self._show_focus)
        self.field.textChanged.connect(self._check)
        self._send.clicked.connect(self._ask)
        self._stop.clicked.connect(self.stopped)
        self._check()

    @property
    def is_busy(self) -> bool:
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """While an answer is written one can stop it, and write the next question meanwhile."""
        self._busy = busy
        if self._stop.hasFocus() and not busy:
            self.field.setFocus()  # Qt would send it to the first button of the window
        self._send.setVisible(not busy)
        self._stop.setVisible(busy)

    def set_text(self, text: str) -> None:
        self.field.setPlainText(text)

    def text(self) -> str:
        return self.field.toPlainText().strip()

    def _ask(self) -> None:
        question = self.text()
        if question and not self._busy:
            self._last = question
            self.field.clear()
            self.attachments.drop_refused()
            self.asked.emit(question)

    def _choose(self) -> None:
        dialog = ask_files(self)
        dialog.setWindowTitle(tr("Attach files"))
        dialog.filesSelected.connect(self._attach)

    def _attach(self, files: list[str]) -> None:
        self.attached.emit([Path(file) for file in files])

    def _recall(self) -> None:
        if not self.text() and self._last:
            self.set_text(self._last)

    def _check(self) -> None:
        self._send.setEnabled(bool(self.text()))

    def _show_focus(self, focused: bool) -> None:
        self.setProperty("focused", focused)
        restyle(self)


class _Field(QPlainTextEdit):
    sent = Signal()
    recalled = Signal()
    focus_changed = Signal(bool)
    pasted = Signal(list)

    def __init__(self, placeholder: str) -> None:
        super().__init__()
        self._composing = False
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(placeholder)
        self.setTabChangesFocus(True)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._grow)
        self._grow()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Enter chooses a word while the input method composes; it must not send then."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain and not self._composing:
            self.sent.emit()
        elif event.key() == Qt.Key.Key_Up and not self.toPlainText():
            self.recalled.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return bool(_files(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if files := _files(source):
            self.pasted.emit(files)
        elif source.hasText():
            self.insertPlainText(source.text())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._grow()

    def _grow(self) -> None:
        lines = min(max(self.document().blockCount(), int(self.document().size().height())), _MOST_LINES)
        self.setFixedHeight(lines * tokens().type("body").line + space("1"))


def _files(source: QMimeData) -> list[Path]:
    """The files that were copied or dragged; a text that names some is only text."""
    return [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
