"""A short message at the bottom right that goes by itself, with a way to take the act back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from studio.ui.components.announcing import announce
from studio.ui.components.buttons import Button, IconButton
from studio.ui.components.icons import IconLabel
from studio.ui.components.labels import label
from studio.ui.language import tr
from studio.ui.theme import size, space, tokens

_MOST = 4
_ICONS = {
    "success": ("check-circle", "success"),
    "info": ("information-outline", "accent.text"),
    "warning": ("alert-circle", "warning"),
    "danger": ("alert-circle-outline", "danger"),
}


Offer = Callable[[], object] | tuple[str, Callable[[], object]]
"""What takes back what was done; or the words of a button and what it does."""


class Toast(QFrame):
    """Pauses under the mouse; Ctrl+Z takes back as its button does. One that `stays` is to be looked at."""

    gone = Signal()

    def __init__(
        self,
        parent: QWidget,
        text: str,
        kind: str = "success",
        offer: Offer | None = None,
        *,
        stays: bool = False,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("toast")
        self.setFixedWidth(size("toast"))
        self.setAccessibleName(text)
        self._undo = None if isinstance(offer, tuple) else offer
        self._act = offer if isinstance(offer, tuple) else None
        self.text = text
        self._lay_out(kind)
        stay = "toast.undo.stay" if offer else "toast.stay"
        self._timer = QTimer(self, singleShot=True, interval=tokens().motion(stay))
        self._timer.timeout.connect(self.close_toast)
        self._stays = stays
        self._count_down()

    def _lay_out(self, kind: str) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(space("4"), space("2"), space("2"), space("2"))
        layout.setSpacing(space("2"))
        layout.addWidget(IconLabel(*_ICONS[kind]))
        layout.addWidget(label(self.text, "dense", wrap=True), 1)
        if self._undo is not None:
            button = Button(tr("Undo"), "text", small=True)
            button.setToolTip(f"{tr('Undo')} (Ctrl+Z)")
            button.clicked.connect(self.take_back)
            layout.addWidget(button)
        if self._act is not None:
            button = Button(self._act[0], "text", small=True)
            button.clicked.connect(self._do)
            layout.addWidget(button)
        close = IconButton("close", tr("Close"), small=True)
        close.clicked.connect(self.close_toast)
        layout.addWidget(close)

    def close_toast(self) -> None:
        self._timer.stop()
        self.hide()
        self.gone.emit()
        self.deleteLater()

    @property
    def can_take_back(self) -> bool:
        return self._undo is not None and not self.isHidden()

    def take_back(self) -> None:
        if self._undo is not None:
            self._undo()
        self.close_toast()

    def _do(self) -> None:
        if self._act is not None:
            self._act[1]()
        self.close_toast()

    def enterEvent(self, event: QEnterEvent) -> None:
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        self._count_down()

    def _count_down(self) -> None:
        if not self._stays:
            self._timer.start()


class ToastStack(QObject):
    """Stacks toasts over the bottom right of the window, newest lowest."""

    def __init__(self, window: QWidget, bottom: int) -> None:
        super().__init__(window)
        self._window, self._bottom = window, bottom
        self._toasts: list[Toast] = []

    def show(self, text: str, kind: str = "success", offer: Offer | None = None) -> Toast:
        toast = Toast(self._window, text, kind, offer)
        if not self._toasts:
            self._window.installEventFilter(self)
        self._toasts.append(toast)
        toast.gone.connect(self._forget)
        toast.show()
        announce(toast, text)
        for old in self._toasts[:-_MOST]:
            old.close_toast()
        self._arrange()
        return toast

    def settle(self) -> None:
        """Another page is in front: what is kept clear of toasts may be elsewhere once it has its place."""
        QTimer.singleShot(0, self, self._arrange)

    @property
    def can_take_back(self) -> bool:
        return any(toast.can_take_back for toast in self._toasts)

    def take_back(self) -> bool:
        """Undo what the newest toast offers to; False when none does."""
        toast = next((toast for toast in reversed(self._toasts) if toast.can_take_back), None)
        if toast is not None:
            toast.take_back()
        return toast is not None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._arrange()
        return False

    def _forget(self) -> None:
        self._toasts = [toast for toast in self._toasts if toast is not self.sender()]
        if not self._toasts:
            self._window.removeEventFilter(self)
        self._arrange()

    def _arrange(self) -> None:
        bottom = self._lowest() - space("4") if self._toasts else 0
        for toast in reversed(self._toasts):
            toast.setFixedWidth(min(size("toast"), self._window.width() - space("8")))
            toast.resize(toast.width(), max(toast.heightForWidth(toast.width()), size("row")))
            bottom -= toast.height()
            toast.move(self._window.width() - toast.width() - space("4"), bottom)
            toast.raise_()
            bottom -= space("2")

    def _lowest(self) -> int:
        """Above the status bar, and above what one is writing in and its button."""
        kept = [mark.parent() for mark in self._window.findChildren(_Clear)]
        parts = [part for part in kept if isinstance(part, QWidget) and part.isVisible()]
        tops = [part.mapTo(self._window, part.rect().topLeft()).y() for part in parts]
        return min([self._window.height() - self._bottom, *tops])


def keep_clear_of_toasts(part: QWidget) -> None:
    _Clear(part)


class _Clear(QObject):
    """Marks its parent: of all widgets that are asked for, PySide would keep those Qt made."""
