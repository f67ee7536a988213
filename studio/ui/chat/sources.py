"""The sources under an answer: number, document, place; the whole row opens it there."""

from collections.abc import Sequence
from pathlib import PurePath

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from studio.core.events import Citation
from studio.ui.components import ClickableRow, ElidedLabel, IconLabel, RowList
from studio.ui.language import language
from studio.ui.theme import radius, size, space, theme

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


def file_icon(name: str) -> str:
    return _FILE_ICONS.get(PurePath(name).suffix.lower(), "file-outline")


class SourceRow(ClickableRow):
    chosen = Signal(int)

    def __init__(self, number: int, document: str, place: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.number = number
        self.setFixedHeight(size("row.dense"))
        self.setAccessibleName(f"[{number}] {document} {place}")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("3"), 0, space("3"), 0)
        layout.setSpacing(space("2"))
        layout.addWidget(_Chip(number))
        layout.addWidget(IconLabel(file_icon(document), "text.secondary", "icon.small"))
        layout.addWidget(ElidedLabel(document, "dense"), 3)
        where = ElidedLabel(place, "caption", "muted")
        where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(where, 2)
        self.opened.connect(self._choose)

    def _choose(self) -> None:
        self.chosen.emit(self.number)


class SourceList(RowList):
    citation_opened = Signal(object)

    def __init__(self, citations: Sequence[Citation], parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._citations = {citation.number: citation for citation in citations}
        rows = [
            SourceRow(citation.number, citation.document, citation.place.label(language()))
            for citation in citations
        ]
        for row in rows:
            row.chosen.connect(self.open)
        self.set_rows(rows)

    def open(self, number: int) -> None:
        if number in self._citations:
            self.citation_opened.emit(self._citations[number])


class _Chip(QWidget):
    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(size("citation") + 2, size("citation"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent.line"), 1))
        painter.setBrush(theme().color("accent.tint"))
        place = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, radius("tag"), radius("tag"))
        font = theme().font("caption")
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(theme().color("accent.text"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, str(self._number))
