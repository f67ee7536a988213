"""A document with pages: the bar, and the picture of the page one is on."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from studio.ui.components import hairline
from studio.ui.pages.source.page_bar import ZOOMS, PageBar
from studio.ui.pages.source.paper import Mark, PaperView
from studio.ui.pages.source.thumbnails import Thumbnails
from studio.ui.theme import size, space


class PictureSource(QWidget):
    """`picture_wanted` tells page and width in device pixels whenever another picture is needed."""

    picture_wanted = Signal(int, int)

    def __init__(self) -> None:
        super().__init__()
        self.bar, self.view, self.thumbnails = PageBar(), PaperView(), Thumbnails()
        self._page, self._pages, self._percent, self._reveal = 1, 1, 0, True
        self._quarters = 0
        self._pixmap = QPixmap()
        self._marks: tuple[Mark, ...] = ()
        layout, both = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        both.setSpacing(0)
        both.addWidget(self.thumbnails)
        both.addWidget(self.view, 1)
        layout.addWidget(self.bar)
        layout.addWidget(hairline())
        layout.addLayout(both, 1)
        self.thumbnails.chosen.connect(self.go_to)
        self.bar.rotated.connect(self._rotate)
        self.bar.turned.connect(self.go_to)
        self.bar.zoomed.connect(self._zoom)
        self.bar.fitted.connect(self._fit)
        self.view.turned.connect(self._turn)
        self.view.zoomed.connect(self._zoom)
        self.view.viewport().installEventFilter(self)

    def open(self, page: int, pages: int) -> None:
        self._pages, self._quarters = max(pages, 1), 0
        self.thumbnails.open(self._pages)
        self.go_to(page)

    def go_to(self, page: int) -> None:
        if 1 <= page <= self._pages:
            self._page, self._reveal = page, True
            self.bar.show_page(page, self._pages)
            self.thumbnails.show_page(page)
            self._ask()

    def show_picture(self, page: int, png: bytes, marks: tuple[Mark, ...]) -> None:
        if page != self._page:
            return
        self._pixmap, self._marks = QPixmap(), marks
        self._pixmap.loadFromData(png)
        self._put()
        if self._reveal:
            self.view.reveal_mark()
        self._reveal = False

    def ask_again(self) -> None:
        """The marks are others now."""
        self._reveal = True
        self._ask()

    def _put(self) -> None:
        self.view.paper.show_page(self._pixmap, self._marks, self._quarters)
        self.view.paper.resize_to(self._width())

    def _rotate(self) -> None:
        self._quarters = (self._quarters + 1) % 4
        self._put()

    def page(self) -> int:
        return self._page

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._resize()
        return False

    def _turn(self, by: int) -> None:
        self.go_to(self._page + by)

    def _zoom(self, step: int) -> None:
        now = self._shown_percent()
        wanted = [zoom for zoom in ZOOMS if (zoom > now if step > 0 else zoom < now)]
        if wanted:
            self._percent = wanted[0 if step > 0 else -1]
            self._rescale()

    def _fit(self) -> None:
        self._percent = 0
        self._rescale()

    def _resize(self) -> None:
        self.thumbnails.setVisible(self._pages > 1 and self.width() >= size("room.thumbnails"))
        if not self._percent and self._width() != self.view.paper.width():
            self._rescale()

    def _rescale(self) -> None:
        self.view.paper.resize_to(self._width())
        self._ask()

    def _ask(self) -> None:
        self.bar.show_zoom(self._shown_percent())
        self.picture_wanted.emit(self._page, round(self._width() * self.devicePixelRatioF()))

    def _shown_percent(self) -> int:
        return self._percent or round(100 * self._width() / size("page.full"))

    def _width(self) -> int:
        """Without a chosen size as wide as there is room, but never larger than the paper itself."""
        room = self.view.viewport().width() - space("2")
        full = size("page.full")
        return (
            round(full * self._percent / 100) if self._percent else max(min(room, full), size("page.least"))
        )
