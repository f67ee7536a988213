"""Says that the model is waited for, and from the third second on how long: silence is told too."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from studio.core.events import (
    AttachmentsRead,
    HistorySummarised,
    ModelAsked,
    PassagesFound,
    QueuePlaced,
    RunEvent,
    RunStarted,
    ToolReturned,
)
from studio.ui.chat.quiet_line import QuietLine
from studio.ui.language import tr, words
from studio.wording.runs import place_in_queue

_QUIET_SECONDS = 3


class WaitingLine(QObject):
    """Writes before what the quiet line says; `told` brings whole seconds, once a second, until it ends."""

    told = Signal(int)

    def __init__(self, line: QuietLine, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._clock = QElapsedTimer()
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._tell)
        self.told.connect(self._say)

    def hear(self, event: RunEvent) -> None:
        """Wait until the model says something, and again after each tool it used."""
        if isinstance(event, RunStarted | PassagesFound | ModelAsked | ToolReturned):
            self._begin()
        elif isinstance(event, QueuePlaced):
            self._say_place(event)
        elif not isinstance(event, AttachmentsRead | HistorySummarised):
            self.end()

    def end(self) -> None:
        self._tick.stop()
        self._line.wait("")

    def _begin(self) -> None:
        self._clock.start()
        self._tick.start()

    def _say_place(self, event: QueuePlaced) -> None:
        """While others are served first, no seconds are counted."""
        if event.ahead:
            self._tick.stop()
        else:
            self._begin()
        self._line.wait(place_in_queue(event, words()))

    def _tell(self) -> None:
        seconds = self._clock.elapsed() // 1000
        if seconds >= _QUIET_SECONDS:
            self.told.emit(seconds)

    def _say(self, seconds: int) -> None:
        self._line.wait(tr("waiting for the model · {seconds} s", seconds=seconds))
