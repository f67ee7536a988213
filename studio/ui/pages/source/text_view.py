"""The text of a document with the passage marked, for formats without pages."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QVBoxLayout, QWidget

from studio.ui.components import Card, label
from studio.ui.language import tr
from studio.ui.theme import space, theme


class TextSource(QWidget):
    """The heading path stands above; the text can be selected and copied."""

    def __init__(self) -> None:
        super().__init__()
        self._path = label("", "dense", "secondary", wrap=True)
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("Text of the document"))
        self._span = (0, 0)
        layout = QVBoxLayout(self)
        edge = space("page")
        layout.setContentsMargins(edge, space("3"), edge, space("4"))
        layout.setSpacing(space("2"))
        layout.addWidget(self._path)
        card = Card(fill=True)
        card.body.addWidget(self.text)
        layout.addWidget(card, 1)

    def show_text(self, text: str, start: int, end: int, path: str) -> None:
        self._path.setText(path)
        self._path.setVisible(bool(path))
        self.text.setPlainText(text)
        self._span = _in_utf16(text, start), _in_utf16(text, end)
        self._mark()
        self._reveal()

    def marked(self) -> str:
        return self._cursor().selectedText().replace("\u2029", "\n")

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ThemeChange:
            self._mark()

    def _mark(self) -> None:
        selection = QTextEdit.ExtraSelection()
        fmt = QTextCharFormat()
        fmt.setBackground(theme().color("mark"))
        fmt.setForeground(theme().color("text"))
        selection.format, selection.cursor = fmt, self._cursor()  # type: ignore[attr-defined]  # missing in the stubs
        self.text.setExtraSelections([selection])

    def _cursor(self) -> QTextCursor:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._span[0])
        cursor.setPosition(self._span[1], QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _reveal(self) -> None:
        cursor = QTextCursor(self.text.document())
        cursor.setPosition(self._span[0])
        self.text.setTextCursor(cursor)
        bar = self.text.verticalScrollBar()
        bar.setValue(bar.value() + self.text.cursorRect().top() - self.text.viewport().height() // 3)


def _in_utf16(text: str, offset: int) -> int:
    """Qt counts in UTF-16, so rare characters count twice."""
    return len(text[:offset].encode("utf-16-le")) // 2
