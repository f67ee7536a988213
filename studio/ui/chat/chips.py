"""A citation inside running text: a rounded chip with its number that can be clicked and copied."""

from PySide6.QtCore import QRect, QRectF, QRegularExpression, QSizeF, Qt
from PySide6.QtGui import (
    QPainter,
    QPen,
    QPyTextObject,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from studio.ui.theme import radius, size, space, theme

CHIP = QTextFormat.ObjectTypes.UserObject.value + 1
NUMBER = QTextFormat.Property.UserProperty.value + 1
LINK = "citation:"
_OBJECT = "\ufffc"
_CITATION = QRegularExpression(r"\[\d{1,3}\]")


class ChipPainter(QPyTextObject):
    """Qt asks it how large a chip is and has it drawn."""

    def intrinsicSize(self, document: QTextDocument, position: int, fmt: QTextFormat) -> QSizeF:
        return QSizeF(size("citation") + space("1") + space("2") * (len(_number(fmt)) - 1), size("citation"))

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        fmt: QTextFormat,
    ) -> None:
        colors = theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colors.color("accent.line"), 1))
        painter.setBrush(colors.color("accent.tint"))
        place = QRectF(rect).adjusted(1.5, 0.5, -1.5, -0.5)
        painter.drawRoundedRect(place, radius("tag"), radius("tag"))
        font = colors.font("caption")
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colors.color("accent.text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, _number(fmt))
        painter.restore()


def put_chips(document: QTextDocument, numbers: set[int]) -> None:
    """Turn every “[n]” that has a citation into a chip."""
    cursor = document.find(_CITATION)
    while not cursor.isNull():
        number = cursor.selectedText().strip("[]")
        if int(number) in numbers:
            cursor.insertText(_OBJECT, _format(number))
        cursor = document.find(_CITATION, cursor)


def chips_as_text(cursor: QTextCursor) -> str:
    """Return the selected text with its chips written out, as it is copied."""
    text = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
    numbers = iter(_numbers_in(cursor))
    return "".join(f"[{next(numbers, '')}]" if character == _OBJECT else character for character in text)


def _numbers_in(cursor: QTextCursor) -> list[str]:
    document, found = cursor.document(), []
    probe = QTextCursor(document)
    for position in range(cursor.selectionStart(), cursor.selectionEnd()):
        if document.characterAt(position) == _OBJECT:
            probe.setPosition(position + 1)
            found.append(_number(probe.charFormat()))
    return found


def _format(number: str) -> QTextCharFormat:
    fmt = QTextCharFormat()
    fmt.setObjectType(CHIP)
    fmt.setProperty(NUMBER, number)
    fmt.setAnchor(True)
    fmt.setAnchorHref(f"{LINK}{number}")
    fmt.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return fmt


def _number(fmt: QTextFormat) -> str:
    return str(fmt.property(NUMBER) or "")
