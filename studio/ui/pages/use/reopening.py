"""Reads a kept conversation while the window goes on; only the one asked for last counts."""

from PySide6.QtCore import QObject, QTimer, Signal

from studio.conversations import ConversationStore
from studio.ui.background import Job
from studio.ui.pages.use.ready import Ready, ready_conversation
from studio.ui.shell import Services
from studio.ui.theme import tokens


class Reopening(QObject):
    """`ready` brings it, `missed` tells that there is none, `slow` that it takes its time.

    `sought` is the exchange that was asked for with it, empty for none.
    """

    ready = Signal(object)
    missed = Signal()
    slow = Signal()

    def __init__(self, parent: QObject, services: Services) -> None:
        super().__init__(parent)
        self._services = services
        self._job: Job | None = None
        self.sought = ""
        self._slow = QTimer(self, singleShot=True, interval=tokens().motion("busy.after"))
        self._slow.timeout.connect(self._tell_slow)

    @property
    def under_way(self) -> bool:
        return self._job is not None

    def begin(
        self, store: ConversationStore, conversation: str, exchange: str = "", *, quietly: bool = False
    ) -> None:
        """`quietly` one that is gone is not missed aloud."""
        self.sought = exchange
        self._job = self._services.background.run(ready_conversation, store, conversation, exchange)
        self._slow.start()
        self._job.done.connect(self._bring)
        if not quietly:
            self._job.failed.connect(self._services.notices.show_error)
        self._job.failed.connect(self._miss)
        self._job.ended.connect(self._rest)

    def forget(self) -> None:
        """What was asked for is not wanted any more."""
        self._job = None

    def _bring(self, ready: Ready) -> None:
        if self.sender() is self._job:
            self._job = None
            self.ready.emit(ready)

    def _miss(self, _error: object) -> None:
        if self.sender() is self._job:
            self._job = None
            self.missed.emit()

    def _rest(self) -> None:
        if self.sender() is self._job:
            self._job = None

    def _tell_slow(self) -> None:
        if self.under_way:
            self.slow.emit()
