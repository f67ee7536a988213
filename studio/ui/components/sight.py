"""Brings a part of a page to where it is seen."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QScrollArea, QWidget

from studio.ui.theme import space


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the nearest area that holds it."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            show_whole(holder, widget)
            return
        holder = holder.parentWidget()


def show_whole(area: QScrollArea, widget: QWidget) -> None:
    """With some air around it; Qt itself is content once the cursor of a field can be seen."""
    content = area.widget()
    if not content.isAncestorOf(widget):
        return
    place = widget.rect().translated(widget.mapTo(content, QPoint()))
    for corner in (place.bottomRight(), place.topLeft()):  # of what is larger the beginning is seen
        area.ensureVisible(corner.x(), corner.y(), 0, space("8"))
