"""The page 使用: kept conversations at the left, the chat, and beside it what is being made."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from studio.core.errors import NotFound, StudioError
from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.components import Banner, EmptyState, clear_layout
from studio.ui.language import tr
from studio.ui.pages.source import SourceBeside
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.pages.use.beside import Beside
from studio.ui.pages.use.conversation import Conversation
from studio.ui.pages.use.exporting import Exporting
from studio.ui.pages.use.feedback_sheet import FeedbackSheet
from studio.ui.pages.use.kept import KeptController, KeptView
from studio.ui.pages.use.list_place import ListPlace
from studio.ui.pages.use.making import Making
from studio.ui.pages.use.reporting import Reporting
from studio.ui.pages.use.returning import Returning
from studio.ui.pages.use.sources import cited_beside, open_source, path_of
from studio.ui.pages.use.standing import is_recalled, standing_banner
from studio.ui.practising import practises
from studio.ui.shell import Command, Crumb, Header, HeaderAction, HeaderTag, Page, Services
from studio.ui.theme import size, space

_CATALOGUE = "catalogue"


class UsePage(Page):
    """One agent at a time; what was open with it comes back."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self._agent = ""
        self._folder: AgentFolder | None = None
        self.chat, self.conversations = ChatPanel(), KeptView()
        self.talk = Conversation(self.chat, services, lambda: services.workspace.conversations)
        self.list = KeptController(self.conversations, self.talk, services)
        self.making, self.source = MakingPanel(), SourceBeside(services)
        self._joined = Making(self.making, self.chat, self.talk, services)
        self.feedback = FeedbackSheet(self)
        self._reporting = Reporting(self.chat, self.feedback, services)
        self._returning = Returning(self.chat.composer, self.talk, services)
        self.exporting = Exporting(self, self.talk, services)
        self._surface = self._made_surface()
        self._lay_out()
        self.chat.citation_opened.connect(self._open_source)
        self.chat.opened_beside.connect(self._open_beside)
        self.talk.cleared.connect(self.beside.close_source)
        self.talk.cleared.connect(self.beside.put_making_away)
        self.talk.opened.connect(self.beside.show_made)
        self.list.chosen.connect(self.list_place.close)
        self.conversations.list.exported.connect(self.exporting.ask_where)
        self.list.counted.connect(self._note_count)
        self.talk.moved_on.connect(self._note_talk)
        self._count, self._began = 0, False

    def open(self, *path: str) -> None:
        """`path` is the agent's id, and after it a conversation's where one is to be seen."""
        agent, conversation = (*path, "", "")[:2]
        try:
            self._show(agent, self._services.workspace.installed.get(agent), conversation)
        except StudioError as error:
            self._show_gone(agent, error, conversation)

    def refresh(self) -> None:
        """The agent may have been updated, recalled or removed, conversations forgotten."""
        if self._agent:
            self.open(self._agent)

    def commands(self) -> Sequence[Command]:
        here = (
            Command(tr("Search conversations"), self._search, "magnify", "Ctrl+Shift+F"),
            Command(tr("Go to the question"), self._go_to_question, "form-textbox", "Ctrl+L"),
        )
        if self.talk.kept is None:
            return here
        return (*here, Command(tr("Pin or unpin the conversation"), self._pin, "pin-outline"))

    def _show(self, agent: str, folder: AgentFolder, conversation: str) -> None:
        self._clear_above()
        self._show_standing(folder)
        another = self._folder is None or self._folder.path != folder.path
        self._folder = folder
        self.chat.view.set_icon(agent_icon(folder.agent.icon))
        self.chat.view.set_speaker(folder.agent.name)
        self._surface.show()
        self._set_asking(not is_recalled(self._services.workspace, folder))
        self.chat.view.reports = True
        self._reporting.about(folder.agent)
        self._turn_to(agent, folder, conversation, another=another)
        self._show_header()

    def _show_gone(self, agent: str, error: StudioError, conversation: str) -> None:
        """Without the agent nothing is answered; what it said can be read as long as it is kept."""
        self._clear_above()
        another = self._folder is not None or self._agent != agent
        self._folder = None
        if another:
            self._surface.hide()
        if another and not isinstance(error, NotFound):
            self._services.notices.show_error(error)
        self._set_asking(False)
        self.chat.view.reports = False
        self._turn_to(agent, None, conversation, another=another)
        self._show_header()

    def _set_asking(self, asks: bool) -> None:
        self.chat.view.asks = asks
        self.chat.composer.setEnabled(asks)
        self.setFocusProxy(self.chat.composer.field if asks else None)  # type: ignore[arg-type]  # None is allowed

    def _show_why_gone(self, count: int) -> None:
        self._clear_above()
        self._surface.setVisible(count > 0)
        text = tr("It is not installed on this computer any more.")
        if count:
            banner = Banner(
                "warning",
                text,
                tr("Its conversations can be read, but it answers no more."),
                [(_CATALOGUE, tr("Open the catalogue"))],
                closable=False,
            )
            banner.acted.connect(self._open_catalogue)
            self._put_above(banner)
            return
        empty = EmptyState(
            "robot-off-outline", tr("This agent cannot be opened"), text, tr("Open the catalogue")
        )
        empty.primary_clicked.connect(self._open_catalogue)
        self._above.addWidget(empty)

    def _turn_to(self, agent: str, folder: AgentFolder | None, conversation: str, *, another: bool) -> None:
        if another or agent != self._agent:
            self._agent = agent
            self.beside.put_making_away()
            was_open = self._returning.about(agent)
            self.talk.begin(folder, conversation or was_open)
        elif conversation and (self.talk.kept is None or self.talk.kept.id != conversation):
            self.talk.open_kept(conversation)
        elif folder is not None:
            self.talk.renew(folder)
        self.list.about(agent)

    def _show_header(self) -> None:
        agent = self._folder.agent if self._folder else None
        kept = self.talk.kept
        name = agent.name if agent else (kept.agent_name if kept else "") or tr("Agent")
        self.set_header(
            Header(
                title=name,
                crumbs=(Crumb(tr("Agents"), ("agents",)),),
                icon=agent_icon(agent.icon) if agent else "",
                tags=(HeaderTag(agent.version),) if agent else (),
                note=agent.owner if agent else "",
                actions=self._actions(),
                practice=self._practises(),
            )
        )

    def _practises(self) -> bool:
        endpoints, folder = self._services.workspace.endpoints, self._folder
        return folder is not None and practises(endpoints, folder.agent.model.endpoint)

    def _actions(self) -> tuple[HeaderAction, ...]:
        begun, here = self.talk.kept is not None, self._folder is not None
        self._began = begun
        copy, export = tr("Copy the conversation"), tr("Export the conversation")
        actions = (
            (begun, HeaderAction(copy, self.exporting.copy, "menu", "content-copy", "Ctrl+Shift+C")),
            (begun, HeaderAction(tr("Print…"), self.exporting.print, "menu", "printer-outline", "Ctrl+P")),
            (begun, HeaderAction(tr("Rename the conversation"), self._rename, "menu", "pencil-outline")),
            (begun, HeaderAction(tr("Remove the conversation"), self._remove, "menu", "delete-outline")),
            (True, HeaderAction(tr("Conversations"), self.list_place.turn, "icon", "dock-left", "Ctrl+B")),
            (here, HeaderAction(tr("Passport"), self._open_passport, "icon", "card-account-details-outline")),
            (begun, HeaderAction(export, self.exporting.export, icon="export", keys="Ctrl+E")),
            (here, HeaderAction(tr("New conversation"), self._begin_anew, icon="plus", keys="Ctrl+N")),
        )
        return tuple(action for offered, action in actions if offered)

    def _show_standing(self, folder: AgentFolder) -> None:
        banner = standing_banner(self._services.workspace, folder)
        if banner is not None:
            banner.acted.connect(self._open_passport)
            self._put_above(banner)

    def _put_above(self, banner: Banner) -> None:
        edge = space("4")
        self._above.setContentsMargins(edge, edge, edge, edge)
        self._above.addWidget(banner)

    def _clear_above(self) -> None:
        clear_layout(self._above)
        self._above.setContentsMargins(0, 0, 0, 0)

    def _lay_out(self) -> None:
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(0)
        self._above = QVBoxLayout()
        body.addLayout(self._above)
        body.addWidget(self._surface, 1)

    def _made_surface(self) -> QFrame:
        """Lines no longer than one likes to read, in the middle of a wide window."""
        surface = QFrame()
        surface.setObjectName("surface")
        row = QHBoxLayout(surface)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.list_place = ListPlace(self, row, self.conversations, self._services)
        self.chat.setMaximumWidth(size("chat.readable"))
        row.addStretch(1)
        row.addWidget(self.chat, 100)
        row.addStretch(1)
        self.beside = Beside(self, row, self.chat, self.making, self.source)
        return surface

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.list_place.fit(self.window().width())
        self.beside.fit()

    def _begin_anew(self) -> None:
        self.talk.clear()
        self.chat.composer.field.setFocus()

    def _note_count(self, count: int) -> None:
        if self._folder is None:
            self._show_why_gone(count)

    def _note_talk(self) -> None:
        """What one can do depends on whether there is a conversation yet."""
        begun = self.talk.kept is not None
        if begun is not self._began or self._folder is None:
            self._show_header()

    def _rename(self) -> None:
        self._show_list()
        self.list.rename()

    def _search(self) -> None:
        self._show_list()
        self.conversations.field.setFocus()
        self.conversations.field.selectAll()

    def _show_list(self) -> None:
        if not self.conversations.isVisible():
            self.list_place.turn()

    def _go_to_question(self) -> None:
        self.chat.composer.field.setFocus()

    def _pin(self) -> None:
        if self.talk.kept is not None:
            self.list.pin(self.talk.kept)

    def _remove(self) -> None:
        if self.talk.kept is not None:
            self.list.remove(self.talk.kept)

    def back(self) -> bool:
        """The source beside the chat is put away before the page is left."""
        return super().back() or self.beside.close_source()

    def _open_source(self, citation: Citation) -> None:
        """Beside the chat where the window is wide, else on a page of its own."""
        if self.beside.has_room:
            self._open_beside(citation)
        elif self._folder is not None:
            open_source(self._services, self._folder, citation, cited_beside(self.chat.view, citation))

    def _open_beside(self, citation: Citation) -> None:
        if self._folder is not None:
            cited = cited_beside(self.chat.view, citation)
            self.beside.show_source(path_of(self._services, self._folder, citation, cited))

    def _open_passport(self) -> None:
        if self._folder is not None:
            self._services.navigator.open("catalogue", self._folder.agent.id)

    def _open_catalogue(self) -> None:
        self._services.navigator.open("catalogue")
