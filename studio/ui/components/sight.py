"""Brings a part of a page to where it is seen."""

from PySide6.QtWidgets import QScrollArea, QWidget

from studio.ui.theme import space


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the nearest area that holds it."""
    holder = widget.parentWidget()
    while holder is not None:
        if isinstance(holder, QScrollArea):
            holder.ensureWidgetVisible(widget, 0, space("8"))
            return
        holder = holder.parentWidget()
