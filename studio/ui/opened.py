"""How a window comes to a workspace: the way it goes there, and what it finds."""

import asyncio
import importlib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import StudioError
from studio.ui.shell.services import Errand

if TYPE_CHECKING:
    from studio.courses import Attendance
    from studio.workspace import Workspace


@dataclass(frozen=True)
class Way:
    """To another workspace, at what was open there last or at a `place`; `back` is whence one came.

    `first` is done before it is opened; once it is, `said` is told, which `undo` takes back.
    """

    folder: Path
    place: tuple[str, ...] = ()
    back: Path | None = None
    first: Errand | None = None
    said: str = ""
    undo: Errand | None = None


@dataclass(frozen=True)
class Opened:
    """A workspace, and the course that is taken in it; `trouble` when that does not read."""

    workspace: "Workspace"
    attendance: "Attendance | None" = None
    trouble: Exception | None = None


async def open_workspace(folder: Path, first: Errand | None) -> "Opened":
    """Also what would hold the window up at the first search or load."""
    from studio.knowledge.terms import load_dictionary
    from studio.workspace import Workspace
    from studio.workspace.environment_keys import EnvironmentKeys

    if first is not None:
        await first()
    await asyncio.to_thread(load_dictionary)
    await asyncio.to_thread(importlib.import_module, "numpy")
    workspace = await Workspace(folder, keys=EnvironmentKeys()).open()
    try:
        return Opened(workspace, await asyncio.to_thread(_attendance, workspace))
    except StudioError as error:  # the course is damaged; what was made in it can be seen all the same
        return Opened(workspace, trouble=error)


def _attendance(workspace: "Workspace") -> "Attendance | None":
    if not workspace.deeds.kept:
        return None
    from studio.courses import Attendance

    return Attendance.of(workspace)
