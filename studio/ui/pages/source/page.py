"""The source viewer's widgets: page picture or text at left, the answer's passages and the file at right."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.ui.components import Banner, EmptyState, SidePlace, Waiting, clear_layout
from studio.ui.language import language, tr
from studio.ui.notices import error_banner
from studio.ui.pages.source.paper import Mark
from studio.ui.pages.source.path import Spot, spots_of
from studio.ui.pages.source.picture_source import PictureSource
from studio.ui.pages.source.reading import Quoted, Shown
from studio.ui.pages.source.side import SourceSide
from studio.ui.pages.source.text_view import TextSource
from studio.ui.shell import Crumb, Header, HeaderAction, Page
from studio.ui.theme import space

_NARROW, _WIDE = 336, 400


class SourcePage(Page):
    """`path` of `open` is described in `studio.ui.pages.source.path`."""

    wanted = Signal(object, tuple)
    left = Signal()
    copied = Signal()
    opened_outside = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture, self.text, self.side = PictureSource(), TextSource(), SourceSide()
        self._gone = EmptyState("file-question-outline", tr("This source is not here any more"))
        self._banners, self._stack = QVBoxLayout(), QStackedWidget()
        for part in (self.picture, self.text, self._gone):
            self._stack.addWidget(part)
        self._waiting = Waiting(self._stack, 8)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._left(), 1)
        self.beside = SidePlace(self, self._row, self.side, tr("About this source"))
        self.side.chosen.connect(self._go_to)
        self._others: tuple[Spot, ...] = ()
        self._shown: Shown | None = None

    def open(self, *path: str) -> None:
        spot, self._others = spots_of(path)
        self.side.show_quotes(())
        self._go_to(spot)

    def back(self) -> bool:
        return self.beside.close()

    def show_source(self, shown: Shown) -> None:
        self._shown = shown
        self._waiting.show_content()
        clear_layout(self._banners)
        if shown.lost:
            self._add_banner(_lost_banner())
        self._show_header(shown)
        self.side.show_source(shown)
        if shown.pictured:
            self._stack.setCurrentWidget(self.picture)
            self.picture.open(shown.place.page or 1, shown.row.pages)
        else:
            self.show_text()

    def show_text(self) -> None:
        """The text stands in for a picture that cannot be made, too."""
        if self._shown is None:
            return
        chunk = self._shown.chunk
        start, end = (chunk.start, chunk.end) if chunk else (0, 0)
        self._stack.setCurrentWidget(self.text)
        self.text.show_text(self._shown.text, start, end, self._shown.place.label(language()))

    def show_quotes(self, quotes: Sequence[Quoted]) -> None:
        self.side.show_quotes(quotes)

    def show_picture(self, page: int, png: bytes, marks: tuple[Mark, ...]) -> None:
        self.picture.show_picture(page, png, marks)

    def show_trouble(self, error: object) -> None:
        clear_layout(self._banners)
        self._add_banner(error_banner(error))
        self._stack.setCurrentWidget(self._gone)
        self._waiting.show_content()

    def shown(self) -> Shown | None:
        return self._shown

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.beside.in_sight
        self.beside.fit(self.window().width(), _NARROW, _WIDE)
        if self._shown is not None and before is not self.beside.in_sight:
            self._show_header(self._shown)

    def _go_to(self, spot: Spot) -> None:
        self._waiting.wait()
        self.wanted.emit(spot, self._others)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        self._banners.setContentsMargins(space("page"), 0, space("page"), 0)
        left.addLayout(self._banners)
        left.addWidget(self._waiting, 1)
        return left

    def _add_banner(self, banner: Banner) -> None:
        self._banners.addSpacing(space("3"))
        self._banners.addWidget(banner)

    def _show_header(self, shown: Shown) -> None:
        home = () if shown.spot.agent else (Crumb(shown.spot.base, ("knowledge", shown.spot.base)),)
        actions = [HeaderAction(tr("Back"), self._leave, icon="arrow-left", tooltip="Esc")]
        if not self.beside.in_sight:
            actions.append(HeaderAction(tr("About this source"), self.beside.show, icon="dock-right"))
        if shown.chunk is not None:
            actions.append(HeaderAction(tr("Copy the quote"), self._copy, icon="content-copy"))
        if shown.file is not None:
            actions.append(HeaderAction(tr("Open in its program"), self._open, icon="open-in-new"))
        note = shown.place.label(language())
        self.set_header(Header(shown.spot.document, home, note=note, actions=tuple(actions)))

    def _leave(self) -> None:
        self.left.emit()

    def _copy(self) -> None:
        self.copied.emit()

    def _open(self) -> None:
        self.opened_outside.emit()


def _lost_banner() -> Banner:
    return Banner(
        "warning",
        tr("The cited passage is not in this document any more"),
        tr("The document was loaded anew since. It is shown from its beginning."),
    )
