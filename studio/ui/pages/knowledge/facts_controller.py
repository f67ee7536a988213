"""Shows and keeps the facts of a document."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import NotFound
from studio.core.facts import DocumentFacts
from studio.ui.documents import DocumentNow, forget_facts, keep_facts, now
from studio.ui.language import tr
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.workspace import Workspace


async def read_document(workspace: "Workspace", base: str, name: str) -> DocumentNow:
    """Raises NotFound."""
    for row in await (await workspace.knowledge.open(base)).documents():
        if row.name == name:
            return await now(row)
    raise NotFound(kind="document", missing=name)


class FactsController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.one.documents.table.facts_wanted.connect(self._read)
        view.facts_wanted.connect(self._read)
        view.facts.saved.connect(self._keep)
        view.facts.forgotten.connect(self._forget)

    def _read(self, name: str) -> None:
        job = self._services.background.run(read_document, self._services.workspace, self._view.base, name)
        job.done.connect(self._show)
        job.failed.connect(self._services.notices.show_error)

    def _show(self, document: DocumentNow) -> None:
        self._view.facts.show_document(document.row, document.source)

    def _keep(self, name: str, facts: DocumentFacts) -> None:
        self._change(keep_facts, name, facts)

    def _forget(self, name: str) -> None:
        self._change(forget_facts, name)

    def _change(self, function: Callable[..., Awaitable[None]], *arguments: object) -> None:
        self._view.facts.set_busy(True)
        job = self._services.background.run(function, self._services.workspace, self._view.base, *arguments)
        job.done.connect(self._kept)
        job.failed.connect(self._services.notices.show_error)
        job.failed.connect(self._free)

    def _kept(self) -> None:
        self._view.facts.close_sheet()
        self._services.notices.say(tr("Saved the facts. The search follows them at once."))
        self._view.refresh()

    def _free(self) -> None:
        self._view.facts.set_busy(False)
