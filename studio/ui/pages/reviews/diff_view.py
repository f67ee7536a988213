"""Two versions of a text, line by line, with signs and word marks besides the colours."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from studio.ui.components import IconButton, ReadingText
from studio.ui.language import tr
from studio.ui.pages.reviews.word_marks import DiffRow, Piece, Side
from studio.ui.theme import size, space, theme, tokens

_PICKING = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_C}
_GROUND = {Side.REMOVED: "danger.tint", Side.ADDED: "success.tint", Side.GAP: "sunken"}
_INK = {Side.REMOVED: "danger", Side.ADDED: "success"}
_SIGN = {Side.REMOVED: "−", Side.ADDED: "+", Side.SAME: "", Side.GAP: ""}


class DiffView(ReadingText):
    """As high as its text; the page around it scrolls.

    Where it may be commented, the line under the mouse or reached by the arrow keys bears a button, and
    `picked` brings its number among the rows; Enter and C do the same.
    """

    picked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DiffRow] = ()
        self.setAccessibleName(tr("Changes of the instructions"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)
        self._at = -1
        self._mark = IconButton("comment-plus-outline", tr("Comment on this line"), small=True, parent=self)
        self._mark.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._mark.clicked.connect(self._pick)
        self._mark.hide()
        self._commentable = False

    def set_commentable(self, commentable: bool) -> None:
        self._commentable = commentable
        self.viewport().setMouseTracking(commentable)

    def show_rows(self, rows: Sequence[DiffRow]) -> None:
        self._rows = rows
        self._write()

    def changes(self) -> list[tuple[int, int]]:
        """Return each run of changed lines: its first row, and where that is in pixels from the top."""
        starts = [
            index
            for index, row in enumerate(self._rows)
            if row.side in _INK and (index == 0 or self._rows[index - 1].side not in _INK)
        ]
        return [(row, self._top_of(row)) for row in starts] if self._table() else []

    def stand_at(self, row: int) -> None:
        """Take the focus, with the mark at that row."""
        self.setFocus()
        self._go_to(row)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        table = self._table()
        if self._commentable and table is not None:
            cell = table.cellAt(self.cursorForPosition(event.position().toPoint()))
            self._go_to(cell.row() if cell.isValid() else -1)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        if not self.hasFocus():
            self._go_to(-1)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if not self.underMouse():
            self._go_to(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if self._commentable and step and 0 <= self._at + step < len(self._rows):
            self._go_to(self._at + step, step)
        elif self._commentable and event.key() in _PICKING and self._at >= 0:
            self._pick()
        else:
            super().keyPressEvent(event)

    def _go_to(self, row: int, step: int = 1) -> None:
        """A gap is no line: it is passed over."""
        while 0 <= row < len(self._rows) and self._rows[row].side is Side.GAP:
            row += step
        self._at = row if 0 <= row < len(self._rows) else -1
        self._mark.setVisible(self._at >= 0 and self._commentable)
        if self._at >= 0:
            self._mark.move(self.viewport().width() - self._mark.sizeHint().width(), self._top_of(self._at))

    def _top_of(self, row: int) -> int:
        table = self._table()
        assert table is not None
        block = table.cellAt(row, 3).firstCursorPosition().block()
        return round(self.document().documentLayout().blockBoundingRect(block).top())

    def _pick(self) -> None:
        if self._at >= 0:
            self.picked.emit(self._at)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            QTimer.singleShot(0, self, self._write)  # the theme is in force only after this event

    def _table(self) -> QTextTable | None:
        frames = self.document().rootFrame().childFrames()
        return frames[0] if frames and isinstance(frames[0], QTextTable) else None

    def _write(self) -> None:
        """As one edit: laid out after each cell, a long text would take minutes."""
        self.document().clear()
        self.document().setDefaultFont(theme().font("body"))
        if self._rows:
            cursor = QTextCursor(self.document())
            cursor.beginEditBlock()
            table = cursor.insertTable(len(self._rows), 4, _table_format())
            for number, row in enumerate(self._rows):
                _fill(table, number, row)
            cursor.endEditBlock()
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(round(self.document().size().height()) + space("1"))


def _table_format() -> QTextTableFormat:
    made = QTextTableFormat()
    made.setBorder(0)
    made.setCellSpacing(0)
    made.setCellPadding(2)
    made.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
    fixed, rest = QTextLength.Type.FixedLength, QTextLength.Type.PercentageLength
    names = ("diff.number", "diff.number", "diff.sign")
    widths = [QTextLength(fixed, size(name)) for name in names]
    made.setColumnWidthConstraints([*widths, QTextLength(rest, 100)])
    made.setWidth(QTextLength(rest, 100))
    return made


def _fill(table: QTextTable, number: int, row: DiffRow) -> None:
    gap = tr("{count} unchanged {count:line|lines}", count=row.hidden)
    texts = (str(row.before or ""), str(row.after or ""), _SIGN[row.side], "")
    for column, text in enumerate(texts):
        cell = table.cellAt(number, column)
        if row.side in _GROUND:
            ground = cell.format()
            ground.setBackground(theme().color(_GROUND[row.side]))
            cell.setFormat(ground)
        cursor = cell.firstCursorPosition()
        if column < 3:
            cursor.setBlockFormat(_right() if column < 2 else QTextBlockFormat())
            ink = _INK.get(row.side, "text.muted") if column == 2 else "text.muted"
            cursor.insertText(text, _small(theme().color(ink)))
        elif row.side is Side.GAP:
            cursor.insertText(gap, _small(theme().color("text.muted")))
        else:
            _write_pieces(cursor, row)


def _write_pieces(cursor: QTextCursor, row: DiffRow) -> None:
    for piece in row.pieces:
        cursor.insertText(piece.text, _format(piece, row.side))


def _format(piece: Piece, side: Side) -> QTextCharFormat:
    if not piece.marked:
        return _ink(theme().color("text"))
    made = _ink(theme().color(_INK[side] if side is Side.REMOVED else "text"))
    made.setFontWeight(700)
    made.setFontStrikeOut(side is Side.REMOVED)
    made.setFontUnderline(side is Side.ADDED)
    if side is Side.ADDED:
        made.setUnderlineColor(theme().color("success"))
    return made


def _ink(color: QColor) -> QTextCharFormat:
    made = QTextCharFormat()
    made.setForeground(color)
    return made


def _small(color: QColor) -> QTextCharFormat:
    made = _ink(color)
    made.setProperty(QTextCharFormat.Property.FontPixelSize, tokens().type("dense").px)
    return made


def _right() -> QTextBlockFormat:
    made = QTextBlockFormat()
    made.setAlignment(Qt.AlignmentFlag.AlignRight)
    return made
