"""Lays one block of Markdown out in the chat's type: 24 px lines, tables with hairlines, chips."""

from PySide6.QtGui import (
    QBrush,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextDocumentFragment,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from studio.ui.chat.blocks import with_line_breaks
from studio.ui.chat.chips import put_chips
from studio.ui.theme import space, theme, tokens

_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


def put_block(cursor: QTextCursor, markdown: str, numbers: set[int], *, first: bool) -> None:
    """Insert the block at the cursor, as a paragraph of its own."""
    source = QTextDocument()
    source.setDefaultFont(theme().font("body"))
    source.setMarkdown(with_line_breaks(markdown), _FEATURES)
    put_chips(source, numbers)
    if not first:
        cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
    start = cursor.position()
    cursor.insertFragment(QTextDocumentFragment(source))
    _dress_blocks(cursor.document(), start)
    cursor.movePosition(QTextCursor.MoveOperation.End)


def _dress_blocks(document: QTextDocument, start: int) -> None:
    block = document.findBlock(start)
    while block.isValid():
        cursor = QTextCursor(block)
        wanted = block.blockFormat()
        wanted.setLineHeight(tokens().type("answer").line, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        wanted.setTopMargin(0)
        wanted.setBottomMargin(0 if cursor.currentTable() is not None else space("1"))
        cursor.setBlockFormat(wanted)
        _level_heading(cursor, wanted)
        block = block.next()


def _level_heading(cursor: QTextCursor, fmt: QTextBlockFormat) -> None:
    """Headings in a chat are bold lines; larger letters would shout."""
    if fmt.headingLevel():
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        bold = QTextCharFormat()
        bold.setFont(theme().font("section" if fmt.headingLevel() < 3 else "body"))
        bold.setFontWeight(700)
        cursor.mergeCharFormat(bold)


def dress_tables(document: QTextDocument) -> None:
    """Give every table its hairlines; Qt knows its tables only after the edit that inserted them."""
    block = document.begin()
    while block.isValid():
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table and table.firstCursorPosition().block() == block:
            table.setFormat(_table_format())
            for column in range(table.columns()):
                _dress_head(table, column)
        block = block.next()


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


def _dress_head(table: QTextTable, column: int) -> None:
    cell = table.cellAt(0, column)
    fmt = cell.format()
    fmt.setBackground(QBrush(theme().color("sunken")))
    fmt.setFontWeight(700)
    cell.setFormat(fmt)
