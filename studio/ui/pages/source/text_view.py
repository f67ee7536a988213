"""The text of a document with the passage marked, for formats without pages."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QTextEdit, QVBoxLayout, QWidget

from studio.ui.components import Button, Card, ElidedLabel, ReadingText
from studio.ui.language import tr
from studio.ui.pages.source.find_bar import FindBar
from studio.ui.pages.source.finding import Hit
from studio.ui.theme import KeepsColors, space, theme

_MOST_MARKED = 500


class TextSource(KeepsColors, QWidget):
    """The heading path stands above; the text can be selected and copied.

    `picture_wanted` asks for the pages instead, where the document has them.
    """

    picture_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._path = ElidedLabel("", "dense", "secondary", start=True)
        self.finder, self._pages = FindBar(), Button(tr("See the pages"), "text", small=True)
        self._pages.clicked.connect(self.picture_wanted)
        self._hits: Sequence[tuple[int, int]] = ()
        self.text = ReadingText()
        self.text.setAccessibleName(tr("Text of the document"))
        self._span = (0, 0)
        layout = QVBoxLayout(self)
        edge = space("page")
        layout.setContentsMargins(0, 0, 0, space("4"))
        layout.setSpacing(space("3"))
        bar, tools, card = QFrame(), QHBoxLayout(), Card(fill=True)
        bar.setObjectName("surface")
        tools.setContentsMargins(edge, space("1"), edge, space("1"))
        tools.addWidget(self._path, 1)
        tools.addWidget(self.finder)
        tools.addWidget(self._pages)
        bar.setLayout(tools)
        card.body.addWidget(self.text)
        holder = QHBoxLayout()
        holder.setContentsMargins(edge, 0, edge, 0)
        holder.addWidget(card)
        layout.addWidget(bar)
        layout.addLayout(holder, 1)

    def show_text(self, text: str, start: int, end: int, path: str) -> None:
        self._path.set_text(path)
        if self.text.toPlainText() != text:
            self.text.setPlainText(text)
        self._hits = ()
        self._span = _in_utf16(text, start), _in_utf16(text, end)
        self._mark()
        self._reveal()

    def hide_path(self) -> None:
        """Where it is said above already."""
        self._path.hide()

    def offer_pages(self, offered: bool) -> None:
        self._pages.setVisible(offered)

    def show_hits(self, text: str, hits: Sequence[Hit], at: int) -> None:
        """Mark all of them, and bring the one of that index into sight."""
        self._hits = [(_in_utf16(text, hit.start), _in_utf16(text, hit.end)) for hit in hits[:_MOST_MARKED]]
        self._mark()
        if 0 <= at < len(hits):
            self._reveal(_in_utf16(text, hits[at].start))

    def marked(self) -> str:
        return self._cursor().selectedText().replace("\u2029", "\n")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange:
            self._mark()

    def _mark(self) -> None:
        found = [_selection(self._cursor_at(*span), "accent.tint", "accent.text") for span in self._hits]
        self.text.setExtraSelections([_selection(self._cursor(), "mark", "text"), *found])

    def _cursor(self) -> QTextCursor:
        return self._cursor_at(*self._span)

    def _cursor_at(self, start: int, end: int) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _reveal(self, position: int | None = None) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._span[0] if position is None else position)
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect().top() - self.text.viewport().height() // 3)


def _selection(cursor: QTextCursor, ground: str, ink: str) -> QTextEdit.ExtraSelection:
    selection, fmt = QTextEdit.ExtraSelection(), QTextCharFormat()
    fmt.setBackground(theme().color(ground))
    fmt.setForeground(theme().color(ink))
    selection.format, selection.cursor = fmt, cursor  # type: ignore[attr-defined]  # missing in the stubs
    return selection


def _in_utf16(text: str, offset: int) -> int:
    """Qt counts in UTF-16, so rare characters count twice."""
    return len(text[:offset].encode("utf-16-le")) // 2
