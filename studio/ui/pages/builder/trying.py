"""The chat in which a draft is tried: sources stand in the place of the form, answers become questions."""

from functools import partial

from PySide6.QtCore import QObject, Signal

from studio.conversations import Conversation as Kept
from studio.conversations import ConversationStore
from studio.core.errors import NotFound
from studio.core.events import Citation
from studio.runtime import AgentFolder
from studio.ui.language import tr
from studio.ui.pages.builder.view import BuilderView
from studio.ui.pages.source import SourceBeside
from studio.ui.pages.use.agent_icon import agent_icon
from studio.ui.pages.use.conversation import Conversation
from studio.ui.pages.use.making import Making
from studio.ui.pages.use.returning import Returning
from studio.ui.pages.use.sources import cited_beside, open_source, path_of
from studio.ui.shell import Services
from studio.workspace.marking import case_of


class Trying(QObject):
    """What was said to a draft last comes back with it, until it is cleared.

    `case_made` brings a test question made of the last answer; `ended` tells that there is a new one.
    """

    case_made = Signal(object)
    ended = Signal()

    def __init__(self, view: BuilderView, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        self._config, self._chat = view.config, view.config.chat
        self._folder: AgentFolder | None = None
        self._talk = Conversation(self._chat, services, self._kept)
        self._returning = Returning(self._chat.composer, self._talk, services, "builder")
        self._source = SourceBeside(services)
        self._making = Making(self._config.making, self._chat, self._talk, services)
        self._chat.view.built_here = True
        self._config.add_source(self._source)
        self._connect()

    def begin(self, folder: AgentFolder) -> None:
        """Talk to this draft from now on, from where one was."""
        self._folder = folder
        self._chat.view.set_icon(agent_icon(folder.agent.icon))
        self._chat.view.set_speaker(folder.agent.name)
        self._config.making.clear()
        self._talk.begin(folder, self._returning.about(folder.agent.id))
        self._config.making_sheet.close_sheet()

    def greet(self) -> None:
        """The greeting may have been changed."""
        self._talk.greet()

    def look_again(self) -> None:
        """What was said may have been deleted elsewhere."""
        kept = self._talk.kept
        if kept is not None and kept.id not in self._talk.running:
            job = self._services.background.run(self._kept().get, kept.id)
            job.failed.connect(self._forget)

    def _forget(self, error: Exception) -> None:
        if isinstance(error, NotFound):
            self._talk.clear()

    def _kept(self) -> ConversationStore:
        return self._services.workspace.trial_conversations

    def _clear(self) -> None:
        """Begin anew; the old one can be had again until it is too late for that."""
        kept = self._talk.kept
        if kept is None:
            self._talk.clear()
            return
        self._talk.stop(kept.id)
        self._talk.clear()
        job = self._services.background.run(self._kept().remove, kept.id)
        job.failed.connect(self._services.notices.show_error)
        undo = partial(self._bring_back, kept)
        self._services.notices.toast(tr("The trial conversation is cleared."), undo)

    def _bring_back(self, kept: Kept) -> None:
        job = self._services.background.run(self._kept().bring_back, kept.id)
        job.failed.connect(self._services.notices.show_error)
        if self._talk.length == 0 and self._folder is not None and self._folder.agent.id == kept.agent:
            job.done.connect(partial(self._open_again, kept.id))

    def _open_again(self, conversation: str, _done: object) -> None:
        self._talk.open_kept(conversation)

    def _connect(self) -> None:
        self._chat.view.previewed.connect(self._config.making_sheet.open)
        self._chat.view.form_opened.connect(self._config.making_sheet.open)
        self._chat.citation_opened.connect(self._open_source)
        self._chat.opened_beside.connect(self._open_source)
        self._source.closed.connect(self._close_source)
        self._view.begin_anew.clicked.connect(self._clear)
        self._talk.cleared.connect(self._put_making_away)
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

    def _put_making_away(self) -> None:
        self._config.making.clear()
        self._config.making_sheet.close_sheet()

    def _note_answer(self) -> None:
        self._view.make_case.setEnabled(self._talk.last_answer is not None)

    def _make_case(self) -> None:
        if self._talk.last_answer is not None:
            before = [turn.question for turn in self._talk.chat.turns[:-1]]
            self.case_made.emit(case_of(*self._talk.last_answer, before))
