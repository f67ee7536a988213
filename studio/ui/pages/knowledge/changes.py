"""Changes to a base that can be taken back: documents are kept aside until the toast is gone."""

import asyncio
import filecmp
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir

from studio.core.facts import DocumentFacts
from studio.ui.pages.knowledge.gathering import agents_reading

if TYPE_CHECKING:
    from studio.knowledge import KnowledgeBase, LoadReport, StoredChunk
    from studio.workspace import Workspace


@dataclass(frozen=True)
class Removed:
    """`kept` are their files or copies, whose folder goes with the object; `by_hand` is people's work."""

    base: str
    names: tuple[str, ...]
    kept: tuple[Path, ...]
    folder: QTemporaryDir
    by_hand: tuple["ByHand", ...] = ()


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was set by hand in a document, and the chunks that read otherwise or are switched off."""

    document: str
    facts: DocumentFacts
    chunks: tuple["StoredChunk", ...]


@dataclass(frozen=True, slots=True)
class Aside:
    """A base that was deleted and can be brought back; `readers` are the names of the agents that read it."""

    name: str
    token: str
    readers: tuple[str, ...]


async def set_base_aside(workspace: "Workspace", name: str) -> Aside:
    readers = await asyncio.to_thread(agents_reading, workspace, name)
    return Aside(name, await workspace.knowledge.set_aside(name), readers)


async def take_out(workspace: "Workspace", base_name: str, names: Sequence[str]) -> Removed:
    base = await workspace.knowledge.open(base_name)
    folder, rows = QTemporaryDir(), {row.name: row for row in await base.documents()}
    kept, by_hand = [], []
    for number, name in enumerate(names):
        source = await base.source_file(name)
        if source is not None:
            place = Path(folder.path()) / str(number)
            kept.append(await asyncio.to_thread(_kept, source, Path(rows[name].source), place, name))
            by_hand.append(ByHand(name, rows[name].facts, await _changed_chunks(base, name)))
        await base.remove(name)
    return Removed(base_name, tuple(names), tuple(kept), folder, tuple(by_hand))


async def put_back(workspace: "Workspace", removed: Removed) -> "LoadReport":
    """With what people had set by hand in them."""
    base = await workspace.knowledge.open(removed.base)
    report = await base.add(removed.kept)
    for made in removed.by_hand:
        if made.document in (*report.loaded, *report.replaced):
            await _set_again(base, made)
    return report


async def _changed_chunks(base: "KnowledgeBase", name: str) -> "tuple[StoredChunk, ...]":
    return tuple(chunk for chunk in await base.chunks(name) if chunk.edited or chunk.off)


async def _set_again(base: "KnowledgeBase", made: ByHand) -> None:
    """The document was cut as it was before, so a chunk stands where it stood."""
    if made.facts.by_hand:
        await base.editing.set_facts(made.document, made.facts)
    for changed in made.chunks:
        now = next((one for one in await base.chunks(made.document) if one.ordinal == changed.ordinal), None)
        if now is None:
            continue
        chunk = await base.editing.edit(now.id, changed.text) if changed.text != now.text else now.id
        if changed.off:
            await base.editing.switch(chunk, off=True)


def _kept(original: Path, source: Path, folder: Path, name: str) -> Path:
    """The file it was loaded from while that is the same, so that its place stays known; else a copy."""
    if source.name == name and source.is_file() and filecmp.cmp(source, original, shallow=False):
        return source
    return _copied(original, folder, name)


def _copied(source: Path, folder: Path, name: str) -> Path:
    folder.mkdir()
    return Path(shutil.copy2(source, folder / PurePosixPath(name).name))
