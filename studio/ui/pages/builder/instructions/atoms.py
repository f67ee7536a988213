"""References as atoms of the text: one character each, drawn as a chip and copied as it is written."""

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studio.authoring.mentions import Referable, trouble_of
from studio.core.mentions import Mention, mentions_in
from studio.ui.components.drawn_tag import PLAIN, TagColors, draw_tag
from studio.ui.theme import size, space, theme

ATOM = QTextFormat.ObjectTypes.UserObject.value + 2
SOURCE = QTextFormat.Property.UserProperty.value + 2
SIGN = "\ufffc"
_WRONG = TagColors("danger", "danger.tint", "danger")


class AtomPainter(QPyTextObject):
    """What leads nowhere is drawn in red over a wavy line; `known` may change under it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.known = Referable()

    def intrinsicSize(self, document: QTextDocument, position: int, fmt: QTextFormat) -> QSizeF:
        words = QFontMetricsF(theme().font("dense")).horizontalAdvance(shown(fmt))
        return QSizeF(min(words + space("4"), size("atom")), size("tag"))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        fmt: QTextFormat,
    ) -> None:
        mention = mention_of(fmt)
        wrong = mention is None or trouble_of(mention, self.known) is not None
        place, font = QRectF(rect).adjusted(2, 1, -2, -1), theme().font("dense")
        font.setUnderline(wrong)
        words = QFontMetricsF(font).elidedText(
            shown(fmt), Qt.TextElideMode.ElideRight, place.width() - space("2")
        )
        painter.save()
        draw_tag(painter, place, words, font, _WRONG if wrong else PLAIN)
        painter.restore()


def atom(source: str) -> QTextCharFormat:
    """Return the format of the one character that stands for a reference as it is written."""
    fmt = QTextCharFormat()
    fmt.setObjectType(ATOM)
    fmt.setProperty(SOURCE, source)
    fmt.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignMiddle)
    return fmt


def source_of(fmt: QTextFormat) -> str:
    return str(fmt.property(SOURCE) or "")


def mention_of(fmt: QTextFormat) -> Mention | None:
    return next(mentions_in(source_of(fmt)), None)


def shown(fmt: QTextFormat) -> str:
    mention = mention_of(fmt)
    return f"/{mention.name}" if mention is not None else source_of(fmt)


def insert_text(cursor: QTextCursor, text: str) -> None:
    """Insert a text with its references as atoms."""
    past = 0
    for mention in mentions_in(text):
        cursor.insertText(text[past : mention.start], QTextCharFormat())
        cursor.insertText(SIGN, atom(text[mention.start : mention.end]))
        past = mention.end
    cursor.insertText(text[past:], QTextCharFormat())


def written_text(document: QTextDocument, first: int = 0, past: int = -1) -> str:
    """Return the text between two places with its atoms as they are written."""
    past = document.characterCount() - 1 if past < 0 else past
    blocks, block = [], document.findBlock(first)
    while block.isValid() and block.position() <= past:
        blocks.append(_block_text(block, first, past))
        block = block.next()
    return "\n".join(blocks)


def _block_text(block: QTextBlock, first: int, past: int) -> str:
    parts, iterator = [], block.begin()
    while not iterator.atEnd():
        fragment = iterator.fragment()
        start, end = max(fragment.position(), first), min(fragment.position() + fragment.length(), past)
        text = fragment.text()[start - fragment.position() : max(end - fragment.position(), 0)]
        source = source_of(fragment.charFormat())
        parts.append(text.replace(SIGN, source) if source else text.replace("\u2028", "\n"))
        iterator += 1
    return "".join(parts)
