"""One chunk: its text to read or to mend, whether it is used, the way back to what the file says."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from studio.ui.components import Button, EmptyState, Switch, TextArea, label
from studio.ui.language import tr
from studio.ui.pages.knowledge.chunks.chunk_list import head_of
from studio.ui.theme import space

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk


class ChunkPanel(QWidget):
    """`saved` brings the chunk and its new text, `switched` the chunk and whether it is off."""

    saved = Signal(object, str)
    switched = Signal(object, bool)
    restored = Signal(object)
    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._chunk: StoredChunk | None = None
        self._head = label("", "label", wrap=True)
        self.text = TextArea(lines=3)
        self.text.setAccessibleName(tr("Text of the chunk"))
        self.used = Switch(tr("Found by searches"))
        self.save, self.restore = Button(tr("Save the text"), "primary"), Button(tr("As in the file"))
        self.show_source = Button(tr("Show in the document"), "text", "file-eye-outline")
        self._empty = EmptyState(
            "text-box-outline", tr("Choose a chunk"), tr("It can be read, mended and switched off.")
        )
        self._filled, self._scroll = QWidget(), QScrollArea()
        self._lay_out()
        self._connect()
        self.show_chunk(None)

    def show_chunk(self, chunk: "StoredChunk | None") -> None:
        self._chunk = chunk
        self._scroll.setVisible(chunk is not None)
        self._empty.setVisible(chunk is None)
        if chunk is not None:
            self._head.setText(head_of(chunk))
            self.text.setPlainText(chunk.text)
            self.used.setChecked(not chunk.off)
            self.restore.setVisible(chunk.edited or chunk.off)
            self.set_busy(False)

    def chunk(self) -> "StoredChunk | None":
        return self._chunk

    def set_busy(self, busy: bool) -> None:
        for part in (self.text, self.used, self.restore):
            part.setEnabled(not busy)
        self.save.set_busy(busy, tr("Saving…"))
        if not busy:
            self._fit()

    def _fit(self) -> None:
        changed = self._chunk is not None and self.text.toPlainText() != self._chunk.text
        self.save.setEnabled(changed and bool(self.text.toPlainText().strip()))

    def _save(self) -> None:
        self.saved.emit(self._chunk, self.text.toPlainText())

    def _switch(self, used: bool) -> None:
        self.switched.emit(self._chunk, not used)

    def _restore(self) -> None:
        self.restored.emit(self._chunk)

    def _open(self) -> None:
        self.opened.emit(self._chunk)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._fit)
        self.save.clicked.connect(self._save)
        self.used.clicked.connect(self._switch)
        self.restore.clicked.connect(self._restore)
        self.show_source.clicked.connect(self._open)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._filled)
        edge = space("4")
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space("3"))
        column.addWidget(self._head)
        column.addWidget(self.text, 1)
        column.addWidget(
            label(tr("A change stays when the file is loaded again."), "caption", "muted", wrap=True)
        )
        column.addWidget(self.used)
        buttons = QHBoxLayout()
        buttons.setSpacing(space("2"))
        for button in (self.save, self.restore):
            buttons.addWidget(button)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self.show_source)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._filled.setObjectName("column")
        self._scroll.setWidget(self._filled)
        layout.addWidget(self._scroll)
        layout.addWidget(self._empty)
