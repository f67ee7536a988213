"""The plan of a window: its parts with place and size, one a line, within what holds them.

A picture would differ with every font and every word. A plan can be read and compared: it is rounded to the
spacing grid, and counts as the same when nothing has moved by more than a little.
"""

from collections.abc import Iterator
from difflib import ndiff

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSplitter,
    QWidget,
)

from studio.ui.chat.composer import Composer
from studio.ui.components import (
    Banner,
    Card,
    EmptyState,
    NavList,
    Panel,
    ScrollPage,
    SideSheet,
    Skeleton,
    Tabs,
)
from studio.ui.shell.header_bar import HeaderBar
from studio.ui.shell.page import Page
from studio.ui.shell.palette.view import PaletteView
from studio.ui.shell.rail import Rail
from studio.ui.shell.status_bar import StatusBar
from studio.ui.shell.work.panel import WorkPanel

GRID = 4
ASIDE, DOWN = 3 * GRID, 8 * GRID
"""What another font may move sideways, and downwards, where texts break into other lines."""

_PARTS = (
    Banner, Card, Composer, EmptyState, HeaderBar, NavList, Page, PaletteView, Panel, QAbstractItemView,
    QSplitter, Rail, ScrollPage, SideSheet, Skeleton, StatusBar, Tabs, WorkPanel,
)  # fmt: skip
_PARTS_OF_DIALOG = (QLineEdit, QPlainTextEdit, QPushButton)


def plan_of(window: QWidget) -> list[str]:
    """`Card  x y  width × height`, in pixels of the window, indented by what holds it.

    A dialog has little in it: its fields and buttons count.
    """
    kinds = (*_PARTS, *_PARTS_OF_DIALOG) if isinstance(window, QDialog) else _PARTS
    return [f"{'  ' * depth}{_name(part)}  {_place(part, window)}" for part, depth in _parts(window, kinds)]


def moved_in(kept: list[str], now: list[str]) -> list[str]:
    """What is otherwise now, each line as it was (-) and as it is (+); nothing when it is the same plan."""
    if len(kept) == len(now) and all(map(_same_line, kept, now)):
        return []
    return [line for line in ndiff(kept, now) if line[0] in "+-"]


def _parts(
    within: QWidget, kinds: tuple[type[QWidget], ...], depth: int = 0
) -> Iterator[tuple[QWidget, int]]:
    for child in sorted(held_in(within), key=lambda one: (one.y(), one.x())):
        named = isinstance(child, kinds) or is_primary(child)
        if named:
            yield child, depth
        yield from _parts(child, kinds, depth + named)


def held_in(widget: QWidget) -> list[QWidget]:
    """What is seen of its children; another window that belongs to it is none."""
    children = (child for child in widget.children() if isinstance(child, QWidget))
    return [child for child in children if child.isVisible() and not child.isWindow()]


def all_held_in(top: QWidget) -> Iterator[QWidget]:
    """The same with what they hold in turn."""
    for child in held_in(top):
        yield child
        yield from all_held_in(child)


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
