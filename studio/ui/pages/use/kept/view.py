"""The column of conversations: a field to search in, the list, and a line where there is nothing in it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from studio.conversations import Conversation, Hit
from studio.ui.components import Button, TextField, label, restyle
from studio.ui.language import tr
from studio.ui.pages.use.kept.list import KeptList
from studio.ui.pages.use.kept.model import KeptModel
from studio.ui.theme import space

_PAUSE_MILLISECONDS = 150


class KeptView(QFrame):
    """`searched` brings the words once the person pauses, empty ones too; `mended` is the button's."""

    searched = Signal(str)
    mended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sectionList")
        self.field = TextField(tr("Find a chat"), "magnify")
        self.field.setClearButtonEnabled(True)
        self.field.setAccessibleName(tr("Search conversations"))
        self.field.setToolTip(f"{tr('Search conversations')} (Ctrl+Shift+F)")
        self.rows = KeptModel()
        self.list = KeptList(self.rows)
        self._said = label("", "dense", "muted", wrap=True)
        self.mend = Button("", small=True)
        self.mend.clicked.connect(self.mended)
        self._note = label("", "caption", "muted", wrap=True)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MILLISECONDS)
        self._pause.timeout.connect(self._search)
        self._lay_out()
        self.field.textChanged.connect(self._pause.start)
        self.field.installEventFilter(self)

    @property
    def words(self) -> str:
        return self.field.value()

    def wait(self) -> None:
        """What there is is being read: nothing is shown and nothing said until then."""
        self.rows.set_kept(())
        self._show_focus_in(())
        self._say("")

    def show_kept(self, kept: Sequence[Conversation]) -> None:
        self.rows.set_kept(kept)
        self._show_focus_in(kept)
        self._say("" if kept else tr("No conversations yet. Ask a question, and it stands here."))

    def show_hits(self, hits: Sequence[Hit], words: str) -> None:
        self.rows.set_hits(hits)
        self._show_focus_in(hits)
        nothing = tr("No conversation mentions “{words}”.", words=words)
        self._say(nothing if not hits else tr("Conversations found: {count}", count=len(hits)))

    def show_trouble(self, text: str, mend: str = "") -> None:
        """`mend` is what the button says that puts it right."""
        self.rows.set_kept(())
        self._show_focus_in(())
        self._say(text)
        self.mend.set_text(mend)
        self.mend.setVisible(bool(mend))

    def set_note(self, note: str) -> None:
        """What is always to be known of the list, at its foot."""
        self._note.setText(note)
        self._note.setVisible(bool(note))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """From the field, Down and Enter lead into the list, Esc empties it."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                return self.list.go_to_first()
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return False

    def said(self) -> str:
        return self._said.text()

    def _show_focus_in(self, rows: Sequence[object]) -> None:
        """On a row; round the list only where it is empty."""
        self.list.setProperty("framed", "row" if rows else "")
        restyle(self.list)

    def _search(self) -> None:
        self.searched.emit(self.words)

    def _say(self, text: str) -> None:
        self.mend.hide()
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, space("3"), 1, space("2"))
        column.setSpacing(space("1"))
        for part, edge in ((self.field, space("2")), (self._said, space("3")), (self.mend, space("3"))):
            line = QVBoxLayout()
            line.setContentsMargins(edge, 0, edge, 0)
            line.addWidget(part)
            column.addLayout(line)
        column.addWidget(self.list, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(space("3"), 0, space("3"), 0)
        foot.addWidget(self._note)
        column.addLayout(foot)
        self._said.hide()
        self.mend.hide()
        self._note.hide()
