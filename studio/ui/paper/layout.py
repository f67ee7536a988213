"""Lines of an official document laid out on A4 pages: margins, type sizes and line grid of GB/T 9704-2012."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextLength,
    QTextTableFormat,
)

from studio.core.artifacts import LineStyle, PaperLine
from studio.ui.theme import theme

PAGE = QSizeF(210, 297)  # millimetres
TOP, LEFT = 37.0, 28.0
TYPE_AREA = QSizeF(156, 225)
UNIT = 4.0  # document units a millimetre: a page is laid out at a fixed size and scaled when painted
_LINE = TYPE_AREA.height() / 22 * UNIT  # 22 lines a page
_CHARACTER = TYPE_AREA.width() / 28 * UNIT  # 28 characters a line
_BODY, _TITLE, _SMALL, _MARK = 1.0, 22 / 16, 14 / 16, 30 / 16  # of a body character

_CENTRED = {LineStyle.ISSUER_MARK, LineStyle.NUMBER, LineStyle.TITLE}
_RIGHT = {LineStyle.SIGNATURE, LineStyle.DATE}
_INDENTED = {
    LineStyle.HEADING_1,
    LineStyle.HEADING_2,
    LineStyle.HEADING_3,
    LineStyle.BODY,
    LineStyle.ATTACHMENT,
    LineStyle.NOTE,
}
_SIZES = {
    LineStyle.ISSUER_MARK: _MARK,
    LineStyle.TITLE: _TITLE,
    LineStyle.IMPRINT: _SMALL,
    LineStyle.AI_LABEL: _SMALL,
}
_BOLD = {LineStyle.ISSUER_MARK, LineStyle.TITLE, LineStyle.HEADING_1}


def laid_out(lines: Sequence[PaperLine]) -> QTextDocument:
    """Return the document, its pages as large as the type area."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setPageSize(TYPE_AREA * UNIT)
    cursor = QTextCursor(document)
    rows: list[list[str]] = []
    for number, line in enumerate(lines):
        if line.style is LineStyle.TABLE_ROW:
            rows.append(line.text.split("\t"))
            continue
        _put_table(cursor, rows)
        rows = []
        _put_line(cursor, line, first=number == 0)
    _put_table(cursor, rows)
    return document


def _put_line(cursor: QTextCursor, line: PaperLine, *, first: bool) -> None:
    cursor.movePosition(QTextCursor.MoveOperation.End)
    if first:
        cursor.setBlockFormat(_block(line.style))
        cursor.setCharFormat(_characters(line.style))
    else:
        cursor.insertBlock(_block(line.style), _characters(line.style))
    cursor.insertText(line.text)


def _put_table(cursor: QTextCursor, rows: Sequence[Sequence[str]]) -> None:
    if not rows:
        return
    cursor.movePosition(QTextCursor.MoveOperation.End)
    wanted = QTextTableFormat()
    wanted.setBorder(1)
    wanted.setBorderCollapse(True)
    wanted.setCellPadding(4)
    wanted.setCellSpacing(0)
    wanted.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))  # also while cells are empty
    wanted.setBorderBrush(theme().color("paper.text"))
    table = cursor.insertTable(len(rows), max(len(row) for row in rows), wanted)
    for row, cells in enumerate(rows):
        for column, text in enumerate(cells):
            cell = table.cellAt(row, column).firstCursorPosition()
            cell.insertText(text, _characters(LineStyle.IMPRINT))


def _block(style: LineStyle) -> QTextBlockFormat:
    block = QTextBlockFormat()
    size = _SIZES.get(style, _BODY)
    height = _LINE * max(size, 1.0)
    block.setLineHeight(height, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    if style in _CENTRED:
        block.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        block.setBottomMargin(_LINE / 2)
    elif style in _RIGHT:
        block.setAlignment(Qt.AlignmentFlag.AlignRight)
        block.setRightMargin(2 * _CHARACTER)
    if style in _INDENTED:
        block.setTextIndent(2 * _CHARACTER)
    if style is LineStyle.TITLE:
        block.setTopMargin(_LINE)
    return block


def _characters(style: LineStyle) -> QTextCharFormat:
    font = QFont(theme().tokens.families("paper"))
    font.setPixelSize(round(_CHARACTER * 0.98 * _SIZES.get(style, _BODY)))
    font.setWeight(QFont.Weight.Bold if style in _BOLD else QFont.Weight.Normal)
    wanted = QTextCharFormat()
    wanted.setFont(font)
    wanted.setForeground(theme().color("paper.red" if style is LineStyle.ISSUER_MARK else "paper.text"))
    return wanted
