"""What a page waits for, joined with its waiting: Cancel drops it, Try again begins it anew."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from studio.ui.background import Job
from studio.ui.components import Waiting


class Awaited(QObject):
    def __init__(self, waiting: Waiting, again: Callable[[], object]) -> None:
        super().__init__(waiting)
        self._waiting = waiting
        self._jobs: tuple[Job, ...] = ()
        waiting.cancelled.connect(self._drop)
        waiting.retried.connect(again)

    def follow(self, *jobs: Job) -> None:
        """These bring what is waited for now."""
        self._jobs = jobs
        self._waiting.resume()

    def _drop(self) -> None:
        for job in self._jobs:
            job.cancel()
