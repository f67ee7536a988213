"""What stands beside the chat: what is being made, or the source an answer came from."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QHBoxLayout

from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.components import SidePlace
from studio.ui.language import tr
from studio.ui.pages.source import SourceBeside
from studio.ui.shell import Page
from studio.ui.theme import size


class Beside(QObject):
    """One at a time, at the end of `row`: a source stands for what is being made until it is closed."""

    def __init__(
        self, page: Page, row: QHBoxLayout, chat: ChatPanel, making: MakingPanel, source: SourceBeside
    ) -> None:
        super().__init__(page)
        self._page, self._chat, self._making, self._source = page, chat, making, source
        self.making_place = SidePlace(page, row, making, tr("Form and document"))
        self._source_place = SidePlace(page, row, source, tr("Source"))
        for place in (self.making_place, self._source_place):
            place.set_wanted(False)
        making.wanted.connect(self.making_place.show)
        making.wanted.connect(self._put_source_away)
        making.wanted.connect(self._fit_making)
        making.grown.connect(self._fit_making)
        source.closed.connect(self.close_source)

    @property
    def has_room(self) -> bool:
        """Whether the window is wide enough for a source beside the chat."""
        return self._source_place.docked

    def fit(self) -> None:
        """Arrange for the window as wide as it is."""
        width = self._page.window().width()
        self._source_place.fit(width, size("source.beside.narrow"), size("source.beside"))
        self._fit_making()

    def show_made(self) -> None:
        """What was made in a kept conversation is beside it, where there is room; else it waits."""
        self._want_making()
        self._fit_making()

    def put_making_away(self) -> None:
        """What was made in one conversation is not seen in the next."""
        self._making.clear()
        self.making_place.set_wanted(False)

    def show_source(self, path: tuple[str, ...]) -> None:
        self.making_place.set_wanted(False)
        self._source.open(*path)
        self._source_place.show()

    def close_source(self) -> bool:
        """False when there was none open."""
        shown = self._source.isVisible()
        self._source_place.close()
        if self._source_place.in_sight:
            self._source_place.set_wanted(False)
            self._want_making()
            self._chat.composer.field.setFocus()
        return shown

    def _want_making(self) -> None:
        self.making_place.set_wanted(not self._making.is_empty and self.making_place.docked)

    def _put_source_away(self) -> None:
        """What is being made needs the room."""
        if self._source_place.docked:
            self._source_place.set_wanted(False)

    def _fit_making(self) -> None:
        """Form and document stand beside one another where the window is wide."""
        width = self._page.window().width()
        wide = width >= size("breakpoints.narrow")
        self._making.set_beside(wide)
        both = size("panel.narrower") + size("panel.narrow")
        self.making_place.fit(
            width, size("chat.min"), both if wide and self._making.has_both else size("panel")
        )
