"""Goes from page to page; a page is made when it is first visited."""

import importlib
from collections.abc import Callable
from typing import cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from studio.core.errors import StudioError
from studio.ui.notices import Notices
from studio.ui.shell.page import Page
from studio.ui.shell.places import rail_place

_LONGEST_WAY = 100
_FIRST: tuple[str, tuple[str, ...]] = ("home", ())

MakePage = Callable[[str], Page]


class Navigator(QObject):
    """Remembers the way one came, so that Esc leads back along it."""

    arrived = Signal(str)
    moved = Signal()
    kept = Signal()
    header_changed = Signal(object)
    badge_changed = Signal(str, int)

    def __init__(self, stack: QStackedWidget, make: MakePage, notices: Notices) -> None:
        super().__init__(stack)
        self._stack, self._make, self._notices = stack, make, notices
        self._pages: dict[str, Page] = {}
        self._way: list[tuple[str, tuple[str, ...]]] = []
        self._opening = False

    @property
    def here(self) -> tuple[str, tuple[str, ...]]:
        return self._way[-1] if self._way else ("", ())

    @property
    def place(self) -> tuple[str, ...]:
        page, path = self.here
        return (page, *path)

    def open(self, page: str, *path: str) -> None:
        """What lies over a page is put away when one is led to another part of it."""
        here = self.page(page) if self.here[0] == page and self.here[1] != path else None
        sheet = here.open_sheet() if here is not None else None
        if sheet is not None:
            sheet.close_sheet()
        if self.here != (page, path):
            self._way = [*self._way[-_LONGEST_WAY:], (page, path)]
        self._show(page, path)

    def back(self) -> None:
        """One step back inside the page, then to the page before."""
        current = self.page(self.here[0]) if self._way else None
        if current is not None and current.back():
            return
        if len(self._way) > 1:
            self._way.pop()
            self._show(*self._way[-1])
        elif self._way and self.here != _FIRST:
            self._way.clear()
            self.open(_FIRST[0])

    def set_badge(self, page: str, count: int) -> None:
        self.badge_changed.emit(page, count)

    def page(self, name: str) -> Page | None:
        return self._pages.get(name)

    def renew(self) -> None:
        """Make all pages anew, as when the language has changed, and stay where one is."""
        for page in self._pages.values():
            self._stack.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        if self._way:
            self._show(*self._way[-1])

    def refresh(self) -> None:
        """Let the page at the front look again at what it shows."""
        page = self.page(self.here[0])
        if page is not None:
            page.refresh()

    def take_focus(self) -> None:
        """Keys belong to the page that is shown."""
        page = self.page(self.here[0])
        if page is not None:
            page.setFocus()

    def _show(self, name: str, path: tuple[str, ...]) -> None:
        """A page that does not open says why and leaves the others usable."""
        page = self._pages.get(name) or self._made(name)
        focused = QApplication.focusWidget()
        came_from_page = focused is None or self._stack.isAncestorOf(focused)
        had_focus = page.focusWidget()
        self._stack.setCurrentWidget(page)
        self.arrived.emit(rail_place(name))
        self._opening = True
        try:
            page.open(*path)
            page.refresh()
        except (StudioError, OSError) as error:
            self._notices.show_error(error)
        finally:
            self._opening = False
        if not path and page.part():
            self._note_part((name, page.part()))
        self.header_changed.emit(page.header)
        gone = (
            focused is not None and not focused.isVisible()
        )  # a button of a banner, which was for that page
        if came_from_page or gone:
            _take_focus(page, had_focus)

    def _note_part(self, place: tuple[str, tuple[str, ...]]) -> None:
        before = self._way[:-1]
        self._way = before if before[-1:] == [place] else [*before, place]
        self.moved.emit()

    def _made(self, name: str) -> Page:
        page = self._make(name)
        self._pages[name] = page
        self._stack.addWidget(page)
        page.header_changed.connect(self._pass_on)
        page.moved.connect(self._note_move)
        page.stored.connect(self._note_kept)
        return page

    def _note_move(self, path: tuple[str, ...]) -> None:
        """Another part of the same page is in front: that is where one is, and no step of its own."""
        if self.sender() is self._stack.currentWidget() and self._way and not self._opening:
            self._way[-1] = (self._way[-1][0], tuple(path))
            self.moved.emit()

    def _note_kept(self) -> None:
        if self.sender() is self._stack.currentWidget():
            self.kept.emit()

    def _pass_on(self, header: object) -> None:
        if self.sender() is self._stack.currentWidget():
            self.header_changed.emit(header)


def _take_focus(page: Page, before: QWidget | None) -> None:
    """Keys belong to the page one came to, or to the sheet it opened with.

    Qt would give them to its first button when none had them, and to its next field when what had them
    is out of sight now.
    """
    focused, sheet = QApplication.focusWidget(), page.open_sheet()
    if sheet is not None and focused is not None and sheet.isAncestorOf(focused):
        return
    moved = before is not None and not before.isVisible() and page.focusProxy() is not None
    if moved or before is None or focused is None or not page.isAncestorOf(focused):
        page.setFocus()


def page_maker(services: object) -> MakePage:
    """Return what makes a page from its package, imported only now."""

    def make(name: str) -> Page:
        package = importlib.import_module(f"studio.ui.pages.{name}")
        return cast(Page, package.create(services))

    return make
