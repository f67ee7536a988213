"""Changes to a base that can be taken back: documents are kept aside until the toast is gone."""

import asyncio
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from PySide6.QtCore import QTemporaryDir

from studio.ui.pages.knowledge.gathering import agents_reading

if TYPE_CHECKING:
    from studio.knowledge import LoadReport
    from studio.workspace import Workspace


@dataclass(frozen=True)
class Removed:
    """`kept` are copies of the originals; the folder goes with the object."""

    base: str
    names: tuple[str, ...]
    kept: tuple[Path, ...]
    folder: QTemporaryDir


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
    folder = QTemporaryDir()
    kept = []
    for number, name in enumerate(names):
        source = await base.source_file(name)
        if source is not None:
            kept.append(_copied(source, Path(folder.path()) / str(number), name))
        await base.remove(name)
    return Removed(base_name, tuple(names), tuple(kept), folder)


async def put_back(workspace: "Workspace", removed: Removed) -> "LoadReport":
    base = await workspace.knowledge.open(removed.base)
    return await base.add(removed.kept)


def _copied(source: Path, folder: Path, name: str) -> Path:
    folder.mkdir()
    return Path(shutil.copy2(source, folder / PurePosixPath(name).name))
