"""A document as it stands now, and what a person makes of its facts; runs on the background loop."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.facts import DocumentFacts
from studio.core.passages import DocumentRow
from studio.ui.dates import short_time
from studio.ui.language import tr

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


async def now(row: DocumentRow) -> DocumentNow:
    return DocumentNow(row, await asyncio.to_thread(_changed_on, Path(row.source)))


async def keep_facts(workspace: "Workspace", base: str, name: str, facts: DocumentFacts) -> None:
    """Raises NotFound or FactInvalid."""
    await (await workspace.knowledge.open(base)).editing.set_facts(name, facts)


async def forget_facts(workspace: "Workspace", base: str, name: str) -> None:
    """Back to what was recognised."""
    await (await workspace.knowledge.open(base)).editing.forget_facts(name)


def _changed_on(file: Path) -> str:
    from studio.knowledge.stamps import changed_on

    try:
        return changed_on(file.stat())
    except OSError:
        return ""
