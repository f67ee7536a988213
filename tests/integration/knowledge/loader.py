"""A program that loads a folder and says each document that is written; it is killed by a test."""

import asyncio
import sys
from pathlib import Path

from studio.knowledge import KnowledgeBases, LoadProgress
from tests.unit.knowledge.fakes import PlainReader


def say(progress: LoadProgress) -> None:
    sys.stdout.write(f"{progress.current}\n")
    sys.stdout.flush()


async def load(folder: Path, files: Path) -> None:
    async with KnowledgeBases(folder, PlainReader()) as bases:
        base = await (bases.open("防汛") if "防汛" in bases.names() else bases.create("防汛"))
        await base.add([files], say)


if __name__ == "__main__":
    asyncio.run(load(Path(sys.argv[1]), Path(sys.argv[2])))
