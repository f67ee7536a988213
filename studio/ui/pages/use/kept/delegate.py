"""How a row of the list is painted: a quiet day, a title, and where a search found its words."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QLineEdit, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from studio.conversations import Hit
from studio.ui.components import TextField
from studio.ui.components.cells import rect_of, state_of
from studio.ui.language import tr
from studio.ui.pages.use.kept.model import HIT, RUNNING
from studio.ui.theme import paint_icon, radius, size, space, theme, tokens

_Index = QModelIndex | QPersistentModelIndex
_State = QStyle.StateFlag


class KeptDelegate(QStyledItemDelegate):
    """`menu_wanted` tells of a press on “⋯”, which the current row has and the one under the mouse."""

    menu_wanted = Signal(object)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        hit: Hit | None = index.data(HIT)
        if hit is None:
            above = space("2") if index.row() else 0
            return QSize(0, theme().tokens.type("caption").line + space("2") + above)
        second = theme().tokens.type("caption").line if hit.excerpt else 0
        return QSize(0, size("row.dense") + second)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        hit: Hit | None = index.data(HIT)
        rect, state = rect_of(option), state_of(option)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(rect).adjusted(space("2"), 1, -space("2"), -1)
        if hit is None:
            _paint_day(painter, place, str(index.data()))
        else:
            _paint_ground(painter, place, state)
            _paint_hit(painter, place, hit, state, running=bool(index.data(RUNNING)))
        painter.restore()

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        field = TextField(parent=parent)
        field.setAccessibleName(tr("Title of the conversation"))
        return field

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(str(index.data(Qt.ItemDataRole.EditRole)))
        editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: _Index) -> None:
        editor.setGeometry(rect_of(option).adjusted(space("2"), 1, -space("2"), -1))

    def editorEvent(
        self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: _Index
    ) -> bool:
        """A press on “⋯” opens the menu instead of the conversation."""
        if (
            isinstance(event, QMouseEvent)
            and index.data(HIT) is not None
            and event.position().x() > rect_of(option).right() - _menu_width()
        ):
            if event.type() is QEvent.Type.MouseButtonRelease:
                self.menu_wanted.emit(QPersistentModelIndex(index))
            return True
        return super().editorEvent(event, model, option, index)


def _menu_width() -> int:
    return size("icon") + space("4")


def _paint_day(painter: QPainter, place: QRectF, title: str) -> None:
    painter.setFont(theme().font("caption"))
    painter.setPen(theme().color("text.muted"))
    line = place.adjusted(space("2"), 0, 0, -space("1"))
    painter.drawText(line, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, title)


def _paint_ground(painter: QPainter, place: QRectF, state: QStyle.StateFlag) -> None:
    corner = radius("control")
    painter.setPen(Qt.PenStyle.NoPen)
    if state & (_State.State_Selected | _State.State_MouseOver):
        painter.setBrush(theme().color("accent.tint" if state & _State.State_Selected else "hover"))
        painter.drawRoundedRect(place, corner, corner)
    if state & _State.State_HasFocus:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme().color("focus"), tokens().line("focus")))
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), corner, corner)


def _paint_hit(painter: QPainter, place: QRectF, hit: Hit, state: QStyle.StateFlag, *, running: bool) -> None:
    chosen, over = bool(state & _State.State_Selected), bool(state & _State.State_MouseOver)
    right = space("2")
    if running and not over:
        right = _paint_side(painter, place, "progress-pencil", "accent.text")
    elif chosen or over:
        right = _paint_side(painter, place, "dots-horizontal", "text.secondary")
    elif hit.conversation.pinned:
        right = _paint_side(painter, place, "pin-outline", "text.muted")
    text = place.adjusted(space("2"), 0, -right, 0)
    first = QRectF(text.left(), text.top(), text.width(), size("row.dense") - 2)
    painter.setFont(theme().font("dense"))
    painter.setPen(theme().color("accent.text" if chosen else "text"))
    title = painter.fontMetrics().elidedText(
        hit.conversation.title, Qt.TextElideMode.ElideRight, int(first.width())
    )
    painter.drawText(first, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
    if hit.excerpt:
        line = theme().tokens.type("caption").line
        _paint_excerpt(
            painter, QRectF(text.left(), text.bottom() - line - space("1"), text.width(), line), hit
        )


def _paint_side(painter: QPainter, place: QRectF, icon: str, color: str) -> int:
    """An icon at the right of the row; the width it takes."""
    side = size("icon")
    middle = place.top() + (size("row.dense") - side) / 2
    paint_icon(painter, QRectF(place.right() - side - space("1"), middle, side, side), icon, color)
    return side + space("2")


def _paint_excerpt(painter: QPainter, place: QRectF, hit: Hit) -> None:
    """The word that was found is marked, never by colour alone: it stands in the middle of its line."""
    painter.setFont(theme().font("caption"))
    metrics = QFontMetricsF(painter.font())
    before, word = hit.excerpt[: hit.start], hit.excerpt[hit.start : hit.end]
    left = place.left() + metrics.horizontalAdvance(before)
    width = min(metrics.horizontalAdvance(word), place.right() - left)
    if word and width > 0:
        painter.fillRect(QRectF(left, place.top() + 1, width, place.height() - 2), theme().color("mark"))
    painter.setPen(theme().color("text.secondary"))
    shown = metrics.elidedText(hit.excerpt, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
