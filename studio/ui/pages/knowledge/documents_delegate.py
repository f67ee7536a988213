"""Paints a row of the documents table: check box, icon and name, state as icon and word, figures."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.components import paint_check
from studio.ui.pages.knowledge.documents_model import DETAIL, LINE, RIGHT, Column
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.theme import paint_icon, size, space, theme

_Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    "success": "check-circle",
    "warning": "alert-circle",
    "danger": "close-circle-outline",
    "refused": "shield-alert-outline",
}
_COLORS = {"refused": "danger"}
_TAGS = {
    "success": ("success.tint", "success"),
    "warning": ("warning.tint", "warning"),
    "plain": ("sunken", "text.secondary"),
}


class DocumentsDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        rect: QRect = option.rect  # type: ignore[attr-defined]  # missing in the stubs
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]  # the same
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, rect, state, index)
        if not index.data(DETAIL):
            self._paint_cell(painter, rect, state, index)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(0, size("row.dense") + space("1"))

    def _paint_ground(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: _Index) -> None:
        ground = "surface"
        if index.data(DETAIL):
            line: DocumentLine = index.data(LINE)
            ground = "warning.tint" if line.ready else "danger.tint"
        elif state & QStyle.StateFlag.State_Selected:
            ground = "accent.tint"
        painter.fillRect(rect, theme().color(ground))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().color("border"))
        if state & QStyle.StateFlag.State_HasFocus and index.column() == Column.NAME:
            painter.fillRect(QRect(rect.left(), rect.top(), 2, rect.height()), theme().color("focus"))

    def _paint_cell(self, painter: QPainter, rect: QRect, state: QStyle.StateFlag, index: _Index) -> None:
        line: DocumentLine = index.data(LINE)
        place = QRectF(rect).adjusted(space("2"), 0, -space("2"), 0)
        if index.column() == Column.CHECK:
            on = bool(state & QStyle.StateFlag.State_Selected)
            paint_check(painter, _box(place), Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            return
        color = "text"
        if index.column() == Column.NAME:
            place = _with_icon(painter, place, line.icon, "text.secondary")
            place = _with_tags(painter, place, line)
        elif index.column() == Column.STATE:
            color = _COLORS.get(line.kind, line.kind)
            place = _with_icon(painter, place, _ICONS[line.kind], color)
        elif index.column() == Column.VALIDITY:
            _paint_tag(painter, place.left(), place, line.validity, line.validity_kind)
            return
        elif index.column() in {Column.NUMBER, Column.LOADED}:
            color = "text.secondary"
        text = str(index.data())
        _write(painter, place, text, color, right=index.column() in RIGHT)


def _box(place: QRectF) -> QRectF:
    side = size("checkbox")
    return QRectF(place.center().x() - side / 2, place.center().y() - side / 2, side, side)


def _with_icon(painter: QPainter, place: QRectF, name: str, color: str) -> QRectF:
    """Paint the icon at the left of the place and return what is left of it."""
    side = size("icon.small")
    paint_icon(painter, QRectF(place.left(), place.center().y() - side / 2, side, side), name, color)
    return place.adjusted(side + space("2"), 0, 0, 0)


def _with_tags(painter: QPainter, place: QRectF, line: DocumentLine) -> QRectF:
    """Paint the tags right of the name and return what is left to it; the tooltip has those without room."""
    gap = space("2")
    painter.setFont(theme().font("dense"))
    name = painter.fontMetrics().horizontalAdvance(line.name)
    painter.setFont(theme().font("caption"))
    total = sum(_tag_width(painter, text) + gap for text, _ in line.tags)
    if not total or total > place.width() / 2:
        return place
    first = left = min(place.left() + name, place.right() - total)
    for text, kind in line.tags:
        _paint_tag(painter, left + gap, place, text, kind)
        left += _tag_width(painter, text) + gap
    return place.adjusted(0, 0, first - place.right() + 1, 0)


def _tag_width(painter: QPainter, text: str) -> float:
    return painter.fontMetrics().horizontalAdvance(text) + 2 * space("2")


def _paint_tag(painter: QPainter, left: float, place: QRectF, text: str, kind: str) -> None:
    """A tag as the component of that name shows it."""
    if not text:
        return
    painter.setFont(theme().font("caption"))
    ground, ink = _TAGS[kind]
    height = size("tag") - space("1") // 2
    box = QRectF(left, place.center().y() - height / 2, min(_tag_width(painter, text), place.width()), height)
    painter.setPen(theme().color("border" if kind == "plain" else ground))
    painter.setBrush(theme().color(ground))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setPen(theme().color(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def _write(painter: QPainter, place: QRectF, text: str, color: str, *, right: bool) -> None:
    painter.setFont(theme().font("dense"))
    painter.setPen(theme().color(color))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(place.width()))
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
