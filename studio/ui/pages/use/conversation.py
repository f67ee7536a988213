"""One talk with an agent: asks it, at the end or anew from any place, and goes on with what was kept."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication

from studio import conversations
from studio.conversations import ConversationStore, Exchange, Opened, Tree
from studio.core.events import AnswerFinished, ConfirmationAsked, RunEvent
from studio.runtime import AgentFolder, Chat
from studio.tools import KINDS
from studio.ui.chat import ChatPanel
from studio.ui.chat.asking_person import AskingPerson
from studio.ui.chat.exchange import Exchange as Shown
from studio.ui.language import tr, words
from studio.ui.pages.use.attaching import Attaching
from studio.ui.pages.use.ready import Ready
from studio.ui.pages.use.reopening import Reopening
from studio.ui.pages.use.run import Run, kept_runs
from studio.ui.shell import Services
from studio.wording.tools import tool_words
from studio.workspace.kept_asking import Asked

Store = Callable[[], ConversationStore]


class Conversation(QObject):
    """Joins a chat panel with the workspace; `store` keeps what is said.

    What is being answered goes on while another conversation is seen, and when the page is made anew in
    another language. `kept_changed` tells that a conversation was begun or gone on with, `opened` brings
    one that was kept, `cleared` tells that one begins anew.
    """

    moved_on = Signal()
    ended = Signal()
    kept_changed = Signal()
    opened = Signal(object)
    cleared = Signal()

    def __init__(self, panel: ChatPanel, services: Services, store: Store) -> None:
        super().__init__(panel)
        self._panel, self._services = panel, services
        self._store = store
        self._folder: AgentFolder | None = None
        self._runs: dict[str, Run] = {}
        self._question, self._waiting, self._found_by = "", "", ""
        self._reopening = Reopening(self, services)
        self._reopening.ready.connect(self._show)
        self._reopening.missed.connect(self.clear)
        self._reopening.slow.connect(panel.view.set_loading)
        self.kept: conversations.Conversation | None = None
        self._tree, self._way = Tree(()), list[str]()
        self.chat = Chat()
        self.events: list[RunEvent] = []
        self._attaching = Attaching(panel, services)
        for run in kept_runs(services.background, store()):
            self._follow(run)
        panel.consented.connect(self._consent)
        panel.asked.connect(self.ask)
        panel.stopped.connect(self.stop)
        panel.again.connect(self.retry)
        panel.edited.connect(self.ask_instead)
        panel.branch_wanted.connect(self.go_to_branch)

    def begin(self, folder: AgentFolder | None, conversation: str = "") -> None:
        """Talk to this agent from now on, from the beginning or where a conversation was left.

        With no agent there is any more, kept conversations are only read.
        """
        self._folder = folder
        self._begin_anew()
        if conversation:
            self._reopening.begin(self._store(), conversation, quietly=True)
        else:
            self.clear()

    def renew(self, folder: AgentFolder) -> None:
        """The agent was updated meanwhile: the next question is for it as it is now."""
        self._folder = folder
        self.greet()

    def clear(self) -> None:
        """Begin anew."""
        self._begin_anew()
        self.greet()
        self.cleared.emit()
        self.moved_on.emit()

    def greet(self) -> None:
        """Show greeting and starters as they are now; a talk under way is left alone."""
        if self._way or self._reopening.under_way:
            return
        if self._folder is None:
            self._panel.view.clear()
            return
        opening = self._folder.agent.opening
        greeting = opening.greeting or tr("Ask a question: the answer names where it stands.")
        self._panel.view.set_empty(greeting, list(opening.starters) if self._panel.view.asks else ())

    def open_kept(self, conversation: str, exchange: str = "", words: str = "") -> None:
        """Go on with a kept conversation where one was last, or on the way through that exchange, in which
        the words are marked that it was found by."""
        self._leave()
        self._found_by = words
        self._reopening.begin(self._store(), conversation, exchange)

    @property
    def folder(self) -> AgentFolder | None:
        """The agent one talks to, where there is one any more."""
        return self._folder

    @property
    def length(self) -> int:
        """How many questions are on the way that is read."""
        return len(self._way)

    @property
    def exchange(self) -> str:
        """The exchange the talk goes on from, empty before the first."""
        return self._way[-1] if self._way else ""

    @property
    def running(self) -> set[str]:
        """The conversations in which something is being answered."""
        return set(self._runs)

    @property
    def last_answer(self) -> tuple[str, AnswerFinished] | None:
        """The question answered last and how, while it still stands."""
        ends = [event for event in self.events if isinstance(event, AnswerFinished)]
        return (self._question, ends[-1]) if ends else None

    def ask(self, question: str) -> None:
        """What is asked while a conversation is being opened waits for it."""
        if self._reopening.under_way:
            self._waiting = question
        else:
            self._ask(question, len(self._way))

    def ask_instead(self, number: int, question: str) -> None:
        """Ask this in place of that question, counted from 0; what followed stays reachable."""
        if 0 <= number < len(self._way):
            self._ask(question, number)

    def retry(self, number: int) -> None:
        """Ask that question, counted from 0, again, beside the answer there is."""
        exchanges = self._panel.view.exchanges
        if 0 <= number < len(exchanges):
            self.ask_instead(number, exchanges[number].question)

    def go_to_branch(self, number: int, sibling: int) -> None:
        """At that question, counted from 0, go to the sibling of that number, counted from 1."""
        if self._run is None and self.kept is not None and number < len(self._way):
            tries = self._tree.beside(self._way[number])
            self._reopening.begin(self._store(), self.kept.id, tries[sibling - 1])

    def stop(self, conversation: str = "") -> None:
        """Keep what was written; the next question need not wait for the end of this one."""
        here = self.kept.id if self.kept else ""
        run = self._runs.pop(conversation or here, None)
        if run is None:
            return
        run.stop()
        if run.asked.conversation.id == here:
            self._panel.set_busy(False)
            self._panel.view.stop()

    def remember(self) -> None:
        """Keep what the tools remember by now, such as what the person wrote into a form."""
        if self._way and self._run is None:
            job = self._services.background.run(self._store().remember, self.exchange, self.chat.memory)
            job.failed.connect(self._services.notices.show_error)

    @property
    def _run(self) -> Run | None:
        """What is being answered here."""
        return self._runs.get(self.kept.id) if self.kept else None

    def _ask(self, question: str, number: int) -> None:
        if self._folder is None or self._run is not None or self._reopening.under_way:
            return
        if not self._panel.view.asks:
            return
        agent, elsewhere = self._folder.agent, number < len(self._way)
        parent = self._way[number - 1] if number else ""
        if elsewhere:
            self._panel.view.cut(number)
            del self._way[number:]
        if self.kept is None:
            self.kept = conversations.Conversation.begun_now(agent.id, question, agent.name)
        exchange = Exchange.begun(question, parent=parent, version=agent.version)
        self._tree.add(exchange.id, parent)
        self._way.append(exchange.id)
        self._show_asked(question, self._tree.place_of(exchange.id))
        self._start(exchange, elsewhere=elsewhere)

    def _show_asked(self, question: str, branches: tuple[int, int]) -> None:
        assert self._folder is not None
        self._question = question
        self.events = []
        self._panel.view.set_tool_names(names_of(self._folder))
        self._panel.view.ask(question, branches)
        self._panel.set_busy(True)

    def _start(self, exchange: Exchange, *, elsewhere: bool) -> None:
        assert self._folder is not None
        assert self.kept is not None
        wanted = self._folder.agent.model.endpoint
        endpoint = self._services.workspace.endpoints.get_or_default(wanted).id
        person = AskingPerson()
        asked = Asked(self._folder, self.kept, exchange, self.chat, elsewhere, endpoint, person.consent)
        self._follow(Run(self._services, self._store(), asked, person))

    def _follow(self, run: Run) -> None:
        self._runs[run.asked.conversation.id] = run
        run.heard.connect(self._hear)
        run.broken.connect(self._services.notices.show_error)
        run.ended.connect(self._rest)

    def _show(self, ready: Ready) -> None:
        found = ready.opened
        self.kept, self._tree = found.conversation, found.tree
        self._way = [exchange.id for exchange in found.way]
        self._take(self._run.asked.chat if self._run else ready.chat)
        self._show_way(found, ready.exchanges)
        self.opened.emit(found)
        self.moved_on.emit()
        if self._waiting:
            question, self._waiting = self._waiting, ""
            self.ask(question)

    def _show_way(self, found: Opened, exchanges: Sequence[Shown]) -> None:
        """Nothing that was made in it comes up by itself."""
        last, run = found.way[-1:], self._run
        if run is not None and self.exchange == run.asked.exchange.id:
            self.events, exchanges = run.events, exchanges[:-1]
        else:
            run, self.events = None, [event for exchange in last for event in exchange.events]
        self._question = last[0].question if last else ""
        if self._folder is not None:
            self._panel.view.set_tool_names(names_of(self._folder))
        with QSignalBlocker(self._panel.view):
            self._panel.view.show_whole(exchanges)
            if run is not None:
                self._show_under_way(run, found.tree.place_of(self.exchange))
        if self._reopening.sought in self._way:
            self._go_to_sought(self._way.index(self._reopening.sought))
        self._panel.set_busy(self._run is not None)
        self._attach_again(found.conversation.id, last[0].attachments if last else ())

    def _go_to_sought(self, number: int) -> None:
        words, self._found_by = self._found_by, ""
        self._panel.view.go_to(number)
        if words:
            self._panel.view.show_found(number, words)

    def _show_under_way(self, run: Run, branches: tuple[int, int]) -> None:
        self._panel.view.ask(self._question, branches)
        for event in run.events:
            self._panel.view.add_event(event)

    def _attach_again(self, conversation: str, names: Sequence[str]) -> None:
        if self._run is None:
            files = self._store().files
            self._attaching.add([files.path(conversation, name) for name in names])

    def _begin_anew(self) -> None:
        self._leave()
        self.kept, self._tree, self._way = None, Tree(()), []
        self._take(Chat())
        self.events = []
        self._panel.set_busy(False)

    def _take(self, chat: Chat) -> None:
        """The chat of what is being answered elsewhere stays as it is."""
        if not any(run.asked.chat is self.chat for run in self._runs.values()):
            self.chat.close()
        if self._folder is not None and chat is not self.chat:
            made = self._services.workspace.folder / "made" / self._folder.agent.id
            chat.make_folder = partial(_folder_for_files, made)
        self.chat = chat
        self._attaching.begin(chat)

    def _leave(self) -> None:
        """What is being answered is answered to its end."""
        self._waiting = self._found_by = ""
        self._reopening.forget()

    def _consent(self, agreed: bool) -> None:
        if self._run is not None:
            self._run.answer(agreed=agreed)

    def _hear(self, event: RunEvent) -> None:
        run = self.sender()
        assert isinstance(run, Run)
        if run is self._run:
            self.events = run.events
            self._panel.view.add_event(event)
            self.moved_on.emit()
        elif isinstance(event, ConfirmationAsked):
            run.announce_question()
        if len(run.events) == 1:
            self.kept_changed.emit()

    def _rest(self) -> None:
        """One that was stopped may end while the next one runs."""
        run = self.sender()
        assert isinstance(run, Run)
        here, conversation = run is self._run, run.asked.conversation
        if self._runs.get(conversation.id) is run:
            del self._runs[conversation.id]
            self._tell_of_end(run, here=here)
        self.kept_changed.emit()

    def _tell_of_end(self, run: Run, *, here: bool) -> None:
        if here:
            self._panel.set_busy(False)
            self.ended.emit()
        if run.trouble is not None:
            self._services.notices.show_error(run.trouble)
        looking = QGuiApplication.applicationState() is Qt.ApplicationState.ApplicationActive
        if not (here and looking and self._panel.isVisible()):
            run.announce_end()


def _folder_for_files(made: Path) -> Path:
    """What is made in a chat stays in the workspace when the chat is over."""
    return made / f"{datetime.now():%Y%m%d-%H%M%S}"


def names_of(folder: AgentFolder) -> dict[str, str]:
    """Return the words for the agent's tools by the names it knows them by."""
    known = [use for use in folder.agent.tools if use.tool in KINDS]
    return {use.known_as: words()(tool_words(use.tool).name) for use in known}
