"""What was open with an agent, and what was written and not sent, come back."""

from PySide6.QtCore import QObject

from studio.conversations import Opened
from studio.ui.chat import Composer
from studio.ui.pages.use.conversation import Conversation
from studio.ui.shell import Services

_NEW = "new"


class Returning(QObject):
    """Every conversation has a draft of its own, and so has the one that is not begun yet.

    `page` is where one talks.
    """

    def __init__(self, composer: Composer, talk: Conversation, services: Services, page: str = "use") -> None:
        super().__init__(composer)
        self._composer, self._talk, self._scratch = composer, talk, services.scratch
        self._page, self._agent, self._open = page, "", ""
        talk.cleared.connect(self._note_cleared)
        talk.opened.connect(self._note_opened)
        talk.kept_changed.connect(self._note_begun)

    def about(self, agent: str) -> str:
        """Follow the talk with that agent; return the conversation that was open, empty for a new one."""
        self._agent = agent
        was_open = self._scratch.text(self._place("open"))
        self._go(was_open)
        return was_open

    def _place(self, what: str) -> str:
        return f"{self._page}/{self._agent}/{what}"

    def _note_cleared(self) -> None:
        self._scratch.forget(self._place("open"))
        self._go("")

    def _note_opened(self, found: Opened) -> None:
        self._scratch.keep(self._place("open"), found.conversation.id)
        self._go(found.conversation.id)

    def _note_begun(self) -> None:
        """What is being written meanwhile goes along."""
        kept = self._talk.kept
        if kept is not None and kept.id != self._open:
            self._scratch.keep(self._place("open"), kept.id)
            self._scratch.keep(self._place(kept.id), self._composer.field.toPlainText())
            self._scratch.forget(self._place(_NEW))
            self._go(kept.id)

    def _go(self, conversation: str) -> None:
        self._open = conversation
        self._composer.keep_in(self._scratch, self._place(conversation or _NEW))
