"""Code of an answer: its language, a button that copies it, its own sideways scrolling, quiet colours."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QSyntaxHighlighter, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from studio.ui.chat.answer.highlighting import Coloured, coloured
from studio.ui.chat.answer.prose import places_of
from studio.ui.chat.answer.rendering import code_font
from studio.ui.components import ElidedLabel, IconButton
from studio.ui.language import tr
from studio.ui.theme import space, theme

_LONGEST_LINE, _MOST_LINES, _COLOURED_WHILE_WRITTEN, _COLOURED = 2_000, 1_000, 4_000, 50_000


class CodeView(QFrame):
    """`copied` brings all of the code, however much of it is shown."""

    copied = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunken")
        self._code = ""
        self._language = ElidedLabel("", "caption", "muted")
        self.copy_button = IconButton("content-copy", tr("Copy the code"), small=True)
        self.text = _CodeText()
        self._colours = _Colours(self.text)
        head = QHBoxLayout()
        head.setContentsMargins(space("3"), 0, space("1"), 0)
        head.addWidget(self._language, 1)
        head.addWidget(self.copy_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.text)
        self.copy_button.clicked.connect(self._copy)

    def show_code(self, code: str, language: str, *, closed: bool) -> None:
        """Lines that stand already are left as they are."""
        self._code = code
        self._language.set_text(language or tr("Text"))
        self.setAccessibleName(tr("Code: {language}", language=language or tr("Text")))
        shown = _fitting(code)
        self.text.extend_to(shown)
        writing = not closed and len(shown) <= _COLOURED_WHILE_WRITTEN
        if (closed and len(shown) <= _COLOURED) or writing:
            self._colours.colour(list(coloured(shown, language)))

    def code(self) -> str:
        return self._code

    def is_blank(self) -> bool:
        return not self._code

    def selected_text(self) -> str:
        return self.text.textCursor().selectedText().replace("\u2029", "\n")

    def whole_text(self) -> str:
        return self.text.toPlainText()

    def mark(self, marks: list[tuple[str, str]]) -> int:
        found = [mark for words, color in marks for mark in places_of(self.text.document(), words, color)]
        self.text.setExtraSelections(found)
        return len(found)

    def marked(self) -> list[str]:
        return [mark.cursor.selectedText() for mark in self.text.extraSelections()]  # type: ignore[attr-defined]

    def _copy(self) -> None:
        self.copied.emit(self._code)


class _CodeText(QPlainTextEdit):
    """As high as its lines."""

    def __init__(self) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setProperty("code", True)
        self.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFont(code_font())
        self.document().setDefaultFont(code_font())
        self.document().setDocumentMargin(space("2"))
        self.setTabStopDistance(4 * self.fontMetrics().horizontalAdvance(" "))
        self.setAccessibleName(tr("Code"))
        self._fit()

    def extend_to(self, text: str) -> None:
        """Show this text; where it begins with what is shown, only the rest is added."""
        before = self.toPlainText()
        if text == before:
            return
        if text.startswith(before) and before:
            cursor = QTextCursor(self.document())
            cursor.movePosition(QTextCursor.MoveOperation.End)
            cursor.insertText(text[len(before) :])
        else:
            self.setPlainText(text)
        self._fit()

    def createMimeDataFromSelection(self) -> QMimeData:
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n"))
        return data

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways is the code's own; up and down is the conversation's."""
        if event.angleDelta().x() and not event.angleDelta().y():
            super().wheelEvent(event)
        else:
            event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        event.ignore()

    def sizeHint(self) -> QSize:
        return QSize(space("10"), self.height())

    def _fit(self) -> None:
        longest = max((len(line) for line in self.toPlainText().split("\n")), default=0)
        scrolls = longest * self.fontMetrics().horizontalAdvance("x") > space("10")
        lines = max(self.document().blockCount(), 1) * self.fontMetrics().lineSpacing()
        self.setFixedHeight(lines + 2 * space("2") + (space("2") if scrolls else 0))


class _Colours(QSyntaxHighlighter):
    """Goes again only through the lines whose colours have changed."""

    def __init__(self, text: QPlainTextEdit) -> None:
        super().__init__(text.document())
        self._lines: list[list[Coloured]] = []

    def colour(self, places: list[Coloured]) -> None:
        before, self._lines = self._lines, self._by_line(places)
        for number, line in enumerate(self._lines):
            if number >= len(before) or before[number] != line:
                self.rehighlightBlock(self.document().findBlockByNumber(number))

    def highlightBlock(self, text: str) -> None:
        number = self.currentBlock().blockNumber()
        for place in self._lines[number] if number < len(self._lines) else []:
            look = QTextCharFormat()
            look.setForeground(theme().color(place.color))
            self.setFormat(place.start, place.length, look)

    def _by_line(self, places: list[Coloured]) -> list[list[Coloured]]:
        """A comment or a string over several lines is coloured in each."""
        lines: list[list[Coloured]] = [[] for _ in range(self.document().blockCount())]
        for place in places:
            at, end = place.start, place.start + place.length
            while at < end:
                block = self.document().findBlock(at)
                if not block.isValid():
                    break
                upto = min(end, block.position() + block.length())
                if upto <= at:
                    break
                lines[block.blockNumber()].append(Coloured(at - block.position(), upto - at, place.color))
                at = upto
        return lines


def _fitting(code: str) -> str:
    lines = code.expandtabs(4).split("\n")
    shown = [
        line if len(line) <= _LONGEST_LINE else f"{line[:_LONGEST_LINE]}…" for line in lines[:_MOST_LINES]
    ]
    if len(lines) > _MOST_LINES:
        shown.append(
            tr("{count} more {count:line|lines}; copying takes all.", count=f"{len(lines) - _MOST_LINES:,}")
        )
    return "\n".join(shown)
