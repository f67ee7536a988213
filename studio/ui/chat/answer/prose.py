"""Running text of an answer: paragraphs, lists, quotations; chips to click, walk through and hover over."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRect, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QTextBrowser, QTextEdit, QWidget

from studio.ui.chat.answer.chips import CHIP, LINK, ChipPainter, chips_as_text
from studio.ui.chat.answer.half_written import mended
from studio.ui.chat.answer.rendering import QUOTED, is_pointed, line_height, paragraphs, put_block
from studio.ui.language import tr
from studio.ui.theme import size, space, theme, tokens

_WRITING = "▍"
_MOST = 200  # places of one word that are marked in one text


class Prose(QTextBrowser):
    """As high as its text at a width; what is settled is not laid out again.

    `cited` brings a citation's number and whether it is to be opened beside; `hovered` its number and its
    place on the screen, 500 ms after the mouse or the keyboard came to it; `unhovered` when they left.
    `led` brings where a link leads: nothing is opened here.
    """

    cited = Signal(int, bool)
    hovered = Signal(int, QRect)
    unhovered = Signal()
    led = Signal(str)

    def __init__(self, numbers: Iterable[int] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Answer"))
        self._numbers = set(numbers)
        self._settled: list[str] = []
        self._settled_end = self._over = 0
        self._quotes = self._lists = False
        self._height: dict[int, int] = {}
        self._marks: Sequence[tuple[str, str]] = ()
        self._painter = ChipPainter(self, self._is_lit)
        self._pause = QTimer(self, singleShot=True, interval=tokens().motion("tooltip.delay"))
        self._pause.timeout.connect(self._tell_hovered)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document = self.document()
        document.setDefaultFont(theme().font("body"))
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.setIndentWidth(space("5"))
        document.documentLayout().registerHandler(CHIP, self._painter)
        document.documentLayout().documentSizeChanged.connect(self._note_size)
        self.anchorClicked.connect(self._open)
        self.highlighted.connect(self._say_where)

    def settle(self, block: str) -> None:
        """Add a block that stays as it is."""
        self._put(block, keep=True)

    def write(self, block: str) -> None:
        """Show the block that is being written in place of what was shown of it."""
        text = mended(block)
        self._put(f"{text}{_WRITING}" if text.strip() else _WRITING, keep=False)

    def drop_open(self) -> None:
        """Take away what is not settled."""
        cursor = self._after_settled()
        cursor.removeSelectedText()
        self._changed()

    def is_blank(self) -> bool:
        return not self._settled

    def mark(self, marks: Sequence[tuple[str, str]]) -> int:
        """Show words on a ground of a colour each; returns how many places there are."""
        self._marks = marks
        self.setExtraSelections(
            [mark for words, color in marks for mark in places_of(self.document(), words, color)]
        )
        return len(self.extraSelections())

    def marked(self) -> list[str]:
        return [mark.cursor.selectedText() for mark in self.extraSelections()]  # type: ignore[attr-defined]

    def selected_text(self) -> str:
        return chips_as_text(self.textCursor())

    def whole_text(self) -> str:
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        return chips_as_text(cursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Lay out for that width, which most likely is the one it is shown at next."""
        if width not in self._height:
            shown = self.document().textWidth()
            self.document().setTextWidth(width)
            self._height[width] = max(int(self.document().size().height()) + 1, line_height())
            if self.isVisible() and shown == self.viewport().width():
                self.document().setTextWidth(shown)
        return self._height[width]

    def sizeHint(self) -> QSize:
        """How high it is depends on its width alone, and is asked for with it."""
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(space("10"), line_height())

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.selected_text())
        return data

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """An answer fetches nothing, whatever pictures it names."""
        return None

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The message's own menu has more to offer than the text's."""
        event.ignore()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self._number_at(event.position().toPoint()))

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._note_focus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes from link to link before it leaves the text."""
        inside = super().focusNextPrevChild(forward)
        self._note_focus()
        self.viewport().update()
        return inside

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._hover(0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._quotes or self._lists:
            self._draw_margins()

    def _draw_margins(self) -> None:
        layout = self.document().documentLayout()
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for block in paragraphs(self.document()):
            place = layout.blockBoundingRect(block)
            if level := int(block.blockFormat().property(QUOTED) or 0):
                _draw_bars(painter, place.toRect(), level)
            if is_pointed(block):
                _draw_point(painter, place.topLeft() + block.layout().lineAt(0).position())

    def _put(self, block: str, *, keep: bool) -> None:
        self._quotes = self._quotes or ">" in block
        self._lists = self._lists or any(mark in block for mark in "-*+")
        cursor = self._after_settled()
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        put_block(cursor, block, self._numbers, first=not self._settled)
        cursor.endEditBlock()
        if keep:
            self._settled.append(block)
            self._settled_end = self.document().characterCount() - 1
        self._changed()

    def _after_settled(self) -> QTextCursor:
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._settled_end)
        cursor.movePosition(QTextCursor.MoveOperation.End, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def _changed(self) -> None:
        self._height.clear()
        if self._marks:
            self.mark(self._marks)
        self.updateGeometry()

    def _say_where(self, url: QUrl) -> None:
        """The tooltip of a link says where it leads."""
        target = url.toString()
        self.setToolTip("" if target.startswith(LINK) else target)

    def _note_size(self) -> None:
        """With another font, from the style sheet say, the same text is as high as it turns out."""
        width = int(self.document().textWidth())
        height = max(int(self.document().size().height()) + 1, line_height())
        if self._height.get(width, height) != height:
            self._height = {width: height}
            self.updateGeometry()

    def _open(self, url: QUrl) -> None:
        target = url.toString()
        if not target.startswith(LINK):
            self.led.emit(target)
            return
        beside = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        self._hover(0)
        self.cited.emit(int(target.removeprefix(LINK)), bool(beside))

    def _is_lit(self, position: int) -> bool:
        """Whether the keyboard stands on the chip there."""
        cursor = self.textCursor()
        on_it = cursor.hasSelection() and cursor.selectionStart() == position == cursor.selectionEnd() - 1
        return on_it and self.hasFocus()

    def _number_at(self, point: QPoint) -> int:
        href = self.anchorAt(point)
        return int(href.removeprefix(LINK)) if href.startswith(LINK) else 0

    def _note_focus(self) -> None:
        """Tab goes from link to link, and selects the one it stands on."""
        cursor = self.textCursor()
        alone = cursor.hasSelection() and cursor.selectionEnd() - cursor.selectionStart() == 1
        href = cursor.charFormat().anchorHref() if alone and self.hasFocus() else ""
        self._hover(int(href.removeprefix(LINK)) if href.startswith(LINK) else 0)

    def _hover(self, number: int) -> None:
        if number == self._over:
            return
        self._over = number
        self._pause.stop()
        self.unhovered.emit()
        if number:
            self._pause.start()

    def _tell_hovered(self) -> None:
        """By keyboard it is the place of the selection, else that of the mouse."""
        if self._over and self._number_at(self.viewport().mapFromGlobal(self.cursor().pos())) == self._over:
            place = QRect(self.cursor().pos(), QSize(1, 1)).adjusted(
                -space("2"), -space("3"), space("2"), space("3")
            )
        else:
            place = self.cursorRect().translated(self.viewport().mapToGlobal(QPoint(0, 0)))
        self.hovered.emit(self._over, place)


def _draw_bars(painter: QPainter, place: QRect, level: int) -> None:
    for bar in range(level):
        at = bar * space("4")
        painter.fillRect(at, place.top(), size("quote.bar"), place.height(), theme().color("border"))


def _draw_point(painter: QPainter, words: QPointF) -> None:
    """In the middle of the first line, clear of its words."""
    middle = words + QPointF(-space("3") + size("point"), line_height() / 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("text"))
    painter.drawEllipse(middle, size("point") / 2, size("point") / 2)


def places_of(document: QTextDocument, words: str, color: str) -> list[QTextEdit.ExtraSelection]:
    """Return where these words stand, on a ground of that colour."""
    found: list[QTextEdit.ExtraSelection] = []
    cursor = document.find(words) if words.strip() else QTextCursor()
    while not cursor.isNull() and len(found) < _MOST:
        mark, look = QTextEdit.ExtraSelection(), QTextCharFormat()
        look.setBackground(theme().color(color))
        mark.cursor, mark.format = QTextCursor(cursor), look  # type: ignore[attr-defined]  # left out of the stubs
        found.append(mark)
        cursor = document.find(words, cursor)
    return found
