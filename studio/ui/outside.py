"""Tells the person something while the window is not in front, in the way of the system."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QSystemTrayIcon, QWidget

_STAY_MILLISECONDS = 10_000


class Outside(QObject):
    """The task bar's entry asks for attention; where the system shows messages, there is one too.

    The icon such a message needs is there no longer than the message.
    """

    def __init__(self, window: QWidget, wanted: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window, self._wanted = window, wanted
        self._tray: QSystemTrayIcon | None = None
        self._away = QTimer(self, singleShot=True, interval=_STAY_MILLISECONDS)
        self._away.timeout.connect(self._hide)

    def tell(self, title: str, text: str) -> bool:
        """Say it when the window is not in front and such messages are wanted; tell whether it was said."""
        if self._window.isActiveWindow() or not self._wanted():
            return False
        QApplication.alert(self._window)
        if QSystemTrayIcon.isSystemTrayAvailable() and QSystemTrayIcon.supportsMessages():
            self._show(title, text)
        return True

    def _show(self, title: str, text: str) -> None:
        if self._tray is None:
            self._tray = QSystemTrayIcon(QApplication.windowIcon(), self)
            self._tray.messageClicked.connect(self._come)
            self._tray.activated.connect(self._come)
        self._tray.show()
        self._tray.showMessage(title, text, QApplication.windowIcon(), _STAY_MILLISECONDS)
        self._away.start()

    def _come(self) -> None:
        self._hide()
        bring_to_front(self._window)

    def _hide(self) -> None:
        if self._tray is not None:
            self._tray.hide()


def bring_to_front(window: QWidget) -> None:
    """Also when it was minimised."""
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
