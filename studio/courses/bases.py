"""Loading a folder of a course into a base."""

import asyncio
from pathlib import Path

from studio.workspace import Workspace


async def load_base(workspace: Workspace, name: str, documents: Path) -> None:
    """An empty folder makes an empty base; a document that cannot be read says so in the base's list."""
    known = name in workspace.knowledge.names()
    base = await (workspace.knowledge.open(name) if known else workspace.knowledge.create(name))
    if await asyncio.to_thread(_holds_something, documents):
        await base.add([documents])


def _holds_something(documents: Path) -> bool:
    return documents.is_file() or any(path.is_file() for path in documents.rglob("*"))
