"""Going through a conversation by keys: from message to message, and into sight what Tab comes to."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from studio.ui.chat.exchange_view import ExchangeView
from studio.ui.chat.reel import Reel


class Stepping(QObject):
    def __init__(self, reel: Reel) -> None:
        super().__init__(reel)
        self._reel = reel
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def step(self, by: int) -> None:
        """Go from message to message, as they are read out; from outside back to the last."""
        messages = [one for _, part in sorted(self._reel.built().items()) for one in _messages(part)]
        focused = QApplication.focusWidget()
        inside = [at for at, one in enumerate(messages) if focused and _holds(one, focused)]
        start = inside[0] if inside else len(messages)
        at = max(0, min(start + by, len(messages) - 1))
        if messages:
            messages[at].setFocus(Qt.FocusReason.TabFocusReason)
            self._reel.reveal(messages[at])

    def _follow_focus(self, _: QWidget | None, now: QWidget | None) -> None:
        """The mouse is there already."""
        pressed = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
        if now is not None and not pressed and self._reel.viewport().isAncestorOf(now):
            self._reel.reveal(now)


def _messages(part: QWidget) -> list[QWidget]:
    return [part.question, part.reply] if isinstance(part, ExchangeView) else []


def _holds(message: QWidget, focused: QWidget) -> bool:
    return message is focused or message.isAncestorOf(focused)
