"""The page 使用: greeting and starters, then question and answer with sources."""

from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.core.errors import StudioError
from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.components import EmptyState, PracticeStrip, SidePlace, clear_layout
from studio.ui.language import tr
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.pages.use.conversation import Conversation, endpoint_for
from studio.ui.pages.use.feedback_sheet import FeedbackSheet
from studio.ui.pages.use.making import Making
from studio.ui.pages.use.reporting import Reporting
from studio.ui.pages.use.sources import cited_beside, open_source
from studio.ui.pages.use.standing import standing_banner
from studio.ui.shell import Crumb, Header, HeaderAction, HeaderTag, Page, Services
from studio.ui.theme import size, space


class UsePage(Page):
    """One agent at a time; going to another and coming back begins a new conversation."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._folder: AgentFolder | None = None
        self.strip, self.chat = PracticeStrip(), ChatPanel()
        self.talk = Conversation(self.chat, services)
        self.making = MakingPanel()
        self._joined = Making(self.making, self.chat, self.talk, services)
        self.feedback = FeedbackSheet(self)
        self._reporting = Reporting(self.chat, self.feedback, services)
        self._surface = self._made_surface()
        self._body = QVBoxLayout(self)
        self._body.setContentsMargins(0, 0, 0, 0)
        self._body.setSpacing(0)
        self._missing = QVBoxLayout()
        self._body.addWidget(self.strip)
        self._body.addLayout(self._missing)
        self._body.addWidget(self._surface, 1)
        self.strip.replaced.connect(self._open_settings)
        self.chat.citation_opened.connect(self._open_source)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.chat.composer.field.setFocus)

    def open(self, *path: str) -> None:
        """`path` is the agent's id."""
        clear_layout(self._missing)
        self._missing.setContentsMargins(0, 0, 0, 0)
        try:
            self._show(self._services.workspace.installed.get((*path, "")[0]))
        except StudioError as error:
            self._show_missing(error)

    def _show(self, folder: AgentFolder) -> None:
        agent = folder.agent
        self.strip.setVisible(endpoint_for(self._services.workspace, folder).practice)
        self._surface.show()
        self._show_standing(folder)
        if self._folder is None or self._folder.path != folder.path:
            self._folder = folder
            self.chat.view.set_icon(agent_icon(agent.icon))
            self._reporting.about(agent)
            self.talk.begin(folder)
            self._put_making_away()
        self.set_header(
            Header(
                title=agent.name,
                crumbs=(Crumb(tr("Agents"), ("agents",)),),
                icon=agent_icon(agent.icon),
                tags=(HeaderTag(agent.version),),
                note=agent.owner,
                actions=(
                    HeaderAction(tr("Passport"), self._open_passport, icon="card-account-details-outline"),
                    HeaderAction(tr("New conversation"), self._begin_anew, icon="plus"),
                ),
            )
        )

    def _show_standing(self, folder: AgentFolder) -> None:
        banner = standing_banner(self._services.workspace, folder)
        if banner is not None:
            banner.acted.connect(self._open_passport)
            edge = space("4")
            self._missing.setContentsMargins(edge, edge, edge, edge)
            self._missing.addWidget(banner)

    def _show_missing(self, error: StudioError) -> None:
        self._folder = None
        self.strip.hide()
        self._surface.hide()
        self._services.notices.show_error(error)
        self.set_header(Header(tr("Agent"), crumbs=(Crumb(tr("Agents"), ("agents",)),)))
        text = tr("It is not installed on this computer any more.")
        empty = EmptyState(
            "robot-off-outline", tr("This agent cannot be opened"), text, tr("Open the catalogue")
        )
        empty.primary_clicked.connect(self._open_catalogue)
        self._missing.addWidget(empty)

    def _made_surface(self) -> QFrame:
        """Lines no longer than one likes to read, in the middle of a wide window."""
        surface = QFrame()
        surface.setObjectName("surface")
        middle = QHBoxLayout(surface)
        middle.setContentsMargins(0, 0, 0, 0)
        self.chat.setMaximumWidth(size("chat.readable"))
        middle.addStretch(1)
        middle.addWidget(self.chat, 100)
        middle.addStretch(1)
        self.making_place = SidePlace(self, middle, self.making, tr("Form and document"))
        self.making_place.set_wanted(False)
        self.making.wanted.connect(self.making_place.show)
        return surface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.making_place.fit(self.window().width(), size("chat.min"), size("chat"))

    def _begin_anew(self) -> None:
        self.talk.clear()
        self._put_making_away()
        self.chat.composer.field.setFocus()

    def _put_making_away(self) -> None:
        """What was made in one conversation is not seen in the next."""
        self.making.clear()
        self.making_place.set_wanted(False)

    def _open_source(self, citation: Citation) -> None:
        assert self._folder is not None
        open_source(self._services, self._folder, citation, cited_beside(self.chat.view, citation))

    def _open_passport(self) -> None:
        if self._folder is not None:
            self._services.navigator.open("catalogue", self._folder.agent.id)

    def _open_catalogue(self) -> None:
        self._services.navigator.open("catalogue")

    def _open_settings(self) -> None:
        self._services.navigator.open("settings")
