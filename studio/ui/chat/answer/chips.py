"""A citation inside running text: a rounded chip with its number that can be clicked and copied."""

import re
from collections.abc import Callable

from PySide6.QtCore import QObject, QRect, QRectF, QSizeF
from PySide6.QtGui import (
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studio.ui.components.drawn_tag import PLAIN, TagColors, draw_tag
from studio.ui.theme import size, space, theme

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
NUMBER = QTextFormat.Property.UserProperty.value + 1
LINK = "citation:"
OBJECT = "\ufffc"
_LIT = TagColors("accent", "accent", "accent.on")
CITATION = re.compile(r"\[(\d{1,3})\]")


class ChipPainter(QPyTextObject):
    """Qt asks it how large a chip is and has it drawn; `lit` tells which one has the focus."""

    def __init__(self, parent: QObject, lit: Callable[[int], bool]) -> None:
        super().__init__(parent)
        self._lit = lit
        narrow, high = size("citation") + space("1"), size("citation")
        self._sizes = [QSizeF(narrow + space("2") * more, high) for more in range(3)]

    def intrinsicSize(self, document: QTextDocument, position: int, fmt: QTextFormat) -> QSizeF:
        return QSizeF(
            size("citation") + space("1") + space("2") * (len(number_of(fmt)) - 1), size("citation")
        )

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        fmt: QTextFormat,
    ) -> None:
        painter.save()
        draw_chip(
            painter,
            QRectF(rect).adjusted(1.5, 0.5, -1.5, -0.5),
            number_of(fmt),
            lit=self._lit(position),
        )
        painter.restore()


def draw_chip(painter: QPainter, place: QRectF, number: str, *, lit: bool = False) -> None:
    """`lit` is the one that is open, or about to be."""
    draw_tag(painter, place, number, theme().font("caption", bold=True), _LIT if lit else PLAIN)


def chips_as_text(cursor: QTextCursor) -> str:
    """Return the selected text with its chips written out, as it is copied."""
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    numbers = iter(_numbers_in(cursor))
    return "".join(f"[{next(numbers, '')}]" if character == OBJECT else character for character in text)


def _numbers_in(cursor: QTextCursor) -> list[str]:
    document, found = cursor.document(), []
    probe = QTextCursor(document)
    for position in range(cursor.selectionStart(), cursor.selectionEnd()):
        if document.characterAt(position) == OBJECT:
            probe.setPosition(position + 1)
            found.append(number_of(probe.charFormat()))
    return found


def chip_format(number: str) -> QTextCharFormat:
    fmt = QTextCharFormat()
    fmt.setObjectType(CHIP)
    fmt.setProperty(NUMBER, number)
    fmt.setAnchor(True)
    fmt.setAnchorHref(f"{LINK}{number}")
    fmt.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return fmt


def number_of(fmt: QTextFormat) -> str:
    return str(fmt.property(NUMBER) or "")
