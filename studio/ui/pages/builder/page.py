"""The builder as a page of the window: opens one agent and joins its parts."""

from collections.abc import Sequence

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from studio.core.errors import StudioError
from studio.ui.components import EmptyState, clear_layout
from studio.ui.language import tr
from studio.ui.pages.builder.controller import BuilderController
from studio.ui.pages.builder.readiness import Need
from studio.ui.pages.builder.view import NAME, RELEASE, BuilderView
from studio.ui.shell import Command, Crumb, Header, Page, Services
from studio.ui.shell.commands import MAIN_ACTION


class BuilderPage(Page):
    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services, self._agent = services, ""
        self.view = BuilderView(self)
        self.controller = BuilderController(self.view, services)
        self.controller.header_changed.connect(self.set_header)
        self.controller.stored.connect(self.stored)
        self.controller.kept.connect(self.stored)
        self.view.tab_changed.connect(self._tell_tab)
        self.controller.describing.closed.connect(self._tell_described)
        self._missing, self._need = QVBoxLayout(), ""
        self._soon = QTimer(self, singleShot=True, interval=0)  # once the form has its place
        self._soon.timeout.connect(self._see_to)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._missing)
        layout.addWidget(self.view, 1)

    def open(self, *path: str) -> None:
        """`path` is the agent's id, then perhaps config, name, tests, release or trace, what it needs, or
        describe. An empty id is the agent that is open."""
        agent, tab = (*path, "", "")[:2]
        self._agent = agent = agent or self._agent
        clear_layout(self._missing)
        try:
            self.controller.open(self._services.workspace.agents.get(agent))
        except StudioError as error:
            self._show_missing(error)
            return
        self.view.show()
        if tab in {*Need, NAME}:
            self._need = tab
            self._soon.start()
        elif tab == "describe":
            self.controller.describing.open()
        elif tab:
            self.view.go(tab)

    def commands(self) -> Sequence[Command]:
        """Of the tab 发布 the button in it is the main action, from whichever reason one has just written."""
        if self.view.isHidden() or self.view.tab() != RELEASE:
            return ()
        submit = self.view.releasing.submit
        return (Command(submit.text(), submit.click, "send-check-outline", MAIN_ACTION),)

    def back(self) -> bool:
        """The source beside the chat is put away before the page is left."""
        if super().back():
            return True
        shown = self.view.config.source_shown
        self.view.config.show_source(False)
        return shown

    def _tell_tab(self, tab: str) -> None:
        self.moved.emit((self._agent, tab))

    def _tell_described(self) -> None:
        """The next start does not open the sheet again."""
        self._tell_tab(self.view.tab())

    def refresh(self) -> None:
        if not self.view.isHidden():
            self.controller.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self.controller.leave()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.view.fit(self.window().width())

    def _see_to(self) -> None:
        """Whatever gave the page the focus on the way has done so. The next start is not led there again."""
        if self._need == NAME:
            self.view.go(NAME)
        else:
            self.controller.leading.see_to(self._need)
        self._tell_tab(self.view.tab())

    def _show_missing(self, error: StudioError) -> None:
        """A folder that is gone or does not read is said where the agent would have been."""
        self.view.hide()
        self._services.notices.show_error(error)
        self.set_header(Header(tr("Agent"), crumbs=(Crumb(tr("Agents"), ("agents",)),)))
        text = tr("It was removed, or one of its files does not read.")
        empty = EmptyState("robot-off-outline", tr("This agent cannot be opened"), text, tr("All agents"))
        empty.primary_clicked.connect(self._go_to_agents)
        self._missing.addWidget(empty)

    def _go_to_agents(self) -> None:
        self._services.navigator.open("agents")
