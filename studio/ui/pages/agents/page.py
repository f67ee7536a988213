"""The page 智能体: the list, and the chat with an installed agent opened from it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from studio.ui.language import tr
from studio.ui.pages.agents.carrying import CarryingController
from studio.ui.pages.agents.controller import AgentsController
from studio.ui.pages.agents.new_agent import NewAgentSheet
from studio.ui.pages.agents.view import ARCHIVED, EDITED, USED, AgentsView
from studio.ui.pages.use.page import UsePage
from studio.ui.shell import Command, Header, HeaderAction, Page, Services
from studio.ui.shell.places import needed


class AgentsPage(Page):
    """`open()` shows the list, `open("use", id)` an installed agent, `open("new")` the sheet for a new."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.view, self.use = AgentsView(), UsePage(services)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.use)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)
        self._controller = AgentsController(self.view, services)
        self._carrying = CarryingController(self.view, services)
        self.sheet = NewAgentSheet(self, self._controller.id_for, services.scratch)
        self._controller.join(self.sheet)
        self.view.created.connect(self._write_new)
        self.use.header_changed.connect(self.set_header)
        self.sheet.closed.connect(self._tell_list)

    def open(self, *path: str) -> None:
        what, agent = (*path, "", "")[:2]
        if what == "use":
            self._stack.setCurrentWidget(self.use)
            self.use.open(agent, *path[2:])
            self.setFocusProxy(self.use)  # one comes to ask
            return
        self.setFocusProxy(None)  # type: ignore[arg-type]  # None is allowed
        if not what and self._stack.currentWidget() is self.use:
            what = USED  # one goes back to where one came from, after a start as well
        self._stack.setCurrentWidget(self.view)
        self._show_header()
        if what in {EDITED, USED, ARCHIVED}:
            self.view.show_which(what)
        if what == "new" and self.header.actions:
            self._write_new()

    def refresh(self) -> None:
        if self._stack.currentWidget() is self.view:
            self._controller.look_again()
        else:
            self.use.refresh()

    def back(self) -> bool:
        if self._stack.currentWidget() is self.use and self.use.back():
            return True
        return super().back()

    def commands(self) -> Sequence[Command]:
        return self.use.commands() if self._stack.currentWidget() is self.use else ()

    def _tell_list(self) -> None:
        """What was put away does not come back at the next start."""
        self.moved.emit(())

    def _show_header(self) -> None:
        new = HeaderAction(tr("New agent"), self._write_new, "primary", "plus", "Ctrl+N")
        bring = HeaderAction(tr("Import…"), self._carrying.ask_what, icon="import")
        builds = needed("builder", self._services.workspace.settings.acting().roles)
        self.view.show_builds(builds)
        self.set_header(Header(tr("Agents"), actions=(bring, new) if builds else ()))

    def _write_new(self) -> None:
        self._controller.write_new()
