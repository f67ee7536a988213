"""The chunks of one document as a list: number, place and state over two lines of text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.components.cells import is_chosen, rect_of
from studio.ui.components.lines import paint_lines
from studio.ui.language import language, tr
from studio.ui.theme import paint_icon, size, space, theme

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
CHUNK = Qt.ItemDataRole.UserRole
_LINES = 2


class ChunksModel(QAbstractListModel):
    """Those of the chunks whose text or place holds the words, and which stand as is asked."""

    def __init__(self) -> None:
        super().__init__()
        self._all: list[StoredChunk] = []
        self._shown: list[StoredChunk] = []
        self._words, self._changed_only = "", False

    def set_chunks(self, chunks: "Sequence[StoredChunk]") -> None:
        self._all = list(chunks)
        self._arrange()

    def narrow(self, words: str, *, changed_only: bool) -> None:
        self._words, self._changed_only = words.strip().casefold(), changed_only
        self._arrange()

    def counts(self) -> tuple[int, int]:
        """How many there are, and how many of them were changed by hand."""
        return len(self._all), sum(chunk.off or chunk.edited for chunk in self._all)

    def row_of(self, ordinal: int) -> int:
        return next((row for row, chunk in enumerate(self._shown) if chunk.ordinal == ordinal), -1)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(
        self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:  # whatever the role asks for
        chunk = self._shown[index.row()]
        if role == CHUNK:
            return chunk
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{head_of(chunk)} {state_of(chunk)[0]} {chunk.text}"
        return chunk.text if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole} else None

    def _arrange(self) -> None:
        self.beginResetModel()
        self._shown = [chunk for chunk in self._all if self._takes(chunk)]
        self.endResetModel()

    def _takes(self, chunk: "StoredChunk") -> bool:
        if self._changed_only and not (chunk.off or chunk.edited):
            return False
        return self._words in f"{chunk.text}\n{chunk.place.label(language())}".casefold()


class ChunkDelegate(QStyledItemDelegate):
    """Every row is of one height, so that thousands scroll; what is switched off is muted and says so."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        line = theme().tokens.type("dense").line
        return QSize(0, theme().tokens.type("caption").line + _LINES * line + 2 * space("2") + space("1"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        chunk: StoredChunk = index.data(CHUNK)
        rect, chosen = rect_of(option), is_chosen(option)
        painter.save()
        ground = "accent.tint" if chosen else "sunken" if chunk.off else "surface"
        painter.fillRect(rect, theme().color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().color("border"))
        place = QRectF(rect).adjusted(space("4"), space("2"), -space("4"), -space("2"))
        head = place.adjusted(0, 0, -_paint_state(painter, place, chunk), 0)
        _write_head(painter, head, chunk)
        text = place.adjusted(0, theme().tokens.type("caption").line + space("1"), 0, 0)
        words = " ".join(chunk.text.split())
        ink = "text.muted" if chunk.off else "text"
        painter.setFont(theme().font("dense"))
        painter.setPen(theme().color(ink))
        paint_lines(painter, text, words, _LINES, Qt.TextElideMode.ElideRight, top=True)
        painter.restore()


def head_of(chunk: "StoredChunk") -> str:
    place = chunk.place.label(language())
    return " · ".join(part for part in (str(chunk.ordinal + 1), place) if part)


def state_of(chunk: "StoredChunk") -> tuple[str, str, str]:
    """Words, icon and colour; empty for one that is as it was cut."""
    if chunk.off:
        return tr("Switched off"), "eye-off-outline", "text.muted"
    return (tr("Edited"), "pencil-outline", "accent.text") if chunk.edited else ("", "", "")


def _paint_state(painter: QPainter, place: QRectF, chunk: "StoredChunk") -> float:
    """Paint it at the right of the head; the width it takes."""
    text, icon, color = state_of(chunk)
    if not text:
        return 0
    painter.setFont(theme().font("caption"))
    painter.setPen(theme().color(color))
    side, line = size("icon.small"), theme().tokens.type("caption").line
    width = painter.fontMetrics().horizontalAdvance(text)
    words = QRectF(place.right() - width, place.top(), width, line)
    painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, text)
    paint_icon(
        painter,
        QRectF(words.left() - side - space("1"), words.center().y() - side / 2, side, side),
        icon,
        color,
    )
    return width + side + space("3")


def _write_head(painter: QPainter, place: QRectF, chunk: "StoredChunk") -> None:
    """Of a long way through headings the end says most: its beginning gives way."""
    painter.setFont(theme().font("caption"))
    painter.setPen(theme().color("text.muted"))
    number, where = str(chunk.ordinal + 1), chunk.place.label(language())
    metrics, parts = painter.fontMetrics(), [number]
    if where:
        room = int(place.width()) - metrics.horizontalAdvance(f"{number} · ")
        parts.append(metrics.elidedText(where, Qt.TextElideMode.ElideLeft, room))
    painter.drawText(place, Qt.AlignmentFlag.AlignTop, " · ".join(parts))
