"""Keys for the tabs of what is in front: those of an open sheet, else of the page."""

from PySide6.QtWidgets import QTabBar, QWidget

from studio.ui.components import SideSheet


def step_tab(page: QWidget, by: int) -> None:
    """To the next one, and round."""
    bar = _bar(page)
    if bar is not None and bar.count():
        bar.setCurrentIndex((bar.currentIndex() + by) % bar.count())


def go_to_tab(page: QWidget, number: int) -> None:
    """The first has the number 0."""
    bar = _bar(page)
    if bar is not None and number < bar.count():
        bar.setCurrentIndex(number)


def _bar(page: QWidget) -> QTabBar | None:
    bars = [bar for bar in page.findChildren(QTabBar) if bar.isVisible()]
    in_sheets = [bar for bar in bars if _in_sheet(bar, page)]
    return next(iter(in_sheets or bars), None)


def _in_sheet(bar: QWidget, page: QWidget) -> bool:
    widget: QWidget | None = bar
    while widget is not None and widget is not page:
        if isinstance(widget, SideSheet):
            return True
        widget = widget.parentWidget()
    return False
