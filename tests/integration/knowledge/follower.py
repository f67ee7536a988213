"""A program that follows a watched folder, edits and describes a document, and is killed at a statement."""

import asyncio
import os
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from studio.knowledge import KnowledgeBase, KnowledgeBases
from tests.unit.knowledge.fakes import MemoryIndex, PlainReader

NAME, EDITED = "办法.txt", "第四条 每五分钟报告一次。"


def connecting_until(last: int) -> Callable[..., sqlite3.Connection]:
    """Connections that kill the process in place of a statement, the `last` of all, 0 for never."""
    connect, left = sqlite3.connect, [last]

    class Mortal(sqlite3.Connection):
        def execute(self, *arguments: Any, **more: Any) -> sqlite3.Cursor:  # sqlite3's own signature
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return super().execute(*arguments, **more)

    def made(*arguments: Any, **more: Any) -> sqlite3.Connection:  # sqlite3's own signature
        return connect(*arguments, factory=Mortal, **more)

    return made


async def follow(folder: Path) -> None:
    """What is done already stays as it is."""
    async with KnowledgeBases(folder, PlainReader(), index=MemoryIndex()) as bases:
        base = await bases.open("防汛")
        await base.watching.apply(await base.watching.changes())
        await change(base)
        await base.settled()


async def change(base: KnowledgeBase) -> None:
    chunk = next((one for one in await base.chunks(NAME) if "三十分钟" in one.text), None)
    if chunk is not None:
        await base.editing.edit(chunk.id, EDITED)
    (row,) = [row for row in await base.documents() if row.name == NAME]
    await base.editing.set_facts(NAME, row.facts.model_copy(update={"issuer": "示例市水利局"}))


if __name__ == "__main__":
    sqlite3.connect = connecting_until(int(sys.argv[2]))  # type: ignore[assignment]  # killed in the middle
    asyncio.run(follow(Path(sys.argv[1])))
