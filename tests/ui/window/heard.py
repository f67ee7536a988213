"""What assistive technology is told of the window, and what the keyboard reaches."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import numpy.typing as npt
import shiboken6
from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTableView,
    QTextEdit,
    QWidget,
)

from studio.ui.chat.reel import Reel

Pixels = npt.NDArray[np.uint8]
"""Height × width × (blue, green, red)."""

Marks = npt.NDArray[np.bool_]
"""Height × width."""

_ACTED_ON = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QTabBar,
    QTextEdit,
)  # fmt: skip
_MEANINGLESS = {
    QAccessible.Role.NoRole,
    QAccessible.Role.Client,
    QAccessible.Role.Border,
    QAccessible.Role.Pane,
}
_PART_OF_ANOTHER = (QLineEdit, QTabBar, QComboBox, QAbstractSpinBox, QScrollBar)


def acted_on(top: QWidget) -> Iterator[QWidget]:
    """What can be pressed, written in or chosen from; not the parts Qt makes such a thing of."""
    for widget in top.findChildren(QWidget):
        by_hand = isinstance(widget, _ACTED_ON) or widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        inside = isinstance(widget.parent(), _PART_OF_ANOTHER) or isinstance(widget, QScrollBar | QHeaderView)
        if by_hand and widget.isVisible() and not inside and not isinstance(widget, QScrollArea | Reel):
            yield widget


def amiss_for_the_blind(top: QWidget) -> Iterator[str]:
    """What has no name or no role, and where Tab is caught."""
    for widget in acted_on(top):
        said = unspoken(widget) or ("keeps the key Tab to itself" if catches_tab(widget) else "")
        if said:
            yield f"{kind_of(widget)} {said}"


def interface_of(widget: QWidget) -> QAccessibleInterface:
    """PySide remembers a layout's item that is gone, and takes what lies at its place now for it."""
    found: Any = QAccessible.queryAccessibleInterface(widget)
    if not isinstance(found, QAccessibleInterface):
        shiboken6.invalidate(found)
    return QAccessible.queryAccessibleInterface(widget)


def unspoken(widget: QWidget) -> str:
    """What is missing for someone who hears the window; empty when nothing is."""
    interface = interface_of(widget)
    if not interface.text(QAccessible.Text.Name).strip():
        return "has no name"
    if interface.role() in _MEANINGLESS:
        return f"has the role {interface.role().name}"
    if (
        isinstance(widget, QAbstractButton)
        and not widget.text()
        and _pictured(widget)
        and not widget.toolTip()
    ):
        return "is an icon without a tooltip"
    return _headless(widget) if isinstance(widget, QTableView) else ""


def beyond_reach(widget: QWidget) -> bool:
    """Whether Tab never comes to it; of several in a group it comes to the chosen one."""
    grouped = isinstance(widget, QAbstractButton) and (widget.autoExclusive() or widget.group() is not None)
    by_tab = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    shown_only = isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly()
    return (
        widget.isEnabled() and not by_tab and not grouped and not shown_only and widget.focusProxy() is None
    )


def catches_tab(widget: QWidget) -> bool:
    """Whether Tab would go on inside it, in a text or from cell to cell, and never leave."""
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly() and not widget.tabChangesFocus()
    return isinstance(widget, QTableView) and widget.tabKeyNavigation()


def unseen_focus(widget: QWidget) -> str:
    """Whether it looks the same with the focus as without, at 3:1 and more in enough of its edge."""
    _bring_into_sight(widget)
    widget.clearFocus()
    before = _seen(widget)
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    if not widget.hasFocus():
        return ""
    after = _seen(widget)
    told = int(_differ_clearly(before, after)[_edge(before)].sum())
    return "" if told >= min(before.shape[:2]) / 2 else f"shows its focus in {told} pixels"


def _bring_into_sight(widget: QWidget) -> None:
    at: QObject | None = widget
    while isinstance(at, QWidget):
        if isinstance(at, QScrollArea):
            at.ensureWidgetVisible(widget)
        at = at.parent()


def _seen(widget: QWidget) -> Pixels:
    """As it stands in the window, with what lies under it."""
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    image = widget.window().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), image.width(), 4)[..., :3]


def _edge(pixels: Pixels) -> Marks:
    """Mark every other pixel, and all at the left: a ring, a line or a caret shows in them."""
    marks = np.zeros(pixels.shape[:2], bool)
    marks[:, :8] = marks[::2, 8::2] = True
    return marks


def _differ_clearly(before: Pixels, after: Pixels) -> Marks:
    one, other = _luminance(before) + 0.05, _luminance(after) + 0.05
    clearly: Marks = np.maximum(one, other) >= 3 * np.minimum(one, other)
    return clearly


def _luminance(pixels: Pixels) -> npt.NDArray[np.float64]:
    """Relative luminance after WCAG 2.1."""
    parts = pixels / 255
    light = np.where(parts <= 0.03928, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    lightness: npt.NDArray[np.float64] = light @ np.array([0.0722, 0.7152, 0.2126])  # Qt keeps blue first
    return lightness


def _pictured(widget: QAbstractButton) -> bool:
    words = [label for label in widget.findChildren(QLabel) if label.text()]
    return not words and widget.layout() is None


def _headless(table: QTableView) -> str:
    model = table.model()
    names = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    told = [model.headerData(c, Qt.Orientation.Horizontal, _SPOKEN) for c in range(model.columnCount())]
    lacking = [at for at, (name, spoken) in enumerate(zip(names, told, strict=True)) if not (name or spoken)]
    return f"has no name for the columns {lacking}" if lacking else ""


_SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def kind_of(widget: QWidget) -> str:
    """The kind of widget, within the kinds of what holds it."""
    parts: list[str] = []
    at: QObject | None = widget
    while isinstance(at, QWidget) and len(parts) < 4:
        parts.append(type(at).__name__)
        at = at.parent()
    return " < ".join(parts)
