"""Reads what the viewer shows of a source from its knowledge base, and pictures its pages."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from studio.core.errors import NotFound
from studio.core.passages import DocumentRow
from studio.core.places import Place
from studio.core.temporary import made
from studio.ui.documents import now
from studio.ui.language import language
from studio.ui.pages.source.finding import PageStart
from studio.ui.pages.source.path import Spot

if TYPE_CHECKING:
    from studio.documents import PagePicture
    from studio.knowledge import KnowledgeBase, StoredChunk
    from studio.workspace import Workspace


_PICTURED = ("pdf", "ofd", "image")


@dataclass(frozen=True, slots=True)
class Shown:
    """One document opened at a passage; `chunk` is None when it is no longer there or none was asked for.

    `source` says how the file it was loaded from stands now, `pages` where in the text each page begins.
    """

    spot: Spot
    row: DocumentRow
    text: str
    chunk: "StoredChunk | None"
    chunks: int
    file: Path | None
    source: str = ""
    pages: tuple[PageStart, ...] = ()

    @property
    def place(self) -> Place:
        return self.chunk.place if self.chunk else Place()

    @property
    def place_words(self) -> str:
        return self.place.label(language())

    @property
    def pictured(self) -> bool:
        return self.row.kind in _PICTURED and self.file is not None

    def marked_on(self, page: int) -> str:
        """A passage may run on to the next page; on others nothing is marked."""
        first = self.place.page
        return self.chunk.text if self.chunk and first and first <= page <= first + 1 else ""

    @property
    def lost(self) -> bool:
        """A passage was asked for, and the document was loaded anew since."""
        return self.spot.chunk is not None and self.chunk is None


@dataclass(frozen=True, slots=True)
class Quoted:
    """A passage of the answer as the list at right shows it."""

    spot: Spot
    place: Place
    text: str


async def read_source(workspace: "Workspace", spot: Spot) -> Shown:
    """Raises NotFound or KnowledgeDamaged."""
    base = await _base(workspace, spot)
    rows = {row.name: row for row in await base.documents()}
    if spot.document not in rows:
        raise NotFound(kind="document", missing=spot.document)
    chunks = await base.chunks(spot.document)
    chunk = next((one for one in chunks if one.id == spot.chunk), None)
    text, file = await base.document_text(spot.document), await base.source_file(spot.document)
    row, pages = rows[spot.document], _page_starts(chunks)
    shown = Shown(spot, row, text, chunk, len(chunks), file, (await now(row)).source, pages)
    place = shown.place_words
    await asyncio.to_thread(
        workspace.deeds.note, "source_opened", base=spot.base, document=spot.document, place=place
    )
    return shown


def _page_starts(chunks: "Sequence[StoredChunk]") -> tuple[PageStart, ...]:
    """Chunks may overlap; each page begins where its first chunk does."""
    first: dict[int, int] = {}
    for chunk in chunks:
        if chunk.place.page is not None:
            first[chunk.place.page] = min(chunk.start, first.get(chunk.place.page, chunk.start))
    return tuple(sorted((PageStart(start, page) for page, start in first.items()), key=lambda one: one.start))


async def read_quotes(workspace: "Workspace", spots: tuple[Spot, ...]) -> list[Quoted]:
    """Return the passages that are still there."""
    quotes = []
    for spot in spots:
        try:
            base = await _base(workspace, spot)
            chunks = await base.chunks(spot.document)
        except NotFound:
            continue
        quotes += [Quoted(spot, one.place, one.text) for one in chunks if one.id == spot.chunk]
    return quotes


async def read_page(
    workspace: "Workspace", shown: Shown, file: Path, page: int, width: int, sought: str = ""
) -> tuple[int, "PagePicture"]:
    """The page with what of the passage stands on it marked, or the words that are looked for."""
    from studio.documents import page_picture

    marked = sought or shown.marked_on(page)
    base = await _base(workspace, shown.spot)
    lines = await base.recognised(shown.spot.document, page) if marked else ()
    return page, await page_picture(file, page, width, workspace.readers, marked, lines)


async def read_thumbnail(
    workspace: "Workspace", file: Path, page: int, width: int
) -> tuple[int, "PagePicture"]:
    from studio.documents import page_picture

    return page, await page_picture(file, page, width, workspace.readers)


async def copy_to_open(file: Path, name: str) -> Path:
    """Copy the kept original under its own name, so that another program cannot change what is cited."""
    return await asyncio.to_thread(_copied, file, name)


def _copied(file: Path, name: str) -> Path:
    return Path(shutil.copy2(file, made("source") / PurePosixPath(name).name))


async def _base(workspace: "Workspace", spot: Spot) -> "KnowledgeBase":
    if not spot.agent:
        return await workspace.knowledge.open(spot.base)
    installed = workspace.installed  # of an agent one edits as well its copy was asked
    folder = (installed if spot.agent in installed.ids() else workspace.agents).get(spot.agent)
    for base in await workspace.bases_of(folder):
        if base.name == spot.base:
            return base
    raise NotFound(kind="knowledge base", missing=spot.base)
