"""A table of an answer: hairlines, its own sideways scrolling, and a copy that spreadsheets take."""

import re

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

from studio.ui.chat.answer.half_written import whole_rows
from studio.ui.chat.answer.prose import Prose
from studio.ui.chat.answer.rendering import paragraph_format, put_words, read_markdown
from studio.ui.components import IconButton
from studio.ui.language import tr
from studio.ui.theme import size, space, theme

_MOST_COLUMNS, _MOST_ROWS, _MOST_CELLS, _LONGEST_CELL = 30, 200, 2_000, 1_000
_BAR = re.compile(r"(?<!\\)\|")
_CHIP = re.compile(r"\[(\d{1,3})\]")
_MARKS = re.compile(r"\*\*|__|(?<!\\)`")


class TableView(Prose):
    """`copied` brings the whole table as text with tabs, however much of it is shown."""

    copied = Signal(str)

    def __init__(self, numbers: set[int]) -> None:
        super().__init__(numbers)
        self._source, self._shown = "", ""
        self._columns = 1
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._copier: _Overlay | None = None

    def settle(self, block: str) -> None:
        self._source = block
        self._show(block)

    def write(self, block: str) -> None:
        """Rows appear as they end, never half."""
        self._source = block
        self._show(whole_rows(block))

    def is_blank(self) -> bool:
        return not self._source

    def as_tabs(self) -> str:
        return "\n".join("\t".join(map(plain_cell, cells)) for cells in cells_of(self._source))

    def heightForWidth(self, width: int) -> int:
        wanted = max(width, self._columns * size("table.column"))
        height = super().heightForWidth(wanted)
        return height + (space("3") if wanted > width else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setLineWrapColumnOrWidth(max(self.width(), self._columns * size("table.column")))
        super().resizeEvent(event)

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

    def _show(self, markdown: str) -> None:
        shown, self._columns = _fitting(markdown)
        if shown != self._shown:
            self._shown = shown
            self._lay_out(shown)

    def _lay_out(self, shown: str) -> None:
        self.document().clear()
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()
        source = read_markdown(shown)
        for origin in _tables(source):
            _put_table(cursor, origin, self._numbers)
        cursor.endEditBlock()
        self.setTextCursor(QTextCursor(self.document()))  # at its end it would be scrolled there
        self._changed()

    def _copy(self) -> None:
        self.copied.emit(self.as_tabs())


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


def cells_of(markdown: str) -> list[list[str]]:
    """Return the rows of a table in Markdown, its line of dashes left out."""
    lines = [line for line in markdown.split("\n") if line.strip()]
    return [_split(line) for number, line in enumerate(lines) if number != 1]


def _split(line: str) -> list[str]:
    inner = line.strip().removeprefix("|")
    if inner.endswith("|") and not inner.endswith("\\|"):
        inner = inner[:-1]
    return [cell.strip().replace("\\|", "|") for cell in _BAR.split(inner)]


def plain_cell(cell: str) -> str:
    """A cell that begins like a formula is no formula."""
    plain = " ".join(_MARKS.sub("", cell).replace("<br>", " ").split())
    return f"'{plain}" if plain[:1] in {"=", "+", "@"} else plain


def _fitting(markdown: str) -> tuple[str, int]:
    """Return so much of it as can be laid out in no time, and how many columns that has."""
    lines = [line for line in markdown.split("\n") if line.strip()]
    if len(lines) < 2:
        return "", 1
    columns = len(_split(lines[0]))
    few_rows = len(lines) <= _MOST_ROWS and len(lines) * columns <= _MOST_CELLS
    if few_rows and columns <= _MOST_COLUMNS and len(markdown) <= 4 * _LONGEST_CELL:
        return "\n".join(lines), columns
    few = min(columns, _MOST_COLUMNS)
    rows = [*lines[:2], *lines[2 : min(_MOST_ROWS, max(_MOST_CELLS // few, 3))]]
    kept = [
        " | ".join(cell[:_LONGEST_CELL].replace("|", "\\|") for cell in _split(row)[:few]) for row in rows
    ]
    shown = "\n".join(f"| {row} |" for row in kept)
    left = len(lines) - len(rows)
    more = tr("{count} more rows are not shown; copying takes all.", count=f"{left:,}")
    return (f"{shown}\n\n{more}" if left else shown), few


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


def _put_table(cursor: QTextCursor, origin: QTextTable, numbers: set[int]) -> None:
    table = cursor.insertTable(origin.rows(), origin.columns(), _table_format())
    head = QTextCharFormat()
    head.setBackground(QBrush(theme().color("sunken")))
    for row in range(origin.rows()):
        for column in range(origin.columns()):
            cell, source = table.cellAt(row, column), origin.cellAt(row, column).firstCursorPosition().block()
            if not row:
                cell.setFormat(head)
            inside = cell.firstCursorPosition()
            inside.setBlockFormat(paragraph_format(source, margin=0))
            put_words(inside, source, numbers)
