"""The page: the shelf, or the passport of one agent."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedLayout

from studio.ui.pages.catalogue.installing import Installing
from studio.ui.pages.catalogue.passport import PassportController, PassportView
from studio.ui.pages.catalogue.shelf_controller import ShelfController
from studio.ui.pages.catalogue.shelf_view import ShelfView
from studio.ui.shell import Header, Page, Services


class CataloguePage(Page):
    """`open()` is the shelf, `open(agent)` its newest passport, `open(agent, version)` that version's."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.shelf, self.passport = ShelfView(), PassportView()
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.shelf)
        self._stack.addWidget(self.passport)
        installing = Installing(self, services)
        self._shelf = ShelfController(self.shelf, services, installing)
        self._passport = PassportController(self.passport, services, installing)
        self._shelf.header_changed.connect(self._show_shelf_header)
        self._passport.header_changed.connect(self._show_passport_header)
        installing.brought.connect(self._use)

    def open(self, *path: str) -> None:
        if path:
            self._stack.setCurrentWidget(self.passport)
            self._passport.open(*path[:2])
            self.set_header(self._passport.header())
        else:
            self._stack.setCurrentWidget(self.shelf)
            self.set_header(self._shelf.header())

    def refresh(self) -> None:
        if self._stack.currentWidget() is self.shelf:
            self._shelf.load()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = self.window().width()
        self.shelf.fit(width)
        self.passport.fit(width)

    def _show_shelf_header(self, header: Header) -> None:
        if self._stack.currentWidget() is self.shelf:
            self.set_header(header)

    def _show_passport_header(self, header: Header) -> None:
        if self._stack.currentWidget() is self.passport:
            self.set_header(header)

    def _use(self, agent: str) -> None:
        """Go on with what was installed, unless the person has gone elsewhere meanwhile."""
        if self.isVisible():
            self._services.navigator.open("agents", "use", agent)
