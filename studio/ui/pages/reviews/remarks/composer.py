"""The field in which a comment on a place is written."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.catalogue import Spot
from studio.ui.components import Button, TextArea, label
from studio.ui.language import tr
from studio.ui.pages.reviews.remarks.words import place_text
from studio.ui.theme import space


class Composer(QFrame):
    """`said` brings the place and the words, `written` the same with every key; `closed` the place given up.

    One that stands there always, and does not wait to be filled in, neither takes the focus nor closes.
    """

    said = Signal(object, str)
    written = Signal(object, str)
    closed = Signal(object)

    def __init__(self, spot: Spot, *, waits: bool = True, text: str = "") -> None:
        super().__init__()
        self.setObjectName("consent" if waits else "")
        self._spot = spot
        self.field = TextArea(tr("What is to be changed here, and why"), lines=2)
        self.field.setAccessibleName(tr("Comment on {place}", place=place_text(spot) or tr("the submission")))
        self.field.setTabChangesFocus(True)
        self.field.setPlainText(text)
        self.field.textChanged.connect(self._tell)
        self._send, cancel = Button(tr("Comment"), "primary", small=True), Button(tr("Cancel"), small=True)
        self._send.clicked.connect(self._say)
        cancel.clicked.connect(self._close)
        column, foot = QVBoxLayout(self), QHBoxLayout()
        edge = space("3") if waits else 0
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(space("2"))
        foot.setSpacing(space("2"))
        foot.addWidget(label(tr("Kept on record; the author sees it."), "caption", "muted", wrap=True), 1)
        foot.addWidget(cancel)
        foot.addWidget(self._send)
        column.addWidget(self.field)
        column.addLayout(foot)
        cancel.setVisible(waits)
        if waits:
            QTimer.singleShot(0, self.field, self.field.setFocus)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._say()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        self.written.emit(self._spot, self.field.value())

    def _say(self) -> None:
        if words := self.field.value().strip():
            self._send.set_busy(True, tr("Saving…"))
            self.said.emit(self._spot, words)
        else:
            self.field.setFocus()

    def _close(self) -> None:
        self.closed.emit(self._spot)
