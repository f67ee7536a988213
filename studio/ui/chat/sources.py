"""The sources under an answer: number, document, place and validity; the whole row opens it there."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QWidget

from studio.core.events import Citation
from studio.ui.chat.answer.chips import draw_chip
from studio.ui.components import ClickableRow, RowList
from studio.ui.documents import cited_word, validity_kind
from studio.ui.language import language
from studio.ui.theme import paint_icon, size, space, theme

_FILE_ICONS = {
    ".pdf": "file-pdf-box", ".docx": "file-word-box", ".doc": "file-word-box", ".xlsx": "file-excel-box",
    ".wps": "file-word-box", ".xls": "file-excel-box", ".et": "file-excel-box",
    ".pptx": "file-powerpoint-box", ".ppt": "file-powerpoint-box", ".dps": "file-powerpoint-box",
    ".odt": "file-word-box", ".ods": "file-excel-box", ".odp": "file-powerpoint-box",
    ".csv": "file-delimited-outline", ".html": "file-code-outline", ".ofd": "file-certificate-outline",
    ".md": "file-document-outline", ".txt": "file-document-outline", ".rtf": "file-document-outline",
    ".eml": "email-outline", ".zip": "folder-zip-outline", ".png": "file-image-outline",
    ".jpg": "file-image-outline", ".jpeg": "file-image-outline", ".tif": "file-image-outline",
    ".tiff": "file-image-outline", ".bmp": "file-image-outline",
}  # fmt: skip
_STATE_ICONS = {"success": "check", "warning": "alert-circle-outline", "plain": "cancel"}
_COLORS = {"success": "success", "warning": "warning", "plain": "text.muted"}


def _called(document: str) -> str:
    """Without its kind, which the icon tells; what came in a mail or an archive names that, too."""
    parts = [PurePath(part) for part in PurePath(document).parts]
    return " › ".join(part.stem if part.suffix.lower() in _FILE_ICONS else part.name for part in parts)


def file_icon(name: str) -> str:
    return _FILE_ICONS.get(PurePath(name).suffix.lower(), "file-outline")


class SourceRow(ClickableRow):
    """Painted in one: an answer has several of them, and a conversation thousands.

    `chosen` brings its number and whether it is to be opened beside.
    """

    chosen = Signal(int, bool)

    def __init__(self, citation: Citation, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = citation.number
        self._document, self._place = citation.document, citation.place.label(language())
        self._name, self._page = _called(self._document), self._place.split(" · ")[0]
        self._validity, self._stands = citation.validity, cited_word(citation)
        self.setFixedHeight(size("row.dense"))
        told = (f"[{citation.number}]", self._document, self._place, self._stands)
        self.setAccessibleName(" ".join(filter(None, told)))
        self.setToolTip(self.accessibleName())
        self.opened.connect(self._choose)

    def sizeHint(self) -> QSize:
        return QSize(size("chat.min") // 2, size("row.dense"))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        middle, gap, left = self.height() / 2, space("2"), space("3")
        chip = size("citation")
        draw_chip(painter, QRectF(left + 0.5, middle - chip / 2, chip, chip - 1), str(self.number))
        left += chip + gap
        icon = size("icon.small")
        square = QRectF(left, middle - icon / 2, icon, icon)
        paint_icon(painter, square, file_icon(self._document), "text.secondary")
        left += icon + gap
        right = self._paint_state(painter, self.width() - space("3"), middle)
        self._paint_words(painter, left, right)

    def _paint_state(self, painter: QPainter, right: int, middle: float) -> int:
        """How it stands at the right end; returns where it begins."""
        kind, icon, gap = validity_kind(self._validity), size("icon.small"), space("1")
        font = theme().font("caption")
        words = self._stands
        if not words:
            return right
        if kind == "success" and self.width() < size("source.state"):
            words = ""  # what is as it should be needs no words where there is little room
        width = QFontMetrics(font).horizontalAdvance(words) + (gap if words else 0)
        left = right - width - icon
        paint_icon(painter, QRectF(left, middle - icon / 2, icon, icon), _STATE_ICONS[kind], _COLORS[kind])
        painter.setFont(font)
        painter.setPen(theme().color(_COLORS[kind]))
        place = QRect(left + icon + gap, 0, width, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, words)
        return left - space("2")

    def _paint_words(self, painter: QPainter, left: int, right: int) -> None:
        """The place gives way to the document, its first headings first; the icon tells the kind of file."""
        name, place = theme().font("dense"), theme().font("caption")
        names, places = QFontMetrics(name), QFontMetrics(place)
        room = right - left
        left_over = room - names.horizontalAdvance(self._name) - 2 - space("3")
        whole, page = (places.horizontalAdvance(text) + 2 for text in (self._place, self._page))
        told, wanted = (self._place, whole) if whole <= left_over else (self._page, page)
        for_place = min(wanted, max(left_over, room // 3))
        middle, elide = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideLeft
        painter.setFont(name)
        painter.setPen(theme().color("text"))
        for_name = room - for_place - space("3")
        shown = names.elidedText(self._name, Qt.TextElideMode.ElideMiddle, for_name)
        painter.drawText(QRect(left, 0, for_name, self.height()), middle, shown)
        painter.setFont(place)
        painter.setPen(theme().color("text.muted"))
        painter.drawText(
            QRect(right - for_place, 0, for_place, self.height()),
            middle | Qt.AlignmentFlag.AlignRight,
            places.elidedText(told, elide, for_place),
        )

    def _choose(self) -> None:
        beside = QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier
        self.chosen.emit(self.number, bool(beside))


class SourceList(RowList):
    """`citation_opened` brings the citation, `opened_beside` one that is to be opened beside."""

    citation_opened = Signal(object)
    opened_beside = Signal(object)

    def __init__(self, citations: Sequence[Citation], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._citations = {citation.number: citation for citation in citations}
        rows = [SourceRow(citation) for citation in citations]
        for row in rows:
            row.chosen.connect(self.open)
        self.set_rows(rows)

    def open(self, number: int, beside: bool = False) -> None:
        if number in self._citations:
            told = self.opened_beside if beside else self.citation_opened
            told.emit(self._citations[number])
