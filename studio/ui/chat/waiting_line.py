"""Says that the model is waited for, and from the third second on how long: silence is told too."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

from studio.core.events import (
    AttachmentsRead,
    HistorySummarised,
    ModelAsked,
    PassagesFound,
    PutOff,
    QueuePlaced,
    RunEvent,
    RunStarted,
    ToolReturned,
)
from studio.ui.chat.quiet_line import QuietLine
from studio.ui.language import tr, words
from studio.wording.runs import place_in_queue, put_off_text

_QUIET_SECONDS = 3


class WaitingLine(QObject):
    """Writes before what the quiet line says; `told` brings whole seconds, once a second, until it ends.

    `left` brings those of a pause after which the endpoint is asked again.
    """

    told = Signal(int)
    left = Signal(int)

    def __init__(self, line: QuietLine, parent: QObject) -> None:
        super().__init__(parent)
        self._line = line
        self._clock = QElapsedTimer()
        self._searching, self._pause = False, 0
        self._put_off: PutOff | None = None
        self._tick = QTimer(self, interval=1000)
        self._tick.timeout.connect(self._tell)
        self.told.connect(self._say)
        self.left.connect(self._say_left)

    def hear(self, event: RunEvent) -> None:
        """Wait until the model says something, and again after each tool it used."""
        self._searching = isinstance(event, RunStarted)
        if isinstance(event, RunStarted | PassagesFound | ModelAsked | ToolReturned):
            self._begin()
        elif isinstance(event, QueuePlaced):
            self._say_place(event)
        elif isinstance(event, PutOff):
            self._put_off = event
            self._begin(round(event.seconds))
            self._say_left(round(event.seconds))
        elif not isinstance(event, AttachmentsRead | HistorySummarised):
            self.end()

    def end(self) -> None:
        self._tick.stop()
        self._line.wait("")

    def _begin(self, pause: int = 0) -> None:
        """For all of a pause nothing can come: after it is waited anew."""
        self._pause = pause
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
        if seconds < self._pause:
            self.left.emit(self._pause - seconds)
        elif self._pause:
            self._begin()
        elif seconds >= _QUIET_SECONDS:
            self.told.emit(seconds)

    def _say(self, seconds: int) -> None:
        """That it is searched stands behind it anyway."""
        if self._searching:
            self._line.wait(tr("{seconds} s", seconds=seconds))
        else:
            self._line.wait(tr("waiting for the model · {seconds} s", seconds=seconds))

    def _say_left(self, seconds: int) -> None:
        if self._put_off is not None:
            self._line.wait(put_off_text(self._put_off, words(), seconds))
