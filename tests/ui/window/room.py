"""Words that do not fit where they stand: cut without an ellipsis, or with one and no tooltip."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QPushButton,
    QScrollArea,
    QTabBar,
    QToolButton,
    QWidget,
)

from tests.ui.window.plan import all_held_in

_SLACK = 1
_DIRECT = Qt.FindChildOption.FindDirectChildrenOnly


def cut_words(top: QWidget) -> Iterator[str]:
    """Say what is cut and by how much."""
    for widget in (top, *all_held_in(top)):
        if widget.width() > 0:
            yield from (f"{_name(widget)}: {what}" for what in _cut(widget))


def _cut(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel):
        yield from _label(widget)
    elif isinstance(widget, QCheckBox):
        yield from _too_small(widget, widget.sizeHint(), widget.text())
    elif isinstance(widget, QPushButton | QToolButton) and widget.text() and not widget.layout():
        yield from _button(widget)
    elif isinstance(widget, QTabBar):
        yield from _tabs(widget)
    elif isinstance(widget, QComboBox):
        yield from _choice(widget)
    elif isinstance(widget, QHeaderView):
        yield from _heads(widget)
    elif isinstance(widget, QScrollArea):
        yield from _sideways(widget)
    if isinstance(widget, QLabel | QAbstractButton):
        yield from _outside(widget)


def _label(widget: QLabel) -> Iterator[str]:
    if not widget.text() or widget.textFormat() is Qt.TextFormat.RichText:
        return
    room = widget.contentsRect().size()
    metrics = QFontMetrics(widget.font())
    if widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        if needed > widget.height() + _SLACK:
            yield f"{widget.text()!r} needs {needed} px of height and has {widget.height()}"
        widest = max(map(metrics.horizontalAdvance, widget.text().split()), default=0)
        if widest > room.width() + _SLACK and metrics.horizontalAdvance(widget.text()[0]) > room.width():
            yield f"{widget.text()!r} has only {room.width()} px"
        return
    needed = max(map(metrics.horizontalAdvance, widget.text().split("\n")))
    if needed > room.width() + _SLACK:
        yield f"{widget.text()!r} needs {needed} px and has {room.width()}"
    if metrics.height() > room.height() + 2 * _SLACK:
        yield f"{widget.text()!r} needs {metrics.height()} px of height and has {room.height()}"


def _button(widget: QAbstractButton) -> Iterator[str]:
    if "…" in widget.text() and widget.toolTip():
        return
    yield from _too_small(widget, widget.sizeHint(), widget.text())


def _too_small(widget: QWidget, needed: QSize, text: str) -> Iterator[str]:
    if needed.width() > widget.width() + _SLACK:
        yield f"{text!r} needs {needed.width()} px and has {widget.width()}"


def _tabs(widget: QTabBar) -> Iterator[str]:
    for index in range(widget.count()):
        needed, room = widget.tabSizeHint(index).width(), widget.tabRect(index).width()
        if needed > room + _SLACK:
            yield f"tab {widget.tabText(index)!r} needs {needed} px and has {room}"


def _choice(widget: QComboBox) -> Iterator[str]:
    needed = QFontMetrics(widget.font()).horizontalAdvance(widget.currentText())
    room = widget.width() - 2 * 9 - 24
    if not widget.isEditable() and needed > room + _SLACK and widget.toolTip() != widget.currentText():
        yield f"choice {widget.currentText()!r} needs {needed} px and has {room}"


def _heads(widget: QHeaderView) -> Iterator[str]:
    if widget.orientation() is Qt.Orientation.Vertical:
        return
    for section in range(widget.count()):
        text = str(widget.model().headerData(section, Qt.Orientation.Horizontal) or "")
        needed = widget.sectionSizeFromContents(section).width() if text else 0
        if not widget.isSectionHidden(section) and needed > widget.sectionSize(section) + _SLACK:
            yield f"column {text!r} needs {needed} px and has {widget.sectionSize(section)}"


def _sideways(widget: QScrollArea) -> Iterator[str]:
    """What cannot be scrolled to the side must not be wider than its window."""
    never = widget.horizontalScrollBarPolicy() is Qt.ScrollBarPolicy.ScrollBarAlwaysOff
    held = sum(child.width() for child in widget.viewport().findChildren(QWidget, options=_DIRECT))
    if never and held > widget.viewport().width() + _SLACK:
        yield f"holds {held} px in {widget.viewport().width()} px"


def _outside(widget: QWidget) -> Iterator[str]:
    """What its parent, or that one's parent, cuts off; what scrolls may be out of sight."""
    place, holder = widget.rect(), widget
    while not holder.isWindow():
        parent = holder.parentWidget()
        if (
            parent is None
            or isinstance(parent, QTabBar)
            or isinstance(parent.parentWidget(), QAbstractScrollArea)
        ):
            return
        place = QRect(holder.mapToParent(place.topLeft()), place.size())
        right, bottom = place.right() + 1 - parent.width(), place.bottom() + 1 - parent.height()
        lost = max(right, bottom, -place.left(), -place.top())
        if lost > 2 * _SLACK:
            text = widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""
            yield f"{text!r} lies {lost} px outside of {_name(parent)}"
            return
        holder = parent


def _name(widget: QWidget) -> str:
    """The kind of widget, within the kinds of what holds it."""
    parts: list[str] = []
    at: QObject | None = widget
    while isinstance(at, QWidget) and len(parts) < 4:
        parts.append(type(at).__name__ + (f"#{at.objectName()}" if at.objectName() else ""))
        at = at.parent()
    return " < ".join(parts)
