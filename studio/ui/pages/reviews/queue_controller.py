"""Fills the queue and keeps the count on the rail."""

from PySide6.QtCore import QObject, Signal

from studio.ui.awaited import Awaited
from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.packages import answered_trouble_banner
from studio.ui.pages.reviews.queue_reading import Asked, Queue, read_queue
from studio.ui.pages.reviews.queue_view import QueueView
from studio.ui.shell import Header, Services


class QueueController(QObject):
    header_changed = Signal(object)

    def __init__(self, view: QueueView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._queue: Queue | None = None
        self._asked = Asked()
        self._job: Job | None = None
        self._awaited = Awaited(view.waiting, self.load)
        view.opened.connect(self._open)
        view.agents_opened.connect(self._open_agents)
        view.asked.connect(self._ask)

    def load(self) -> None:
        if self._job is not None:
            self._job.cancel()
        self._job = self._services.background.run(read_queue, self._services.workspace, self._asked)
        self._job.done.connect(self._show)
        self._job.failed.connect(self._fail)
        self._awaited.follow(self._job)

    def _ask(self, asked: Asked) -> None:
        self._asked = asked
        self.load()

    def header(self) -> Header:
        count = self._queue.count if self._queue is not None and self._queue.may_review else 0
        note = tr("{count} wait for a decision", count=count) if count else ""
        return Header(title=tr("Reviews"), note=note)

    def _show(self, queue: Queue) -> None:
        self._queue = queue
        self._view.show_queue(queue)
        self._services.navigator.set_badge("reviews", queue.count if queue.may_review else 0)
        self.header_changed.emit(self.header())

    def _fail(self, error: Exception) -> None:
        self._view.show_trouble(answered_trouble_banner(error, self._services, self.load))

    def _open(self, number: int) -> None:
        self._services.navigator.open("reviews", str(number))

    def _open_agents(self) -> None:
        self._services.navigator.open("agents")
