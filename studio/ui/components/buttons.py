"""Buttons by kind; a busy one keeps its width and says what it is doing."""

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QToolButton, QWidget

from studio.ui.theme import icon as themed_icon
from studio.ui.theme import moves, size, space, theme

_ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_ICON_COLORS = {
    "primary": "accent.on",
    "danger": "danger",
    "danger-fill": "accent.on",
    "text": "accent.text",
    "link": "accent.text",
}


def _presses(event: QKeyEvent) -> bool:
    """Ctrl+Enter is the main action of the page or sheet, whichever button has the focus."""
    return event.key() in _ENTER and not event.modifiers() & Qt.KeyboardModifier.ControlModifier


class Button(QPushButton):
    """`kind`: primary, secondary, text, danger, danger-fill or link."""

    def __init__(
        self,
        text: str,
        kind: str = "secondary",
        icon: str = "",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._idle_text, self._kind, self._icon_name = text, kind, ""
        self.setProperty("kind", kind)
        self.setProperty("small", small)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)
        if icon:
            self.set_icon(icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space presses a button by itself; here Enter does as well."""
        if _presses(event):
            self.click()
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def set_kind(self, kind: str) -> None:
        if kind != self._kind:
            self._kind = kind
            self.setProperty("kind", kind)
            self.style().unpolish(self)
            self.style().polish(self)
            if self._icon_name:
                self.set_icon(self._icon_name)

    def set_icon(self, name: str) -> None:
        self._icon_name = name
        self.setIcon(themed_icon(name, _ICON_COLORS.get(self._kind, "text"), "text.disabled"))
        room = space("1")  # more than the style leaves between icon and words
        self.setIconSize(QSize(size("icon.small") + room, size("icon.small")))

    def set_text(self, text: str) -> None:
        self._idle_text = text
        self.setText(text)

    def set_busy(self, busy: bool, text: str = "") -> None:
        """Cannot be pressed while busy; says `text` then. The keys wait beside it: nothing scrolls away."""
        holder = self.parentWidget()
        if busy and self.hasFocus() and holder is not None:
            holder.setFocus()  # Qt would go on to the next that takes keys, however far away
        self.setMinimumWidth(self.width() if busy and self.isVisible() else 0)
        self.setEnabled(not busy)
        if not busy and holder is not None and holder.hasFocus():
            self.setFocus()
        self.setProperty("busy", busy)
        self.setText(text if busy and text else self._idle_text)
        self.style().unpolish(self)
        self.style().polish(self)


class Link(Button):
    """Words that lead somewhere."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, kind="link", parent=parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)


class ElidedLink(Link):
    """Gives way to what stands beside it, with an ellipsis and a tooltip."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self._full = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        self._full = text
        self.setAccessibleName(text)
        self._fit()
        self.updateGeometry()

    def full_text(self) -> str:
        return self._full

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        lacking = self.fontMetrics().horizontalAdvance(self._full) - self.fontMetrics().horizontalAdvance(
            self.text()
        )
        return QSize(hint.width() + lacking + space("1"), hint.height())  # the border of the focus as well

    def minimumSizeHint(self) -> QSize:
        return QSize(size("target.min"), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 2  # the border of the focus
        shown = self.fontMetrics().elidedText(self._full, Qt.TextElideMode.ElideRight, room)
        self.setText(shown)
        self.setToolTip("" if shown == self._full else self._full)


class IconButton(QToolButton):
    """An icon alone: its name is told by tooltip and to assistive technology."""

    def __init__(
        self,
        icon: str,
        tooltip: str,
        shortcut: str = "",
        *,
        small: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("small", small)
        self.setAccessibleName(tooltip)
        self.setToolTip(f"{tooltip} ({shortcut})" if shortcut else tooltip)
        if shortcut:
            self.setShortcut(shortcut)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_icon(icon)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if _presses(event):
            self.click()
        elif event.key() in _ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def set_icon(self, name: str, color: str = "text.secondary") -> None:
        self.setIcon(themed_icon(name, color))
        self.setIconSize(QSize(size("icon"), size("icon")))


class Spinner(QWidget):
    """A turning arc, for work whose length is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedSize(size("icon.small"), size("icon.small"))
        self._angle = 0
        self._timer = QTimer(self, interval=80)
        self._timer.timeout.connect(self._turn)

    def showEvent(self, event: object) -> None:
        if moves():
            self._timer.start()

    def hideEvent(self, event: object) -> None:
        self._timer.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().color("accent"), 2))
        painter.drawArc(QRectF(self.rect()).adjusted(2, 2, -2, -2), -self._angle * 16, 100 * 16)

    def _turn(self) -> None:
        self._angle = (self._angle + 30) % 360
        self.update()
