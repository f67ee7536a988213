"""An answer as text: Markdown laid out while it is being written, with citations to click."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QUrl, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor, QTextOption, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QWidget

from studio.ui.chat.blocks import markdown_blocks
from studio.ui.chat.chips import CHIP, LINK, ChipPainter, chips_as_text
from studio.ui.chat.rendering import dress_tables, put_block
from studio.ui.theme import theme, tokens

_WRITING = "▍"


class AnswerView(QTextBrowser):
    """As high as its text; while it grows, only its last block is laid out again."""

    citation_clicked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._numbers, self._writing = "", set[int](), False
        self._settled: list[str] = []
        self._settled_end = 0
        self._chips = ChipPainter(self)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self.anchorClicked.connect(self._open)

    def markdown(self) -> str:
        return self._text

    def set_markdown(self, text: str, citations: Iterable[int] = ()) -> None:
        """Show the whole answer; `citations` are the numbers that lead somewhere."""
        self._text, self._numbers, self._writing = text, set(citations), False
        self._begin()
        self._lay_out()

    def append(self, text: str) -> None:
        """Add a piece of an answer that is still being written."""
        self._text += text
        self._writing = True
        self._lay_out()

    def selected_text(self) -> str:
        return chips_as_text(self.textCursor())

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:  # noqa: N802  # Qt's name
        """An answer fetches nothing, whatever pictures it names."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self._begin()
            self._lay_out()

    def sizeHint(self) -> QSize:
        return QSize(tokens().size_pair("answer")[0], int(self.document().size().height()))

    def minimumSizeHint(self) -> QSize:
        return QSize(tokens().size_pair("answer")[1], tokens().type("answer").line)

    def _begin(self) -> None:
        self._settled, self._settled_end = [], 0
        self.document().clear()
        self.document().setDefaultFont(theme().font("body"))

    def _lay_out(self) -> None:
        blocks = markdown_blocks(self._text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        cursor.setPosition(self._settled_end)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        cursor.removeSelectedText()
        for block in blocks[len(self._settled) : -1]:
            put_block(cursor, block, self._numbers, first=not self._settled)
            self._settled.append(block)
            self._settled_end = cursor.position()
        if blocks:
            last = blocks[-1] + (_WRITING if self._writing else "")
            put_block(cursor, last, self._numbers, first=not self._settled)
        cursor.endEditBlock()
        dress_tables(self.document())
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(max(int(self.document().size().height()) + 1, tokens().type("answer").line))

    def _open(self, url: QUrl) -> None:
        target = url.toString()
        if target.startswith(LINK):
            self.citation_clicked.emit(int(target.removeprefix(LINK)))
