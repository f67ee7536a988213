"""One talk with an agent: asks it, keeps the turns, and remembers what happened in the last run."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.core.errors import NotFound, StudioError
from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.endpoints import EndpointProfile
from studio.runtime import AgentFolder, Chat
from studio.tools import KINDS
from studio.ui.background import Job
from studio.ui.chat import ChatPanel
from studio.ui.chat.asking_person import AskingPerson
from studio.ui.language import tr, words
from studio.ui.pages.use.attaching import Attaching
from studio.ui.shell import Services
from studio.wording.tools import tool_words
from studio.workspace import Workspace


class Conversation(QObject):
    """Joins a chat panel with the workspace; the chat lives until it is cleared."""

    moved_on = Signal()
    ended = Signal()

    def __init__(self, panel: ChatPanel, services: Services) -> None:
        super().__init__(panel)
        self._panel, self._services = panel, services
        self._folder: AgentFolder | None = None
        self._job: Job | None = None
        self._question = ""
        self.chat = Chat()
        self.events: list[RunEvent] = []
        self._attaching = Attaching(panel, services)
        self._person = AskingPerson()
        panel.consented.connect(self._consent)
        panel.asked.connect(self.ask)
        panel.stopped.connect(self.stop)
        panel.retried.connect(self.retry)

    def begin(self, folder: AgentFolder) -> None:
        """Talk to this agent from now on, from the beginning."""
        self._folder = folder
        self.clear()

    def clear(self) -> None:
        """Begin anew; what is still being written is no longer waited for."""
        if self._job is not None:
            self._give_up(self._job)
        self.chat.close()
        self.chat = Chat(make_folder=self._folder_for_files)
        self._attaching.begin(self.chat)
        self.events.clear()
        self.greet()
        self.moved_on.emit()

    def greet(self) -> None:
        """Show greeting and starters as they are now; a talk under way is left alone."""
        if self._folder is not None and not self.chat.turns and not self.events and self._job is None:
            opening = self._folder.agent.opening
            greeting = opening.greeting or tr("Ask a question: the answer names where it stands.")
            self._panel.view.set_empty(greeting, list(opening.starters))

    def ask(self, question: str) -> None:
        if self._folder is None or self._job is not None:
            return
        self._question = question
        self._panel.view.set_tool_names(names_of(self._folder))
        self.events.clear()
        self._panel.view.ask(question)
        self._panel.set_busy(True)
        endpoint = endpoint_for(self._services.workspace, self._folder).id
        ask = self._services.workspace.ask
        self._person = AskingPerson()
        run, consent = self._services.background.run, self._person.consent
        self._job = run(ask, self._folder, question, self.chat, endpoint, consent)
        self._job.progressed.connect(self._hear)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self._rest)

    def retry(self, question: str) -> None:
        """Ask again; the last answer, when it was to this question, is no part of the talk any more."""
        turns = self.chat.turns
        if self._job is None and turns and turns[-1].question == question:
            self.chat.forget_last()
        self.ask(question)

    @property
    def last_answer(self) -> tuple[str, AnswerFinished] | None:
        """The question answered last and how, while it still stands."""
        ends = [event for event in self.events if isinstance(event, AnswerFinished)]
        return (self._question, ends[-1]) if ends else None

    def stop(self) -> None:
        """Keep what was written; the next question need not wait for the end of this one."""
        if self._job is not None:
            self._give_up(self._job)
            self._panel.view.stop()

    def _consent(self, agreed: bool) -> None:
        self._person.answer(agreed=agreed)

    def _folder_for_files(self) -> Path:
        """What is made in a chat stays in the workspace when the chat is over."""
        assert self._folder is not None
        made = self._services.workspace.folder / "made" / self._folder.agent.id
        folder = made / f"{datetime.now():%Y%m%d-%H%M%S}"
        folder.mkdir(parents=True, exist_ok=True)
        return folder

    def _hear(self, event: RunEvent) -> None:
        self.events.append(event)
        self._panel.view.add_event(event)
        self.moved_on.emit()

    def _fail(self, error: Exception) -> None:
        """What fails before the run began is said where the answer would have been."""
        if isinstance(error, StudioError):
            self._hear(RunFailed(trouble=Trouble(name=error.name, facts=error.facts)))
        else:
            self._services.notices.show_error(error)

    def _give_up(self, job: Job) -> None:
        self._job = None
        job.cancel()
        self._panel.set_busy(False)

    def _rest(self) -> None:
        """A job that was given up may end while the next one runs."""
        if self.sender() is self._job:
            self._job = None
            self._panel.set_busy(False)
            self.ended.emit()


def names_of(folder: AgentFolder) -> dict[str, str]:
    """Return the words for the agent's tools by the names it knows them by."""
    known = [use for use in folder.agent.tools if use.tool in KINDS]
    return {use.known_as: words()(tool_words(use.tool).name) for use in known}


def endpoint_for(workspace: Workspace, folder: AgentFolder) -> EndpointProfile:
    """Return the agent's endpoint, or the default one where this computer does not know it."""
    try:
        return workspace.endpoints.get(folder.agent.model.endpoint)
    except NotFound:
        return workspace.endpoints.default
