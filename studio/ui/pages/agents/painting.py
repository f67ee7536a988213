"""Draws a row of the list of agents: icon, name over its state, readiness, date, and the dots of its menu."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.catalogue import ReleaseState
from studio.ui.components.cells import is_chosen, rect_of, state_of
from studio.ui.dates import short_time
from studio.ui.packages.states import state_words
from studio.ui.pages.agents.lines import AgentLine
from studio.ui.pages.agents.model import LINE, AgentsModel
from studio.ui.pages.agents.row_words import first_missing, state_text
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.theme import paint_icon, size, space, theme, tokens

_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | _MIDDLE


class RowPainter(QStyledItemDelegate):
    def __init__(self, view: QWidget, model: AgentsModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, size("row.two"))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line: AgentLine = index.data(LINE)
        rect, state = rect_of(option), state_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _ground(painter, rect, state)
        room = rect.adjusted(space("4"), 0, -space("2"), 0)
        lit = is_chosen(option)
        _tile(painter, room, agent_icon(line.icon), "surface" if lit else "accent.tint")
        self._paint(painter, room, line)
        painter.restore()

    def _paint(self, painter: QPainter, rect: QRect, line: AgentLine) -> None:
        used, colors = self._model.used, theme()
        room = QRect(rect)
        room.setLeft(room.left() + size("avatar") + space("3"))
        dots = menu_place(rect)
        inset = size("dots.inset")
        paint_icon(
            painter, QRectF(dots).adjusted(inset, inset, -inset, -inset), "dots-vertical", "text.secondary"
        )
        room.setRight(dots.left() - space("2"))
        if rect.width() >= size("room.two.columns"):
            _write(
                painter, _take(room, size("column.least")), short_time(line.changed), "caption", "text.muted"
            )
        if not used and rect.width() >= size("room.readiness"):
            _readiness(painter, _take(room, size("readiness")), line)
        if line.heard:
            words, tone = state_words(ReleaseState(line.heard))
            _write(painter, _take(room, size("column.least")), words, "label", tone)
        half = room.height() // 2
        name, state = room.adjusted(0, space("1"), 0, -half), room.adjusted(0, half, 0, -space("2"))
        painter.setPen(colors.color("text"))
        _write(painter, name, line.name, "body", "text")
        tone = "danger" if line.trouble is not None else "text.muted"
        _write(painter, state, state_text(line, used=used), "caption", tone)


def menu_place(rect: QRect) -> QRect:
    """Where the dots of a row's menu are."""
    side = size("control.small")
    return QRect(rect.right() - side, rect.center().y() - side // 2, side, side)


def _ground(painter: QPainter, rect: QRect, state: QStyle.StateFlag) -> None:
    colors = theme()
    if state & QStyle.StateFlag.State_Selected:
        painter.fillRect(rect, colors.color("accent.tint"))
    elif state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(rect, colors.color("hover"))
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colors.color("border"))
    if state & QStyle.StateFlag.State_HasFocus:
        painter.setPen(QPen(colors.color("focus"), tokens().line("focus")))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect.adjusted(1, 1, -1, -1))


def _tile(painter: QPainter, rect: QRect, name: str, ground: str) -> None:
    side, icon = size("avatar"), size("icon")
    place = QRectF(rect.left(), rect.center().y() - side / 2, side, side)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color(ground))
    painter.drawRoundedRect(place, tokens().radius("control"), tokens().radius("control"))
    edge = (side - icon) / 2
    paint_icon(painter, place.adjusted(edge, edge, -edge, -edge), name, "accent.text")


def _readiness(painter: QPainter, rect: QRect, line: AgentLine) -> None:
    standing = line.standing
    if standing is None:
        return
    words, tone = first_missing(line)
    total, height = len(standing.needs), size("progress")
    bar = QRectF(rect.left(), rect.center().y() - height / 2, size("meter"), height)
    painter.setPen(Qt.PenStyle.NoPen)
    for share, color in (
        (1.0, "border"),
        (standing.met / total, "success" if tone == "success" else "accent"),
    ):
        painter.setBrush(theme().color(color))
        painter.drawRoundedRect(
            QRectF(bar.left(), bar.top(), bar.width() * share, height), height / 2, height / 2
        )
    count = QRect(round(bar.right()) + space("2"), rect.top(), space("8"), rect.height())
    _write(painter, count, f"{standing.met} / {total}", "caption", "text.muted")
    _write(painter, rect.adjusted(count.right() - rect.left() + space("2"), 0, 0, 0), words, "dense", tone)


def _take(room: QRect, width: int) -> QRect:
    """Cut a column off the right end of what is left."""
    taken = QRect(room.right() - width, room.top(), width, room.height())
    room.setRight(taken.left() - space("2"))
    return taken


def _write(painter: QPainter, place: QRect, text: str, kind: str, color: str) -> None:
    painter.setFont(theme().font(kind))
    painter.setPen(theme().color(color))
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, _LEFT, shown)
