"""The chunks of one document as a list: number and place over two lines of text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.language import language
from studio.ui.theme import space, theme

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CHUNK = Qt.ItemDataRole.UserRole
_LINES = 2


class ChunksModel(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._chunks: list[StoredChunk] = []

    def set_chunks(self, chunks: "Sequence[StoredChunk]") -> None:
        self.beginResetModel()
        self._chunks = list(chunks)
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._chunks)

    def data(
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        chunk = self._chunks[index.row()]
        if role == CHUNK:
            return chunk
        return chunk.text if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None


class ChunkDelegate(QStyledItemDelegate):
    """Number and place over two lines of text; every row is of one height, so that thousands scroll."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = theme().tokens.type("dense").line
        return QSize(0, theme().tokens.type("caption").line + _LINES * line + 2 * space("2") + space("1"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        chunk: StoredChunk = index.data(CHUNK)
        rect: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)  # type: ignore[attr-defined]  # the same
        painter.fillRect(rect, theme().color("accent.tint" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().color("border"))
        place = QRectF(rect).adjusted(space("4"), space("2"), -space("4"), -space("2"))
        _write(painter, place, "caption", "text.muted", _head(chunk), Qt.TextFlag.TextSingleLine)
        text = place.adjusted(0, theme().tokens.type("caption").line + space("1"), 0, 0)
        words = " ".join(chunk.text.split())
        _write(painter, text, "dense", "text", words, Qt.TextFlag.TextWrapAnywhere)
        painter.restore()


def _head(chunk: "StoredChunk") -> str:
    place = chunk.place.label(language())
    return " · ".join(part for part in (str(chunk.ordinal + 1), place) if part)


def _write(painter: QPainter, place: QRectF, kind: str, color: str, text: str, flag: Qt.TextFlag) -> None:
    painter.setFont(theme().font(kind))
    painter.setPen(theme().color(color))
    lines = 1 if flag is Qt.TextFlag.TextSingleLine else _LINES
    room = int(place.width() * lines) - (lines - 1) * painter.fontMetrics().height() * 2
    text = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(place, flag.value | Qt.AlignmentFlag.AlignTop.value, text)
