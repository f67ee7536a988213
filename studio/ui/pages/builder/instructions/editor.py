"""The text of the instructions: plain words, and references one completes with “/”."""

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QHelpEvent, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QToolTip

from studio.authoring.mentions import Referable, check_mentions, trouble_of
from studio.core.languages import Language
from studio.core.mentions import mentions_in, written
from studio.ui.language import language
from studio.ui.pages.builder.instructions.atoms import (
    ATOM,
    SIGN,
    AtomPainter,
    atom,
    insert_text,
    mention_of,
    written_text,
)
from studio.ui.pages.builder.instructions.completer import Entry, MentionList, entries_of
from studio.ui.pages.builder.instructions.words import trouble_text
from studio.ui.theme import space, tokens

_LEAST, _MOST = 10, 30  # lines
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TAKE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab}


class InstructionEditor(QTextEdit):
    """`value` is the text as it stands in instructions.md."""

    checked = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.setAcceptRichText(False)
        self.setTabChangesFocus(True)
        self._painter = AtomPainter(self)
        self.document().documentLayout().registerHandler(ATOM, self._painter)
        self._slash = -1
        self._list: MentionList | None = None
        self.textChanged.connect(self._follow)
        self.cursorPositionChanged.connect(self._follow_cursor)
        self._grow()

    def value(self) -> str:
        return written_text(self.document()).strip()

    def set_value(self, value: str) -> None:
        if value.strip() != self.value():
            self.close_list()
            self.clear()
            insert_text(self.textCursor(), value.strip())
            self.document().clearUndoRedoStacks()
            self.moveCursor(QTextCursor.MoveOperation.Start)

    def set_known(self, known: Referable) -> None:
        """What may be named has changed: look at all references again."""
        self._painter.known = known
        self.viewport().update()
        self.checked.emit()

    def counts(self) -> tuple[int, int]:
        """Return how many references there are, and how many of them lead nowhere."""
        found = list(check_mentions(self.value(), self._painter.known))
        return len(found), sum(one.trouble is not None for one in found)

    def lost(self) -> list[str]:
        """Say of each reference that leads nowhere why."""
        found = check_mentions(self.value(), self._painter.known)
        return [trouble_text(one.mention, one.trouble) for one in found if one.trouble is not None]

    def select_lost(self) -> None:
        """Select the first reference that leads nowhere."""
        for position in range(self.document().characterCount()):
            probe = QTextCursor(self.document())
            probe.setPosition(position)
            probe.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            mention = mention_of(probe.charFormat())
            if mention is not None and trouble_of(mention, self._painter.known) is not None:
                self.setTextCursor(probe)
                return

    def start_mention(self) -> None:
        """Type the “/” for whom the keyboard does not give one."""
        self.setFocus()
        self.textCursor().insertText("/")
        self._open(self.textCursor().position() - 1)

    def mentions(self) -> MentionList:
        """The list lies over the whole window, so that it is not cut."""
        if self._list is None or self._list.parentWidget() is not self.window():
            self._list = MentionList(self.window())
            self._list.picked.connect(self._take)
        return self._list

    def close_list(self) -> None:
        self._slash = -1
        if self._list is not None:
            self._list.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._slash >= 0 and self.mentions().isVisible():
            if event.key() in _KEYS:
                self.mentions().step(_KEYS[Qt.Key(event.key())])
                return
            if event.key() in _TAKE:
                self.mentions().pick()
                return
            if event.key() == Qt.Key.Key_Escape:
                self.close_list()
                return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self.close_list()
        super().focusOutEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._grow()

    def event(self, event: QEvent) -> bool:
        """Esc closes the list before it may close anything else."""
        key = event.key() if isinstance(event, QKeyEvent) else None
        if event.type() is QEvent.Type.ShortcutOverride and key == Qt.Key.Key_Escape and self._slash >= 0:
            event.accept()
            return True
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self._said_at(event.pos()), self)
            return True
        return super().viewportEvent(event)

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor, data = self.textCursor(), QMimeData()
        data.setText(written_text(self.document(), cursor.selectionStart(), cursor.selectionEnd()))
        return data

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert_text(self.textCursor(), source.text())

    def _follow(self) -> None:
        """Fit the height, make an atom of what was typed out, and open or narrow the list."""
        self._grow()
        self._absorb()
        cursor = self.textCursor()
        if self._slash < 0 and self.hasFocus() and self._typed_slash(cursor):
            self._open(cursor.position() - 1)
        elif self._slash >= 0:
            self._narrow()
        self.checked.emit()

    def _follow_cursor(self) -> None:
        if self._slash >= 0 and not self._slash < self.textCursor().position() <= self._slash + 30:
            self.close_list()

    def _typed_slash(self, cursor: QTextCursor) -> bool:
        """A slash inside a Latin word, a date or an address is none."""
        block, at = cursor.block().text(), cursor.positionInBlock()
        before = block[at - 2] if at > 1 else " "
        return block[at - 1 : at] == "/" and not (before.isascii() and (before.isalnum() or before in "/:."))

    def _open(self, slash: int) -> None:
        self._slash = slash
        self._narrow()

    def _narrow(self) -> None:
        cursor = self.textCursor()
        typed = self._between(self._slash + 1, cursor.position())
        if self._between(self._slash, self._slash + 1) != "/" or any(sign.isspace() for sign in typed):
            self.close_list()
            return
        corner = self.viewport().mapTo(self.window(), self.cursorRect().bottomLeft()) + QPoint(0, space("1"))
        self.mentions().offer(entries_of(self._painter.known), typed, corner)

    def _take(self, entry: Entry) -> None:
        cursor = self.textCursor()
        cursor.beginEditBlock()
        cursor.setPosition(self._slash)
        cursor.setPosition(self.textCursor().position(), QTextCursor.MoveMode.KeepAnchor)
        self._slash = -1
        english = language() is Language.EN
        cursor.insertText(SIGN, atom(written(entry.kind, entry.name, english=english)))
        cursor.insertText(" ", QTextCharFormat())
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def _absorb(self) -> None:
        """A reference typed out by hand becomes an atom when its last brace is there."""
        block = self.textCursor().block()
        for mention in mentions_in(block.text()):
            cursor = QTextCursor(block)
            cursor.setPosition(block.position() + mention.start)
            cursor.setPosition(block.position() + mention.end, QTextCursor.MoveMode.KeepAnchor)
            cursor.insertText(SIGN, atom(block.text()[mention.start : mention.end]))
            return  # the change brings us here again for the next one

    def _said_at(self, place: QPoint) -> str:
        cursor = self.cursorForPosition(place)
        for position in (cursor.position(), cursor.position() + 1):
            probe = QTextCursor(self.document())
            probe.setPosition(min(position, self.document().characterCount() - 1))
            mention = mention_of(probe.charFormat())
            if mention is not None:
                return trouble_text(mention, trouble_of(mention, self._painter.known))
        return ""

    def _between(self, first: int, past: int) -> str:
        return "".join(self.document().characterAt(position) for position in range(first, past))

    def _grow(self) -> None:
        line = tokens().type("body").line
        needed = round(self.document().size().height()) + space("2")
        self.setFixedHeight(min(max(needed, _LEAST * line), _MOST * line))
