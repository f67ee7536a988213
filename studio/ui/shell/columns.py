"""F6 goes from column to column: rail, header, what the page has side by side, status bar."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from studio.ui.components import NavList, Panel, SideSheet, Tabs

_COLUMNS = (NavList, Panel, QAbstractScrollArea, Tabs)


def go_to_next_column(around: Sequence[QWidget], page: QWidget, *, back: bool = False) -> bool:
    """`around` are the parts of the frame, the last of them comes after the page; False when there is none.

    A sheet over the page keeps the focus to itself.
    """
    columns = [*around[:-1], *_columns_of(page), *around[-1:]]
    places = [(column, target) for column in columns if (target := _target(column)) is not None]
    if not places:
        return False
    at = next((number for number, (column, _) in enumerate(places) if _has_focus(column)), None)
    step = -1 if back else 1
    number = (at + step) % len(places) if at is not None else (len(places) - 1 if back else 0)
    places[number][1].setFocus(Qt.FocusReason.TabFocusReason)
    return True


def _columns_of(page: QWidget) -> list[QWidget]:
    sheets = [sheet for sheet in page.findChildren(SideSheet) if sheet.isVisible()]
    if sheets:
        return [sheets[-1]]
    return sorted(_parts(page), key=_place)


def _parts(widget: QWidget) -> Iterator[QWidget]:
    for child in widget.children():
        if not isinstance(child, QWidget) or not child.isVisible() or isinstance(child, SideSheet):
            continue
        if isinstance(child, _COLUMNS):
            yield child
        else:
            yield from _parts(child)


def _place(column: QWidget) -> tuple[int, int]:
    """From left to right; what stands over the whole page comes first."""
    corner = column.mapTo(column.window(), QPoint())
    return corner.x(), corner.y()


def _target(column: QWidget) -> QWidget | None:
    """Where the focus was there last, else the first that takes it."""
    last: object = column.focusWidget()
    if isinstance(last, QWidget) and column.isAncestorOf(last) and _takes_focus(last):
        return last
    if _takes_focus(column):
        return column
    widget = column.nextInFocusChain()
    while widget is not None and widget is not column:
        if column.isAncestorOf(widget) and _takes_focus(widget):
            return widget
        widget = widget.nextInFocusChain()
    return None


def _takes_focus(widget: QWidget) -> bool:
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    return bool(by_tab) and widget.isVisible() and widget.isEnabled()


def _has_focus(column: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is column or column.isAncestorOf(focused))
