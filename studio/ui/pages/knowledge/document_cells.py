"""Draws the cells of the documents table: check box, icon and name, state as icon and word, figures."""

from collections.abc import Hashable, Sequence
from math import ceil
from typing import Any

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from studio.ui.components import paint_check
from studio.ui.components.lines import paint_lines
from studio.ui.pages.knowledge.documents_model import RIGHT, Column, DocumentsModel, text_of
from studio.ui.pages.knowledge.lines import DocumentLine
from studio.ui.theme import paint_icon, radius, size, space, theme

_ICONS = {
    "success": "check-circle",
    "warning": "alert-circle",
    "danger": "close-circle-outline",
    "refused": "shield-alert-outline",
}
_COLORS = {"refused": "danger"}
_MOST_KEPT = 2000
Place = tuple[Column, int, int]
_MOST_TAGS = 0.7  # of the room of a name
_TAGS = {
    "success": ("success.tint", "success"),
    "warning": ("warning.tint", "warning"),
    "plain": ("sunken", "text.secondary"),
}


class Cells:
    """A cell is drawn once and kept as a picture: a table that fills is painted anew every second."""

    def __init__(self, table: QWidget, lines: DocumentsModel) -> None:
        self._table, self._lines = table, lines
        self._kept: dict[Hashable, QPixmap] = {}

    def draw(
        self, painter: QPainter, top: int, height: int, row: int, columns: Sequence[Place], selected: bool
    ) -> None:
        """A row from its `top` on; each of the `columns` with where it begins and how wide it is."""
        line, detail = self._lines.at(row)
        look = height, selected, theme().mode, self._table.devicePixelRatioF()
        for column, left, width in columns:
            if detail:
                _paint_ground(painter, QRect(left, top, width, height), _detail_ground(line))
                continue
            key = (column, _shown(line, column), width, *look)
            picture = self._kept.get(key) or self._drawn(key, line, QSize(width, height), selected)
            painter.drawPixmap(left, top, picture)

    def draw_focus(self, painter: QPainter, rect: QRect) -> None:
        painter.fillRect(rect, theme().color("focus"))

    def _drawn(self, key: tuple[Any, ...], line: DocumentLine, room: QSize, selected: bool) -> QPixmap:
        ratio = self._table.devicePixelRatioF()
        picture = QPixmap(ceil(room.width() * ratio), ceil(room.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        place = QRect(QPoint(0, 0), room)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_ground(painter, place, "accent.tint" if selected else "surface")
        _paint_cell(painter, place, line, key[0], selected)
        painter.end()
        if len(self._kept) >= _MOST_KEPT:
            self._kept.clear()
        self._kept[key] = picture
        return picture


def _detail_ground(line: DocumentLine) -> str:
    if not line.needs_attention:
        return "sunken"
    return "warning.tint" if line.ready else "danger.tint"


def _shown(line: DocumentLine, column: Column) -> Hashable:
    """All that a cell's picture depends on."""
    if column is Column.NAME:
        return line.name, line.tags
    if column is Column.STATE:
        return line.state, line.kind
    return text_of(line, column)


def _paint_ground(painter: QPainter, rect: QRect, ground: str) -> None:
    painter.fillRect(rect, theme().color(ground))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme().color("border"))


def _paint_cell(painter: QPainter, rect: QRect, line: DocumentLine, column: Column, selected: bool) -> None:
    place = QRectF(rect).adjusted(space("2"), 0, -space("2"), 0)
    color = "text"
    if column is Column.CHECK:
        paint_check(painter, _box(place), Qt.CheckState.Checked if selected else Qt.CheckState.Unchecked)
        return
    if column is Column.VALIDITY and line.validity_kind:
        _paint_tag(painter, place.left(), place, line.validity, line.validity_kind)
        return
    if column is Column.NAME:
        place = _with_icon(painter, place, line.icon, "text.secondary")
        place = _with_tags(painter, place, line)
    elif column is Column.STATE:
        color = _COLORS.get(line.kind, line.kind)
        place = _with_icon(painter, place, _ICONS[line.kind], color)
    elif column in {Column.NUMBER, Column.VALIDITY, Column.LOADED}:
        color = "text.secondary"
    if column is Column.NAME:
        _write_name(painter, place, line.name)
    else:
        _write(painter, place, text_of(line, column), color, right=column in RIGHT)


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
    if not total or total > place.width() * _MOST_TAGS:
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
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), radius("tag"), radius("tag"))
    painter.setPen(theme().color(ink))
    room = int(box.width() - space("2"))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)


def _write_name(painter: QPainter, place: QRectF, name: str) -> None:
    """In two lines where it is long: names of files of one office often differ at their end alone."""
    painter.setFont(theme().font("dense"))
    painter.setPen(theme().color("text"))
    paint_lines(painter, place, name, 2, Qt.TextElideMode.ElideMiddle)


def _write(painter: QPainter, place: QRectF, text: str, color: str, *, right: bool) -> None:
    painter.setFont(theme().font("dense"))
    painter.setPen(theme().color(color))
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, int(place.width()))
    painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
