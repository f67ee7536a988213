"""Loading documents of a course into a base."""

import asyncio
from pathlib import Path

from studio.courses.course import Loaded
from studio.workspace import Workspace


async def load_base(workspace: Workspace, name: str, folder: Path, documents: Loaded) -> None:
    """Make the base of what lies at these paths of the course's folder, one or several.

    An empty folder makes an empty base; a document that cannot be read says so in the base's list.
    """
    base = await workspace.knowledge.create(name)
    paths = [folder / path for path in ([documents] if isinstance(documents, str) else documents)]
    if await asyncio.to_thread(_hold_something, paths):
        await base.add(paths)


def _hold_something(paths: list[Path]) -> bool:
    return any(path.is_file() or any(one.is_file() for one in path.rglob("*")) for path in paths)
