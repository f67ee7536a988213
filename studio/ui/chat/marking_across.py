"""Marks words across the texts of a conversation: from where the mouse was pressed to where it is."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QWidget

from studio.ui.chat.answer.chips import chips_as_text

Text = QTextEdit | QPlainTextEdit | QLabel


class MarkingAcross(QObject):
    """Each text marks within itself; once the mouse leaves it for another, all between are marked too.

    `texts` brings those in the making of the conversation, in the order they are read.
    """

    def __init__(self, parent: QObject, texts: Callable[[], list[Text]]) -> None:
        super().__init__(parent)
        self._texts = texts
        self._first: Text | None = None
        self._from = 0
        self._marked: list[Text] = []

    def watch(self, part: QWidget) -> None:
        """Follow the mouse and the copying in every text of a part that has just been made."""
        for text in texts_in(part):
            text.installEventFilter(self)
            if not isinstance(text, QLabel):
                text.viewport().installEventFilter(self)

    def marked_text(self) -> str:
        """What is marked in several texts, empty where it is in one alone."""
        told = [_marked_in(text) for text in self._marked if text in self._texts()]
        return "\n".join(words for words in told if words) if len(self._marked) > 1 else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._begin(watched, event)
        elif event.type() is QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            return bool(event.buttons() & Qt.MouseButton.LeftButton) and self._extend(event)
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return event.matches(QKeySequence.StandardKey.Copy) and self._copy()
        return False

    def _begin(self, watched: QObject, event: QMouseEvent) -> None:
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        for text in self._marked:
            _mark(text, 0, 0)
        self._marked = []
        self._first = _text_of(watched)
        if self._first is not None:
            self._from = _place_at(self._first, event.globalPosition().toPoint())

    def _extend(self, event: QMouseEvent) -> bool:
        """True once it goes beyond the text it began in, which then marks no more by itself."""
        at = event.globalPosition().toPoint()
        texts = self._texts()
        if self._first is None or self._first not in texts:
            return False
        last = _nearest(texts, at)
        if last is self._first and len(self._marked) < 2:
            return False
        begin, end = texts.index(self._first), texts.index(last)
        wanted = texts[min(begin, end) : max(begin, end) + 1]
        for text in self._marked:
            if text not in wanted:
                _mark(text, 0, 0)
        for text in wanted:
            _mark(text, *self._span(text, last, at, forward=end >= begin))
        self._marked = wanted
        return True

    def _span(self, text: Text, last: Text, at: QPoint, *, forward: bool) -> tuple[int, int]:
        whole = _length(text)
        if text is self._first and text is last:
            return self._from, _place_at(text, at)
        if text is self._first:
            return (self._from, whole) if forward else (0, self._from)
        if text is last:
            place = _place_at(text, at)
            return (0, place) if forward else (place, whole)
        return 0, whole

    def _copy(self) -> bool:
        told = self.marked_text()
        if told:
            QGuiApplication.clipboard().setText(told)
        return bool(told)


def texts_in(part: QWidget) -> list[Text]:
    """The texts of a part that can be marked, as they are read."""
    found = [one for one in part.findChildren(QWidget) if _can_be_marked(one)]
    return sorted(found, key=lambda text: text.mapTo(part, QPoint(0, 0)).y())  # type: ignore[arg-type]


def _can_be_marked(widget: QWidget) -> bool:
    if isinstance(widget, QLabel):
        return bool(widget.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse)
    return isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly()


def _text_of(watched: QObject) -> Text | None:
    if isinstance(watched, QTextEdit | QPlainTextEdit | QLabel):
        return watched
    parent = watched.parent()
    return parent if isinstance(parent, QTextEdit | QPlainTextEdit) else None


def _nearest(texts: list[Text], at: QPoint) -> Text:
    def away(text: Text) -> int:
        y = text.mapFromGlobal(at).y()
        return max(-y, y - text.height(), 0)

    return min(texts, key=away)


def _place_at(text: Text, at: QPoint) -> int:
    """A label does not tell: it is marked from its beginning or to its end."""
    if isinstance(text, QLabel):
        return 0 if text.mapFromGlobal(at).y() < text.height() // 2 else _length(text)
    return text.cursorForPosition(text.viewport().mapFromGlobal(at)).position()


def _length(text: Text) -> int:
    return len(text.text()) if isinstance(text, QLabel) else text.document().characterCount() - 1


def _mark(text: Text, begin: int, end: int) -> None:
    if isinstance(text, QLabel):
        text.setSelection(min(begin, end), abs(end - begin))
        return
    cursor = QTextCursor(text.document())
    cursor.setPosition(begin)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def _marked_in(text: Text) -> str:
    if isinstance(text, QLabel):
        return text.selectedText().replace("\u2029", "\n")
    return chips_as_text(text.textCursor())
