"""Words are looked for in the source that is shown, in its pictures or its text, from place to place."""

from PySide6.QtCore import QObject

from studio.ui.pages.source.find_bar import FindBar
from studio.ui.pages.source.finding import Hit, hits
from studio.ui.pages.source.picture_source import PictureSource
from studio.ui.pages.source.reading import Shown
from studio.ui.pages.source.text_view import TextSource


class Seeking(QObject):
    def __init__(self, picture: PictureSource, text: TextSource) -> None:
        super().__init__(picture)
        self._picture, self._text = picture, text
        self._shown: Shown | None = None
        self._pictured = True
        self._hits: list[Hit] = []
        self._hit = -1
        for bar in self._bars():
            bar.sought.connect(self._seek)
            bar.walked.connect(self._walk)

    def look_in(self, shown: Shown | None, *, anew: bool = False) -> None:
        """`anew` forgets what was looked for before."""
        self._shown = shown
        if anew:
            self._hits, self._hit = [], -1
            for bar in self._bars():
                bar.clear_words()

    def turn_to(self, *, pictured: bool) -> None:
        """Its pictures are in sight, or its text."""
        self._pictured = pictured

    def begin(self) -> None:
        """The keys go to the field for the words."""
        self._picture.bar.open_finder()
        self._bar().field.setFocus()
        self._bar().field.selectAll()

    def sought_on(self, page: int) -> str:
        """The words that are looked for, where they stand on that page."""
        words = self._picture.bar.finder.words()
        return words if words and any(hit.page == page for hit in self._hits) else ""

    def _bars(self) -> tuple[FindBar, FindBar]:
        return self._picture.bar.finder, self._text.finder

    def _bar(self) -> FindBar:
        return self._picture.bar.finder if self._pictured else self._text.finder

    def _seek(self, words: str) -> None:
        if self._shown is not None:
            self._hits = hits(self._shown.text, words, self._shown.pages)
            self._hit = 0 if self._hits else -1
            self._show_hit()

    def _walk(self, by: int) -> None:
        if self._hits:
            self._hit = (self._hit + by) % len(self._hits)
            self._show_hit()

    def _show_hit(self) -> None:
        self._bar().show_count(self._hit + 1, len(self._hits))
        if not self._pictured:
            self._text.show_hits(self._shown.text if self._shown else "", self._hits, self._hit)
            return
        page = self._hits[self._hit].page if self._hits else None
        if page is not None and page != self._picture.page():
            self._picture.go_to(page)
        else:
            self._picture.ask_again()
