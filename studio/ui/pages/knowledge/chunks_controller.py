"""Reads the chunks of a document, and keeps what a person changes of them."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.ui.background import Job
from studio.ui.language import tr
from studio.ui.pages.knowledge.gathering import read_chunks
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.knowledge import StoredChunk
    from studio.workspace import Workspace


async def say_otherwise(workspace: "Workspace", base: str, chunk: int, text: str) -> None:
    await (await workspace.knowledge.open(base)).editing.edit(chunk, text)


async def switch(workspace: "Workspace", base: str, chunk: int, off: bool) -> None:
    await (await workspace.knowledge.open(base)).editing.switch(chunk, off=off)


async def restore(workspace: "Workspace", base: str, chunk: int) -> None:
    await (await workspace.knowledge.open(base)).editing.restore(chunk)


class ChunksController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._page, self._view, self._services = view, view.one.chunks, services
        self._reading: Job | None = None
        view.chunks_wanted.connect(self._show_chunks_of)
        view.one.tab_changed.connect(self._fill)
        view.facts_shown.connect(self._fill_again)
        self._view.document_chosen.connect(self._read)
        self._view.opened.connect(self._open)
        self._view.panel.saved.connect(self._save)
        self._view.panel.switched.connect(self._switch)
        self._view.panel.restored.connect(self._restore)

    def _show_chunks_of(self, document: str) -> None:
        self._view.show_document(document)
        self._read(document)

    def _fill_again(self) -> None:
        self._fill(self._page.one.tabs.current())

    def _fill(self, tab: str) -> None:
        """An edit that is under way is not read over."""
        document = self._view.documents.value()
        if tab == "chunks" and document and not self._view.panel.save.isEnabled():
            self._read(document)

    def _read(self, document: str) -> None:
        if self._reading is not None:
            self._reading.cancel()
        run, workspace = self._services.background.run, self._services.workspace
        self._reading = run(read_chunks, workspace, self._page.base, document)
        self._reading.done.connect(self._view.show_chunks)
        self._reading.failed.connect(self._services.notices.show_error)

    def _open(self, chunk: "StoredChunk") -> None:
        self._services.navigator.open("source", self._page.base, chunk.document, str(chunk.id))

    def _save(self, chunk: "StoredChunk", text: str) -> None:
        self._change(tr("Saved the text. Searches find it at once."), say_otherwise, chunk, text)

    def _switch(self, chunk: "StoredChunk", off: bool) -> None:
        said = (
            tr("Switched off: searches leave it out.") if off else tr("Switched on: searches find it again.")
        )
        self._change(said, switch, chunk, off)

    def _restore(self, chunk: "StoredChunk") -> None:
        self._change(tr("The chunk is as in the file again."), restore, chunk)

    def _change(
        self, said: str, function: Callable[..., Awaitable[None]], chunk: "StoredChunk", *arguments: object
    ) -> None:
        self._view.panel.set_busy(True)
        run, workspace = self._services.background.run, self._services.workspace
        job = run(function, workspace, self._page.base, chunk.id, *arguments)
        _Changed(job, self, self._services, said, chunk.document)

    def read_again(self, document: str) -> None:
        self._view.panel.set_busy(False)
        self._read(document)


class _Changed(QObject):
    """What one change says when it is done."""

    def __init__(
        self, job: Job, controller: ChunksController, services: Services, said: str, document: str
    ) -> None:
        super().__init__(controller)
        self._controller, self._services, self._said, self._document = controller, services, said, document
        job.done.connect(self._done)
        job.failed.connect(services.notices.show_error)
        job.ended.connect(self._ended)

    def _done(self) -> None:
        self._services.notices.say(self._said)

    def _ended(self) -> None:
        self._controller.read_again(self._document)
        self.deleteLater()
