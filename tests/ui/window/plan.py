"""The plan of a window: its parts with place and size, one a line, within what holds them.

A picture would differ with every font and every word. A plan can be read and compared: it is rounded to the
spacing grid, and counts as the same when nothing has moved by more than a little.
"""

from collections.abc import Iterator
from difflib import ndiff

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractItemView, QPushButton, QSplitter, QWidget

from studio.ui.chat.composer import Composer
from studio.ui.components import Banner, Card, EmptyState, NavList, Panel, ScrollPage, SideSheet, Tabs
from studio.ui.shell.header_bar import HeaderBar
from studio.ui.shell.page import Page
from studio.ui.shell.rail import Rail
from studio.ui.shell.status_bar import StatusBar

GRID = 4
ASIDE, DOWN = 3 * GRID, 8 * GRID
"""What another font may move sideways, and downwards, where texts break into other lines."""

_PARTS = (
    Banner, Card, Composer, EmptyState, HeaderBar, NavList, Page, Panel, QAbstractItemView, QSplitter, Rail,
    ScrollPage, SideSheet, StatusBar, Tabs,
)  # fmt: skip


def plan_of(window: QWidget) -> list[str]:
    """`Card  x y  width × height`, in pixels of the window, indented by what holds it."""
    return [f"{'  ' * depth}{_name(part)}  {_place(part, window)}" for part, depth in _parts(window, 0)]


def moved_in(kept: list[str], now: list[str]) -> list[str]:
    """What is otherwise now, each line as it was (-) and as it is (+); nothing when it is the same plan."""
    if len(kept) == len(now) and all(map(_same_line, kept, now)):
        return []
    return [line for line in ndiff(kept, now) if line[0] in "+-"]


def _parts(within: QWidget, depth: int) -> Iterator[tuple[QWidget, int]]:
    found = [child for child in within.children() if isinstance(child, QWidget) and child.isVisible()]
    for child in sorted(found, key=lambda one: (one.y(), one.x())):
        named = isinstance(child, _PARTS) or is_primary(child)
        if named:
            yield child, depth
        yield from _parts(child, depth + named)


def is_primary(widget: QWidget) -> bool:
    return isinstance(widget, QPushButton) and widget.property("kind") == "primary"


def _name(part: QWidget) -> str:
    return "primary button" if is_primary(part) else type(part).__name__


def _place(part: QWidget, window: QWidget) -> str:
    corner = part.mapTo(window, QPoint(0, 0))
    x, y, width, height = (
        GRID * round(number / GRID) for number in (corner.x(), corner.y(), part.width(), part.height())
    )
    return f"{x} {y}  {width} × {height}"


def _same_line(kept: str, now: str) -> bool:
    (name, *before), (other, *after) = _read(kept), _read(now)
    near = zip(before, after, (ASIDE, DOWN, ASIDE, DOWN), strict=True)
    return name == other and all(abs(int(one) - int(two)) <= most for one, two, most in near)


def _read(line: str) -> list[str]:
    """Name with its indentation, then the four numbers."""
    name, x, y, width, _, height = line.rsplit(maxsplit=5)
    return [name, x, y, width, height]
