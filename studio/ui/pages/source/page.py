"""The source viewer's widgets: page picture or text at left, the answer's passages and the file at right."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from studio.core.passages import DocumentState
from studio.knowledge.ended_parts import stands_at
from studio.ui.components import Banner, EmptyState, SidePlace, Waiting, clear_layout
from studio.ui.documents import FactsSheet, validity_kind, validity_tag
from studio.ui.language import language, tr
from studio.ui.notices import error_banner
from studio.ui.pages.source.paper import Mark
from studio.ui.pages.source.path import Spot, is_of_search, spots_of
from studio.ui.pages.source.picture_source import PictureSource
from studio.ui.pages.source.reading import Quoted, Shown
from studio.ui.pages.source.seeking import Seeking
from studio.ui.pages.source.side import SourceSide
from studio.ui.pages.source.text_view import TextSource
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag, Page
from studio.ui.theme import size, space, tokens

_INSIDE = Qt.ShortcutContext.WidgetWithChildrenShortcut


class SourcePage(Page):
    """`path` of `open` is described in `studio.ui.pages.source.path`."""

    wanted = Signal(object, tuple)
    left = Signal()
    copied = Signal()
    opened_outside = Signal()
    printed = Signal()
    facts_wanted = Signal()
    chunks_wanted = Signal()
    documents_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None, *, alone: bool = True) -> None:
        """`alone` fills the window; otherwise it stands beside something else, without its right part."""
        super().__init__(parent)
        self._alone = alone
        self.picture, self.text, self.side = PictureSource(), TextSource(), SourceSide()
        self._gone = EmptyState(
            "file-question-outline",
            tr("This source is not here any more"),
            tr("The answer that cites it stays as it is. The base's list says what it holds now."),
            tr("See the documents"),
        )
        self._spot = Spot("", "")
        self._banners, self._stack = QVBoxLayout(), QStackedWidget()
        for part in (self.picture, self.text, self._gone):
            self._stack.addWidget(part)
        self._seeking = Seeking(self.picture, self.text)
        self.waiting = Waiting(self._stack, 8)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addLayout(self._left(), 1)
        self.beside = SidePlace(self, self._row, self.side, tr("About this source"))
        self.beside.set_wanted(alone)
        self.side.chosen.connect(self._go_to)
        self._others: tuple[Spot, ...] = ()
        self._searched = False
        self._shown: Shown | None = None
        self.facts = FactsSheet(self)
        self._connect()

    def _connect(self) -> None:
        self.side.facts_wanted.connect(self.facts_wanted)
        self.side.chunks_wanted.connect(self.chunks_wanted)
        self._gone.primary_clicked.connect(self._want_documents)
        self.picture.view.walked.connect(self.side.step)
        self.picture.bar.text_wanted.connect(self.show_text)
        self.text.picture_wanted.connect(self._show_pages)
        whole = Qt.ShortcutContext.WindowShortcut if self._alone else _INSIDE
        QShortcut(QKeySequence.StandardKey.Find, self, context=whole).activated.connect(self._seeking.begin)

    def open(self, *path: str) -> None:
        spot, self._others = spots_of(path)
        self._searched = is_of_search(path)
        self.side.show_quotes(())
        self._go_to(spot)

    def back(self) -> bool:
        if self.facts.isVisible():
            self.facts.close_sheet()
            return True
        return self.beside.close()

    def show_source(self, shown: Shown) -> None:
        same = self._shown is not None and self._shown.spot.document == shown.spot.document
        self._shown = shown
        self._seeking.look_in(shown, anew=not same)
        self.waiting.show_content()
        clear_layout(self._banners)
        if shown.lost:
            self._add_banner(_lost_banner())
        self._show_header(shown)
        self.side.show_source(shown)
        self.text.offer_pages(shown.pictured)
        if shown.pictured:
            self._show_pages()
        else:
            self.show_text()

    def sought_on(self, page: int) -> str:
        """The words that are looked for, where they stand on that page."""
        return self._seeking.sought_on(page)

    def _show_pages(self) -> None:
        if self._shown is not None:
            self._stack.setCurrentWidget(self.picture)
            self._seeking.turn_to(pictured=True)
            self.picture.open(self._shown.place.page or 1, self._shown.row.pages)

    def show_text(self) -> None:
        """The text stands in for a picture that cannot be made, too."""
        if self._shown is None:
            return
        chunk = self._shown.chunk
        start, end = (chunk.start, chunk.end) if chunk else (0, 0)
        self._stack.setCurrentWidget(self.text)
        self._seeking.turn_to(pictured=False)
        self.text.show_text(self._shown.text, start, end, self._shown.place.label(language()))

    def show_quotes(self, quotes: Sequence[Quoted]) -> None:
        self.side.show_quotes(quotes, searched=self._searched)

    def show_picture(self, page: int, png: bytes, marks: tuple[Mark, ...]) -> None:
        self.picture.show_picture(page, png, marks)

    def show_trouble(self, error: object) -> None:
        """Nothing of what was shown before stays in sight."""
        self._shown = None
        self._seeking.look_in(None)
        self.side.show_nothing()
        self._show_header_of_lost()
        clear_layout(self._banners)
        self._add_banner(error_banner(error))
        self._stack.setCurrentWidget(self._gone)
        self._seeking.turn_to(pictured=False)
        self.waiting.show_content()

    def read_again(self) -> None:
        """Something of what is shown has changed."""
        if self._shown is not None:
            self.wanted.emit(self._shown.spot, self._others)

    def retry(self) -> None:
        """Ask for the same place anew."""
        self._go_to(self._spot)

    def shown(self) -> Shown | None:
        return self._shown

    def minimumSizeHint(self) -> QSize:
        """The window goes down to 640 × 360."""
        return QSize(*tokens().size_pair("content.least"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        before = self.beside.in_sight
        self.beside.fit(self.window().width(), size("panel.narrow"), size("panel"))
        if self._shown is not None and before is not self.beside.in_sight:
            self._show_header(self._shown)

    def _go_to(self, spot: Spot) -> None:
        self.waiting.wait()
        self._spot = spot
        self.wanted.emit(spot, self._others)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(0)
        self._banners.setContentsMargins(space("page"), 0, space("page"), 0)
        left.addLayout(self._banners)
        left.addWidget(self.waiting, 1)
        return left

    def _add_banner(self, banner: Banner) -> None:
        self._banners.addSpacing(space("3"))
        self._banners.addWidget(banner)
        self._banners.addSpacing(space("3"))

    def _show_header(self, shown: Shown) -> None:
        home = self._way(shown.spot)
        actions = [self._back()] if self._alone else []
        if not self.beside.in_sight:
            actions.append(HeaderAction(tr("About this source"), self.beside.show, icon="dock-right"))
        actions.append(HeaderAction(tr("Print"), self._print, "menu", "printer-outline"))
        if shown.chunk is not None:
            actions.append(HeaderAction(tr("Copy the quote"), self._copy, icon="content-copy"))
        if shown.file is not None:
            actions.append(HeaderAction(tr("Open in its program"), self._open, icon="open-in-new"))
        facts, ready = shown.row.facts, shown.row.state is DocumentState.READY
        stands = stands_at(shown.place.headings, facts, facts.validity).validity
        tag = HeaderTag(validity_tag(stands, facts.in_force_from), validity_kind(stands))
        note = shown.spot.base if shown.spot.agent else ""
        tags = (tag,) if ready and facts.validity_known else ()
        self.set_header(Header(shown.spot.document, home, tags=tags, note=note, actions=tuple(actions)))

    def _show_header_of_lost(self) -> None:
        actions = (self._back(),) if self._alone else ()
        self.set_header(Header(self._spot.document, self._way(self._spot), actions=actions))

    def _way(self, spot: Spot) -> tuple[Crumb, ...]:
        return () if spot.agent else (Crumb(spot.base, ("knowledge", spot.base)),)

    def _back(self) -> HeaderAction:
        return HeaderAction(tr("Back"), self._leave, icon="arrow-left", tooltip="Esc")

    def _want_documents(self) -> None:
        self.documents_wanted.emit("" if self._spot.agent else self._spot.base)

    def _print(self) -> None:
        self.printed.emit()

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
