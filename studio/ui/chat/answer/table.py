"""A table of an answer: hairlines, its own sideways scrolling, and a copy that spreadsheets take."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QEnterEvent,
    QFocusEvent,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
    QWheelEvent,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from studio.ui.chat.answer.cells import Fitted, as_tabs, fitted
from studio.ui.chat.answer.half_written import whole_rows
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.answer.rendering import paragraph_format, put_words, read_markdown
from studio.ui.components import IconButton
from studio.ui.language import tr
from studio.ui.theme import size, space, theme


class TableView(Prose):
    """`copied` brings the whole table as text with tabs, however much of it is shown."""

    copied = Signal(str)

    def __init__(self, numbers: set[int]) -> None:
        super().__init__(numbers)
        self._source = ""
        self._lines: tuple[str, ...] = ()
        self._table: QTextTable | None = None
        self._columns = 1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._copier: _Overlay | None = None

    def settle(self, block: str) -> None:
        self._source = block
        wanted = fitted(block)
        self._show(wanted)
        if wanted.left:
            self._say_left(wanted.left)

    def write(self, block: str) -> None:
        """Rows appear as they end, never half."""
        self._source = block
        self._show(fitted(whole_rows(block)))

    def is_blank(self) -> bool:
        return not self._source

    def heightForWidth(self, width: int) -> int:
        wanted = self._wide(width)
        return super().heightForWidth(wanted) + (space("3") if wanted > width else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setLineWrapColumnOrWidth(self._wide(self.width()))
        super().resizeEvent(event)

    def _wide(self, width: int) -> int:
        """Qt rounds its columns up: laid out as wide as its place, it would be scrolled by a pixel."""
        return max(width - 1, self._columns * size("table.column"))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Sideways is the table's own; up and down is the conversation's."""
        if event.angleDelta().x() and not event.angleDelta().y():
            QTextEdit.wheelEvent(self, event)
        else:
            event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.offer_copy()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if self._copier is not None and not self._copier.hasFocus():
            self._copier.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.offer_copy()

    def offer_copy(self) -> IconButton:
        """Made when the mouse or the keyboard first comes to the table: most are only read."""
        if self._copier is None:
            self._copier = _Overlay(self)
            self._copier.clicked.connect(self._copy)
        self._copier.move(self.width() - self._copier.width() - space("1"), space("1"))
        self._copier.show()
        return self._copier

    def _show(self, wanted: Fitted) -> None:
        """Rows that stand already stay as they are: only what is new is added."""
        before, self._lines, self._columns = self._lines, wanted.lines, wanted.columns
        if self._table is not None and wanted.lines[: len(before)] == before:
            self._add_rows(wanted.lines[:2], wanted.lines[len(before) :])
        elif wanted.lines != before:
            self._lay_out()

    def _lay_out(self) -> None:
        self._table = None
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        source = read_markdown("\n".join(self._lines))
        for origin in _tables(source):
            self._table = cursor.insertTable(origin.rows(), origin.columns(), _table_format())
            _put_rows(self._table, origin, self._numbers, first=0, at=0)
        cursor.endEditBlock()
        self.setTextCursor(QTextCursor(self.document()))  # at its end it would be scrolled there
        self._changed()

    def _add_rows(self, head: tuple[str, ...], rows: tuple[str, ...]) -> None:
        if not rows or self._table is None:
            return
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        source = read_markdown("\n".join([*head, *rows]))
        for origin in _tables(source):
            at = self._table.rows()
            self._table.appendRows(origin.rows() - 1)
            _put_rows(self._table, origin, self._numbers, first=1, at=at)
        cursor.endEditBlock()
        self._changed()

    def _say_left(self, count: int) -> None:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        quiet = QTextCharFormat()
        quiet.setForeground(QBrush(theme().color("text.muted")))
        said = tr(
            "{count} more {count:row|rows} {count:is|are} not shown; copying takes all.", count=f"{count:,}"
        )
        cursor.insertText(said, quiet)
        self._changed()

    def _copy(self) -> None:
        self.copied.emit(as_tabs(self._source))


class _Overlay(IconButton):
    """Out of sight until the mouse or the keyboard comes to the table."""

    def __init__(self, table: QWidget) -> None:
        super().__init__("content-copy", tr("Copy the table for a spreadsheet"), small=True, parent=table)
        self.setProperty("overlay", True)
        self.adjustSize()
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(space("6"), space("6"))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.hide()


def _table_format() -> QTextTableFormat:
    wanted = QTextTableFormat()
    wanted.setHeaderRowCount(1)
    wanted.setBorder(1)
    wanted.setBorderCollapse(True)
    wanted.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    wanted.setBorderBrush(QBrush(theme().color("border")))
    wanted.setCellPadding(space("1") + 1)
    wanted.setCellSpacing(0)
    wanted.setTopMargin(space("1"))
    wanted.setBottomMargin(space("2"))
    wanted.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    return wanted


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def _put_rows(table: QTextTable, origin: QTextTable, numbers: set[int], *, first: int, at: int) -> None:
    """Fill rows from `at` on with those of the other table from `first` on."""
    head = QTextCharFormat()
    head.setBackground(QBrush(theme().color("sunken")))
    for row in range(first, origin.rows()):
        for column in range(min(origin.columns(), table.columns())):
            cell, there = table.cellAt(row - first + at, column), origin.cellAt(row, column)
            if there.column() != column:  # Markdown's last cell is stretched where a row ends early
                continue
            source = there.firstCursorPosition().block()
            if not row:
                cell.setFormat(head)
            inside = cell.firstCursorPosition()
            inside.setBlockFormat(paragraph_format(source, margin=0))
            put_words(inside, source, numbers)
