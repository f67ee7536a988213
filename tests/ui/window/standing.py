"""What must hold of every page at every size: nothing lies over another, or outside of what holds it."""

from collections.abc import Iterator
from itertools import combinations

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QAbstractScrollArea, QLayout, QWidget

from studio.ui.components import Card
from studio.ui.shell.frame import Frame
from studio.ui.theme import size
from tests.ui.window.heard import kind_of
from tests.ui.window.plan import all_held_in, held_in, is_primary

_SLACK = 1


def amiss(top: QWidget, frame: Frame) -> Iterator[str]:
    """Of the window, or of a dialog over it."""
    yield from _off_size(frame)
    for widget in (top, *all_held_in(top)):
        layout = widget.layout()
        if layout is not None:
            yield from _over_one_another(widget, layout)
            yield from _ragged(widget)
        if is_primary(widget):
            yield from _cut_off(widget, top)


def _off_size(frame: Frame) -> Iterator[str]:
    rail = {size("rail"), size("rail.compact")}
    if frame.rail.isVisible() and frame.rail.width() not in rail:
        yield f"the rail is {frame.rail.width()} px wide"
    low = frame.height() < size("breakpoints.low")
    for name, part in (("header.low" if low else "header", frame.header_bar), ("statusbar", frame.status)):
        if part.isVisible() and part.height() != size(name):
            yield f"{name} is {part.height()} px high"


def _over_one_another(widget: QWidget, layout: QLayout) -> Iterator[str]:
    """Of what its layout has placed."""
    placed = [child for child in held_in(widget) if layout.indexOf(child) >= 0]
    for one, other in combinations(placed, 2):
        common = one.geometry().intersected(other.geometry())
        if common.width() > _SLACK and common.height() > _SLACK:
            yield f"{kind_of(one)} lies over {kind_of(other)}"
    for child in placed:
        if not widget.rect().adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(child.geometry()):
            yield f"{kind_of(child)} lies outside of what holds it"


def _ragged(widget: QWidget) -> Iterator[str]:
    """Cards that stand below one another begin at the same edge."""
    cards = [child for child in held_in(widget) if isinstance(child, Card)]
    for one, other in combinations(cards, 2):
        below = one.geometry().bottom() < other.y() or other.geometry().bottom() < one.y()
        if below and 0 < abs(one.x() - other.x()) < min(one.width(), other.width()) // 4:
            yield f"{kind_of(one)} begins at {one.x()}, {kind_of(other)} at {other.x()}"


def _cut_off(button: QWidget, window: QWidget) -> Iterator[str]:
    """One that scrolls may be out of sight for a while."""
    holder = button.parentWidget()
    while holder is not None and holder is not window:
        if isinstance(holder, QAbstractScrollArea):
            return
        holder = holder.parentWidget()
    place = QRect(button.mapTo(window, QPoint(0, 0)), button.size())
    if not window.rect().contains(place):
        yield f"{kind_of(button)} lies outside of the window"
