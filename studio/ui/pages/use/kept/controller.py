"""Joins the list of conversations with what is kept of one agent."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from studio.conversations import Conversation as Kept
from studio.conversations import ConversationStore, Hit
from studio.core.errors import FileInvalid
from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.notices import explanation_of
from studio.ui.pages.use.conversation import Conversation
from studio.ui.pages.use.kept.view import KeptView
from studio.ui.shell import Services
from studio.workspace import set_conversations_aside, sweep_conversations


class KeptController(QObject):
    """`counted` tells how many conversations with the agent there are, `chosen` that one is to be seen."""

    counted = Signal(int)
    chosen = Signal()

    def __init__(self, view: KeptView, talk: Conversation, services: Services) -> None:
        super().__init__(view)
        self._view, self._talk, self._services = view, talk, services
        self._agent = self._words = ""
        sweeping = services.background.run(sweep_conversations, services.workspace)
        sweeping.failed.connect(self._show_trouble)
        self._looking: Job | None = None
        view.searched.connect(self.refresh)
        view.rows.renamed.connect(self._rename)
        view.list.chosen.connect(self._open)
        view.list.removed.connect(self.remove)
        view.list.pinned.connect(self.pin)
        view.list.written.connect(self.refresh)
        view.mended.connect(self._begin_new_file)
        talk.kept_changed.connect(self.refresh)
        talk.opened.connect(self._show_current)
        talk.moved_on.connect(self._show_current)

    def about(self, agent: str) -> None:
        """Show the conversations with that agent."""
        if agent != self._agent:
            self._agent = agent
            self._view.field.clear()
            self._view.wait()
        lasts = self._store.lasts
        self._view.set_note("" if lasts else tr("Conversations are not kept: they last until you leave."))
        self.refresh()

    def refresh(self) -> None:
        """Look again; a title that is being written is not taken from under the hands."""
        if not self._view.list.is_writing:
            self._words = self._view.words
            self._looking = self._services.background.run(_found, self._store, self._agent, self._words)
            self._looking.done.connect(self._show)
            self._looking.failed.connect(self._show_trouble)

    def rename(self) -> None:
        """Write the open conversation's title anew."""
        if self._talk.kept is not None:
            self._view.list.rename(self._talk.kept.id)

    def pin(self, kept: Kept) -> None:
        self._change(partial(self._store.pin, kept.id, pinned=not kept.pinned))

    def remove(self, kept: Kept) -> None:
        is_open = self._talk.kept is not None and self._talk.kept.id == kept.id
        self._talk.stop(kept.id)
        if is_open:
            self._talk.clear()
        job = self._change(self._store.remove, kept.id)
        job.done.connect(partial(self._say_removed, kept, is_open))

    @property
    def _store(self) -> ConversationStore:
        return self._services.workspace.conversations

    def _say_removed(self, kept: Kept, was_open: bool, _done: object) -> None:
        undo = partial(self._bring_back, kept, was_open)
        self._services.notices.toast(tr("Removed “{title}”", title=kept.title), undo)

    def _bring_back(self, kept: Kept, was_open: bool) -> None:
        job = self._change(self._store.bring_back, kept.id)
        if was_open and self._talk.length == 0:
            job.done.connect(partial(self._open_again, kept))

    def _open_again(self, kept: Kept, _done: object) -> None:
        self._talk.open_kept(kept.id)

    def _rename(self, conversation: str, title: str) -> None:
        self._change(self._store.rename, conversation, title)

    def _change(self, act: Callable[..., object], *facts: object) -> Job:
        job = self._services.background.run(act, *facts)
        job.done.connect(self._look_again)
        job.failed.connect(self._services.notices.show_error)
        return job

    def _look_again(self, _done: object) -> None:
        self.refresh()

    def _open(self, hit: Hit) -> None:
        kept = self._talk.kept
        if hit.exchange or kept is None or kept.id != hit.conversation.id:
            self._talk.open_kept(hit.conversation.id, hit.exchange, self._words)
        self.chosen.emit()

    def _show(self, found: list[Kept] | list[Hit]) -> None:
        if self.sender() is not self._looking or self._view.list.is_writing:
            return
        hits = [one for one in found if isinstance(one, Hit)]
        kept = [one for one in found if isinstance(one, Kept)]
        if self._words:
            self._view.show_hits(hits, self._words)
        else:
            self._view.show_kept(kept)
            self.counted.emit(len(kept))
        self._show_current()

    def _show_current(self) -> None:
        kept = self._talk.kept
        self._view.rows.set_running(self._talk.running)
        self._view.list.set_current(kept.id if kept else "")

    def _show_trouble(self, error: object) -> None:
        """A file that does not read is set aside when the person says so; nothing of it is thrown away."""
        said = explanation_of(error)
        damaged = isinstance(error, FileInvalid) and error.problem == "does_not_read"
        text = tr("The kept conversations do not read.") if damaged else f"{said.happened} {said.action}"
        self._view.show_trouble(text, tr("Begin a new file") if damaged else "")

    def _begin_new_file(self) -> None:
        job = self._services.background.run(set_conversations_aside, self._services.workspace)
        job.done.connect(self._say_set_aside)
        job.failed.connect(self._services.notices.show_error)

    def _say_set_aside(self, file: Path) -> None:
        self._services.notices.say(tr("The old file is kept as “{file}”.", file=file.name))
        self.refresh()


def _found(store: ConversationStore, agent: str, words: str) -> list[Kept] | list[Hit]:
    return store.search(agent, words) if words else store.of(agent)
