"""Lays one block of Markdown out in the chat's type: 24 px lines, quiet quotations, links that say so."""

import re
from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFragment,
    QTextList,
    QTextListFormat,
)

from studio.ui.chat.answer.blocks import slices, with_line_breaks
from studio.ui.chat.answer.chips import CITATION, OBJECT, chip_format
from studio.ui.theme import space, theme, tokens

QUOTED = QTextFormat.Property.BlockQuoteLevel
_FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_POINTED = {
    QTextListFormat.Style.ListDisc,
    QTextListFormat.Style.ListCircle,
    QTextListFormat.Style.ListSquare,
}
_POINTS = "，。、；：？！“”‘’（）《》〈〉【】…—,.;:?!()\"'"
_STRONG = re.compile(rf"\*\*([{_POINTS}]*)([^*\n]+?)([{_POINTS}]*)\*\*")
_DEEP = re.compile(r"^(?:[ \t]*>){5,}|^[ \t]{16,}(?=\S)", re.MULTILINE)


def put_block(cursor: QTextCursor, markdown: str, numbers: set[int], *, first: bool) -> None:
    """Add the block where the cursor stands, as paragraphs of its own."""
    source = read_markdown(with_line_breaks(markdown))
    lists: dict[int, QTextList] = {}
    for number, block in enumerate(paragraphs(source)):
        if number or not first:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        cursor.setBlockFormat(paragraph_format(block))
        put_words(cursor, block, numbers)
        if block.textList() is not None:
            _put_into_list(cursor, block, lists)


def is_pointed(block: QTextBlock) -> bool:
    """Whether it is one of a list without numbers."""
    listed: QTextList | None = block.textList()
    return listed is not None and listed.format().style() is QTextListFormat.Style.ListStyleUndefined


def line_height() -> int:
    """Pixels of a line of running text."""
    return tokens().type("answer").line


def read_markdown(markdown: str) -> QTextDocument:
    """Return it as a document: HTML stays text, nothing is nested without end.

    Strong words are Markdown's only where no punctuation meets their marks, which in Chinese it does.
    """
    source = QTextDocument()
    source.setDefaultFont(theme().font("body"))
    plain = _STRONG.sub(r"\1**\2**\3", _DEEP.sub(_shallow, "\n".join(slices(markdown))))
    source.setMarkdown(plain, _FEATURES)
    return source


def paragraphs(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def paragraph_format(source: QTextBlock, *, margin: int | None = None) -> QTextBlockFormat:
    """The chat's lines, whatever the paragraph is; `margin` is the room below."""
    wanted = QTextBlockFormat(source.blockFormat())
    wanted.setObjectIndex(-1)
    wanted.setLineHeight(line_height(), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
    wanted.setTopMargin(0)
    wanted.setBottomMargin(space("1") if margin is None else margin)
    level = int(wanted.property(QUOTED) or 0)
    wanted.setLeftMargin(space("4") * level)
    wanted.setRightMargin(0)
    return wanted


def put_words(cursor: QTextCursor, source: QTextBlock, numbers: set[int]) -> None:
    """Write the paragraph's words in their looks, every “[n]” that has a citation as a chip."""
    level, quoted = source.blockFormat().headingLevel(), source.blockFormat().property(QUOTED)
    for fragment in fragments(source):
        looks = _looks(fragment, level, quoted=bool(quoted))
        text = _words_of(fragment)
        if fragment.charFormat().fontFixedPitch() or not numbers or "[" not in text:
            cursor.insertText(text, looks)
            continue
        at = 0
        for found in CITATION.finditer(text):
            if int(found[1]) in numbers:
                cursor.insertText(text[at : found.start()], looks)
                cursor.insertText(OBJECT, chip_format(found[1]))
                at = found.end()
        cursor.insertText(text[at:], looks)


def fragments(block: QTextBlock) -> list[QTextFragment]:
    """Pieces of one look each."""
    found, walk = [], block.begin()
    while not walk.atEnd():
        found.append(walk.fragment())
        walk += 1
    return found


def code_font() -> QFont:
    font = theme().font("dense")
    font.setFamilies(theme().tokens.families("mono"))
    font.setFixedPitch(True)
    return font


def _words_of(fragment: QTextFragment) -> str:
    """A picture is never fetched: what it is called leads to where it lies."""
    looks = fragment.charFormat()
    if not looks.isImageFormat():
        return fragment.text()
    alt = looks.property(QTextFormat.Property.ImageAltText) or looks.toImageFormat().name()
    return f"[{alt}]"


def _looks(fragment: QTextFragment, level: int, *, quoted: bool) -> QTextCharFormat:
    source = fragment.charFormat()
    wanted = QTextCharFormat()
    if level:  # headings in a chat are bold lines; larger letters would shout
        wanted.setFont(theme().font("section" if level < 3 else "body"))
    if level or source.fontWeight() > QFont.Weight.Normal:
        wanted.setFontWeight(QFont.Weight.Bold)
    if quoted:
        wanted.setForeground(QBrush(theme().color("text.secondary")))
    wanted.setFontStrikeOut(source.fontStrikeOut())
    if source.fontFixedPitch():
        wanted.setFont(code_font())
        wanted.setBackground(QBrush(theme().color("hover")))
    leads = source.toImageFormat().name() if source.isImageFormat() else source.anchorHref()
    if leads:
        wanted.setAnchor(True)
        wanted.setAnchorHref(leads)
        wanted.setForeground(QBrush(theme().color("accent.text")))
        wanted.setFontUnderline(True)
    return wanted


def _put_into_list(cursor: QTextCursor, source: QTextBlock, lists: dict[int, QTextList]) -> None:
    origin = source.textList()
    if origin.objectIndex() in lists:
        lists[origin.objectIndex()].add(cursor.block())
    else:
        lists[origin.objectIndex()] = cursor.createList(_list_format(source))


def _list_format(source: QTextBlock) -> QTextListFormat:
    """Numbers and boxes to tick are Qt's; its points touch the words, so `Prose` draws them."""
    wanted = QTextListFormat(source.textList().format())
    boxed = source.blockFormat().marker() != QTextBlockFormat.MarkerType.NoMarker
    if wanted.style() in _POINTED and not boxed:
        wanted.setStyle(QTextListFormat.Style.ListStyleUndefined)
    return wanted


def _shallow(found: re.Match[str]) -> str:
    return "> > > > " if ">" in found[0] else " " * 16
