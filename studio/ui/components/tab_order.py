"""Where Tab goes: as things stand on the screen, line by line; Qt goes as they were made."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget

from studio.ui.components.sight import show_whole


def go_on(within: QWidget, here: QWidget, *, forward: bool) -> bool:
    """Give the focus to the next that takes it, and round; False when nothing else does.

    Qt asks for it, too, when what has the focus is hidden or disabled: nobody has pressed a key then.
    """
    gone = not (here.isVisible() and here.isEnabled())
    target = _beside(within, here) if gone else next_stop(within, here, forward=forward)
    if target is None:
        return False
    target.setFocus(Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason)
    if not gone:  # a page does not scroll by itself
        _bring_into_sight(target, within)
    return True


def next_stop(within: QWidget, here: QWidget, *, forward: bool) -> QWidget | None:
    stops = list(_stops(within, here))
    at = next((number for number, stop in enumerate(stops) if stop is here), None)
    if at is None:
        return (stops[0] if forward else stops[-1]) if stops else None
    target = stops[(at + (1 if forward else -1)) % len(stops)]
    return None if target is here else target


def _beside(within: QWidget, here: QWidget) -> QWidget | None:
    """What is nearest to it in the page, lest Enter act in the status bar."""
    holder = here.parentWidget()
    while holder is not None and holder is not within:
        stops = list(_stops(holder, here)) if holder.isVisible() else [here]
        if len(stops) > 1 and here in stops:
            at = stops.index(here)
            return stops[at + 1] if at + 1 < len(stops) else stops[at - 1]
        holder = holder.parentWidget()
    return next_stop(within, here, forward=True)


def _stops(within: QWidget, here: QWidget) -> Iterator[QWidget]:
    """`here` is among them although it may just have been hidden."""
    for child in _line_by_line(_children(within, here)):
        if child is here or _takes_tab(child):
            yield child
        yield from _stops(child, here)


def _children(within: QWidget, here: QWidget) -> list[QWidget]:
    widgets = [child for child in within.children() if isinstance(child, QWidget) and not child.isWindow()]
    return [child for child in widgets if child.isVisible() or child is here or child.isAncestorOf(here)]


def _line_by_line(widgets: list[QWidget]) -> list[QWidget]:
    """What begins above the middle of what stands beside it is on its line, too."""
    lines: list[list[QWidget]] = []
    bottom = 0
    for widget in sorted(widgets, key=lambda one: (one.y(), one.x())):
        if lines and widget.geometry().center().y() < bottom:
            lines[-1].append(widget)
            bottom = max(bottom, widget.geometry().bottom())
        else:
            lines.append([widget])
            bottom = widget.geometry().bottom()
    return [widget for line in lines for widget in sorted(line, key=QWidget.x)]


def _takes_tab(widget: QWidget) -> bool:
    """What stands in for another, or has another stand in for it, is passed once."""
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled() and widget.focusProxy() is None


def _bring_into_sight(widget: QWidget, within: QWidget) -> None:
    holder = widget.parentWidget()
    while holder is not None and holder is not within:
        if isinstance(holder, QScrollArea):
            show_whole(holder, widget)
        holder = holder.parentWidget()
