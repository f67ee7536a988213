"""What the window of a workspace remembers of itself, put on the disk once the person has come to rest."""

from pathlib import Path

from PySide6.QtCore import QEvent, QSettings, QTimer

_REST_MILLISECONDS = 1500


class WindowState(QSettings):
    """It is known at once and written later: each time costs the window's thread what the disk takes for it.

    Qt would write after every change. Whoever lets it go calls `sync`.
    """

    def __init__(self, file: Path) -> None:
        super().__init__(str(file), QSettings.Format.IniFormat)
        self._rest = QTimer(self, singleShot=True, interval=_REST_MILLISECONDS)
        self._rest.timeout.connect(self.sync)

    def setValue(self, key: str, value: object) -> None:
        """What it says already is not written anew."""
        if self.value(key) != value:
            super().setValue(key, value)
            self._rest.start()

    def sync(self) -> None:
        self._rest.stop()
        super().sync()

    def event(self, event: QEvent) -> bool:
        """It asks to be written."""
        return event.type() is QEvent.Type.UpdateRequest or super().event(event)


def window_state(folder: Path) -> WindowState:
    return WindowState(folder / "window.ini")
