"""Joins a chat with what is made beside it: forms filled by both, documents previewed and kept."""

import asyncio
import shutil
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from studio.conversations import Opened, form_of, made_in
from studio.core.artifacts import Artifact, PaperLine
from studio.core.errors import StudioError
from studio.core.files import writing_to
from studio.core.forms import FilledForm
from studio.runtime import AgentFolder
from studio.ui.asking import ask_where
from studio.ui.chat import ChatPanel, MakingPanel
from studio.ui.language import tr
from studio.ui.pages.use.conversation import Conversation
from studio.ui.shell import Services
from studio.workspace.drawing import paper_of


class Making(QObject):
    """`wanted` tells that the panel has something to show."""

    wanted = Signal()

    def __init__(self, panel: MakingPanel, chat: ChatPanel, talk: Conversation, services: Services) -> None:
        super().__init__(panel)
        self._panel, self._chat, self._talk, self._services = panel, chat, talk, services
        chat.view.form_updated.connect(panel.show_form)
        chat.view.form_opened.connect(panel.show_form)
        chat.view.artifact_made.connect(panel.show_artifact)
        chat.view.previewed.connect(panel.show_artifact)
        chat.view.kept.connect(self._ask_where)
        panel.form_changed.connect(self._draw)
        panel.form.edited.connect(self._take_over)
        panel.form.confirmed.connect(self._export)
        panel.form.cleared.connect(self._offer_undo)
        talk.opened.connect(self._restore)

    def _take_over(self, tool: str, name: str, value: str) -> None:
        """What the person wrote into the form is theirs: the tool reads it with the next question."""
        kept = self._talk.chat.memory.setdefault(tool, {})
        kept.setdefault("by_person", {})[name] = value
        self._talk.remember()

    def _draw(self, form: FilledForm) -> None:
        """What cannot be drawn is told of when the agent is asked."""
        if self._talk.folder is not None:
            job = self._services.background.run(_drawn, self._talk.folder, form)
            job.done.connect(self._show_drawn)
            job.failed.connect(self._tell)

    def _show_drawn(self, drawn: tuple[FilledForm, Sequence[PaperLine]]) -> None:
        self._panel.draw(*drawn)

    def _tell(self, error: Exception) -> None:
        if not isinstance(error, StudioError):
            self._services.notices.show_error(error)

    def _offer_undo(self, before: dict[str, str]) -> None:
        undo = partial(self._panel.form.write, before)
        self._services.notices.toast(tr("The form is empty."), undo)

    def _restore(self, found: Opened) -> None:
        """The form as the agent left it with what the person wrote since, and the last document."""
        self._panel.clear()
        form = form_of(found.way)
        papers = [one for one in made_in(found.way) if one.paper]
        self._panel.fill(form, papers[-1] if papers else None)
        if form is not None:
            written = self._talk.chat.memory.get(form.tool, {}).get("by_person", {})
            with QSignalBlocker(self._panel.form):
                self._panel.form.write(dict(written))
            if written or not papers:
                self._panel.follow()

    def _export(self, tool: str) -> None:
        self._talk.ask(tr("I have checked the form. Export it."))

    def _ask_where(self, artifact: Artifact) -> None:
        dialog = ask_where(self._chat, tr("Save a copy"), artifact.name)
        dialog.fileSelected.connect(partial(self._copy, artifact))

    def _copy(self, artifact: Artifact, target: str) -> None:
        job = self._services.background.run(_copied, artifact.path, Path(target))
        job.done.connect(self._say_kept)
        job.failed.connect(self._services.notices.show_error)

    def _say_kept(self, file: Path) -> None:
        self._services.notices.wrote(file)


async def _drawn(folder: AgentFolder, form: FilledForm) -> tuple[FilledForm, Sequence[PaperLine]]:
    return form, await paper_of(folder, form)


async def _copied(source: Path, target: Path) -> Path:
    with writing_to(target.parent):
        await asyncio.to_thread(shutil.copyfile, source, target)
    return target
