"""The chat in which a draft is tried: sources stand in the place of the form, answers become questions."""

from PySide6.QtCore import QObject, Signal

from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.pages.builder.view import BuilderView
from studio.ui.pages.source import SourceBeside
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.pages.use.conversation import Conversation
from studio.ui.pages.use.making import Making
from studio.ui.pages.use.sources import cited_beside, open_source, path_of
from studio.ui.shell import Services
from studio.workspace.marking import case_of


class Trying(QObject):
    """`case_made` brings a test question made of the last answer; `ended` tells that there is a new one."""

    case_made = Signal(object)
    ended = Signal()

    def __init__(self, view: BuilderView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._config, self._chat = view.config, view.config.chat
        self._folder: AgentFolder | None = None
        self._talk = Conversation(self._chat, services)
        self._source = SourceBeside(services)
        self._making = Making(self._config.making, self._chat, self._talk, services)
        self._chat.view.built_here = True
        self._config.add_source(self._source)
        self._connect()

    def begin(self, folder: AgentFolder) -> None:
        """Talk to this draft from now on; what was asked of another is gone."""
        self._folder = folder
        self._chat.view.set_icon(agent_icon(folder.agent.icon))
        self._chat.view.set_speaker(folder.agent.name)
        self._chat.composer.keep_in(self._services.scratch, f"builder/{folder.agent.id}")
        self._talk.begin(folder)
        self._config.making.clear()
        self._config.making_sheet.close_sheet()

    def greet(self) -> None:
        """The greeting may have been changed."""
        self._talk.greet()

    def _connect(self) -> None:
        self._chat.view.previewed.connect(self._config.making_sheet.open)
        self._chat.view.form_opened.connect(self._config.making_sheet.open)
        self._chat.citation_opened.connect(self._open_source)
        self._chat.opened_beside.connect(self._open_source)
        self._source.closed.connect(self._close_source)
        self._view.begin_anew.clicked.connect(self._talk.clear)
        self._view.make_case.clicked.connect(self._make_case)
        self._talk.moved_on.connect(self._note_answer)
        self._talk.ended.connect(self.ended)

    def _open_source(self, citation: Citation) -> None:
        assert self._folder is not None
        others = cited_beside(self._chat.view, citation)
        if self._config.chat_place.docked:
            self._source.open(*path_of(self._services, self._folder, citation, others))
            self._config.show_source(True)
        else:
            open_source(self._services, self._folder, citation, others)

    def _close_source(self) -> None:
        self._config.show_source(False)
        self._chat.composer.field.setFocus()

    def _note_answer(self) -> None:
        self._view.make_case.setEnabled(self._talk.last_answer is not None)

    def _make_case(self) -> None:
        if self._talk.last_answer is not None:
            before = [turn.question for turn in self._talk.chat.turns[:-1]]
            self.case_made.emit(case_of(*self._talk.last_answer, before))
