"""Shows and keeps the facts of a document."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from studio.core.errors import NotFound
from studio.core.passages import DocumentRow
from studio.ui.dates import short_time
from studio.ui.language import tr
from studio.ui.pages.knowledge.page import KnowledgePage
from studio.ui.shell import Services

if TYPE_CHECKING:
    from studio.workspace import Workspace


@dataclass(frozen=True, slots=True)
class DocumentNow:
    """A document, and when its source was last changed as the disk has it now; empty when it is gone."""

    row: DocumentRow
    changed: str

    @property
    def source(self) -> str:
        """How the file it was loaded from stands now, in words."""
        if not self.row.source:
            return ""
        if not self.changed:
            return tr("not there any more")
        if not self.row.changed or self.changed == self.row.changed:
            return tr("unchanged since")
        return tr("changed since, on {day}", day=short_time(self.changed))


async def read_document(workspace: "Workspace", base: str, name: str) -> DocumentNow:
    """Raises NotFound."""
    for row in await (await workspace.knowledge.open(base)).documents():
        if row.name == name:
            return DocumentNow(row, await asyncio.to_thread(_changed_on, Path(row.source)))
    raise NotFound(kind="document", missing=name)


def _changed_on(file: Path) -> str:
    from studio.knowledge.stamps import changed_on

    try:
        return changed_on(file.stat())
    except OSError:
        return ""


class FactsController(QObject):
    def __init__(self, view: KnowledgePage, services: Services) -> None:
        super().__init__(view)
        self._view, self._services = view, services
        view.one.documents.table.facts_wanted.connect(self._read)

    def _read(self, name: str) -> None:
        job = self._services.background.run(read_document, self._services.workspace, self._view.base, name)
        job.done.connect(self._show)
        job.failed.connect(self._services.notices.show_error)

    def _show(self, document: DocumentNow) -> None:
        self._view.facts.show_document(document.row, document.source)
