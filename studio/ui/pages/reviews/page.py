"""The page: the queue, or one submission."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout

from studio.ui.pages.reviews.queue_controller import QueueController
from studio.ui.pages.reviews.queue_view import QueueView
from studio.ui.pages.reviews.review_controller import ReviewController
from studio.ui.pages.reviews.review_view import ReviewView
from studio.ui.shell import Header, Page, Services


class ReviewsPage(Page):
    """`open()` is the queue, `open(number)` one submission."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.queue, self.review = QueueView(), ReviewView()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.queue)
        self._stack.addWidget(self.review)
        self._queue = QueueController(self.queue, services)
        self._review = ReviewController(self.review, services)
        self._queue.header_changed.connect(self._show_queue_header)
        self._review.header_changed.connect(self._show_review_header)
        self._review.decided.connect(self._queue.load)

    def open(self, *path: str) -> None:
        if path and path[0].isdecimal():
            self._stack.setCurrentWidget(self.review)
            self._review.open(int(path[0]))
            self.set_header(self._review.header())
        else:
            self._review.close()
            self._stack.setCurrentWidget(self.queue)
            self.set_header(self._queue.header())

    def back(self) -> bool:
        return self._stack.currentWidget() is self.review and self.review.place.close()

    def refresh(self) -> None:
        self._queue.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.review.fit(self.window().width())

    def _show_queue_header(self, header: Header) -> None:
        if self._stack.currentWidget() is self.queue:
            self.set_header(header)

    def _show_review_header(self, header: Header) -> None:
        if self._stack.currentWidget() is self.review:
            self.set_header(header)
