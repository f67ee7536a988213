"""One line of the palette, painted: icon, name, and at the right its keys or what kind of thing it is."""

from typing import cast

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from studio.ui.components.cells import is_chosen, rect_of
from studio.ui.shell.palette.entries import Entry
from studio.ui.theme import paint_icon, radius, size, space, theme

_Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(size("section.list"), size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        entry = cast(Entry, index.data(Qt.ItemDataRole.UserRole))
        place, chosen = rect_of(option), is_chosen(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            _paint_ground(painter, place)
        side = size("icon")
        icon = QRectF(place.left() + space("3"), place.center().y() - side / 2, side, side)
        paint_icon(painter, icon, entry.icon, "accent.text" if chosen else "text.secondary")
        left, right = round(icon.right()) + space("3"), place.right() - space("3")
        right -= _paint_right(painter, place, right, entry)
        _paint_title(painter, QRect(left, place.top(), right - left, place.height()), entry.title)
        painter.restore()


def _paint_ground(painter: QPainter, place: QRect) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("accent.tint"))
    painter.drawRoundedRect(place, radius("control"), radius("control"))


def _paint_right(painter: QPainter, place: QRect, right: int, entry: Entry) -> int:
    """Return the room it took."""
    told = "   ".join(filter(None, (entry.kind, entry.keys)))
    painter.setFont(theme().font("caption"))
    painter.setPen(theme().color("text.muted"))
    most = place.width() // 2
    shown = painter.fontMetrics().elidedText(told, Qt.TextElideMode.ElideRight, most)
    width = painter.fontMetrics().horizontalAdvance(shown)
    room = QRect(right - width, place.top(), width, place.height())
    painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, shown)
    return width + space("4")


def _paint_title(painter: QPainter, room: QRect, title: str) -> None:
    painter.setFont(theme().font("body"))
    painter.setPen(theme().color("text"))
    shown = painter.fontMetrics().elidedText(title, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
