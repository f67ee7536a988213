"""One question being answered, whether or not its conversation is the one that is seen."""

from PySide6.QtCore import QObject, Signal

from studio.conversations import ConversationStore
from studio.core.errors import StudioError
from studio.core.events import AnswerFinished, RunEvent, RunFailed
from studio.core.passages import Trouble
from studio.ui.background import Background
from studio.ui.chat.asking_person import AskingPerson
from studio.ui.language import tr
from studio.ui.shell import Services
from studio.workspace.kept_asking import Asked, KeptAsking


class Run(QObject):
    """`heard` brings its events, `broken` what nobody foresaw, `ended` comes once."""

    heard = Signal(object)
    broken = Signal(object)
    ended = Signal()

    def __init__(
        self, services: Services, store: ConversationStore, asked: Asked, person: AskingPerson
    ) -> None:
        super().__init__(services.background)
        self.asked, self.store, self._person = asked, store, person
        self.events: list[RunEvent] = []
        self._asking = KeptAsking(services.workspace, store, asked)
        self._job = services.background.run(self._asking.events)
        self._job.progressed.connect(self._hear)
        self._job.failed.connect(self._fail)
        self._job.ended.connect(self.ended)
        self._job.over.connect(self.deleteLater)

    @property
    def over(self) -> bool:
        return not self._job.running

    @property
    def trouble(self) -> Exception | None:
        """Why it was not kept, once it is over."""
        return self._asking.trouble

    def answer(self, *, agreed: bool) -> None:
        """What the person says to what it asked."""
        self._person.answer(agreed=agreed)

    def stop(self) -> None:
        """What was written is kept; nothing of it is heard any more."""
        self._job.cancel()

    def announce_question(self) -> None:
        """Tell, where the person is, that it asks for consent."""
        self._job.announce(tr("“{title}” waits for your answer.", title=self._title), "warning")

    def announce_end(self) -> None:
        if self.events and isinstance(self.events[-1], AnswerFinished):
            self._job.announce(tr("“{title}” is answered.", title=self._title))
        else:
            self._job.announce(tr("“{title}” could not be answered.", title=self._title), "danger")

    @property
    def _title(self) -> str:
        return self.asked.conversation.title

    def _hear(self, event: RunEvent) -> None:
        self.events.append(event)
        self.heard.emit(event)

    def _fail(self, error: Exception) -> None:
        """What fails before the run began is said where the answer would have been."""
        if isinstance(error, StudioError):
            self._hear(RunFailed(trouble=Trouble(name=error.name, facts=error.facts)))
        else:
            self.broken.emit(error)


def kept_runs(background: Background, store: ConversationStore) -> list[Run]:
    """Return what a page that was there before left being answered: it is the background's."""
    return [run for run in background.findChildren(Run) if run.store is store and not run.over]
