"""Says how long the model has been waited for, from the third second on: that nothing happens is told too."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_QUIET_SECONDS = 3


class WaitingLine(QObject):
    """`told` brings whole seconds, once a second, until it is `ended`."""

    told = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = QElapsedTimer()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._tell)

    def begin(self) -> None:
        self._clock.start()
        self._tick.start()

    def end(self) -> None:
        self._tick.stop()

    def _tell(self) -> None:
        seconds = self._clock.elapsed() // 1000
        if seconds >= _QUIET_SECONDS:
            self.told.emit(seconds)
