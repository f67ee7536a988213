"""A program that loads a folder and says each document that is written; it is killed by a test."""

import asyncio
import sys
from pathlib import Path

from studio.knowledge import KnowledgeBases, LoadProgress
from tests.unit.knowledge.fakes import PlainReader, ReaderHere


class Voice:
    """Says a document when it is done, not while it is being read."""

    def __init__(self) -> None:
        self._done = 0

    def __call__(self, progress: LoadProgress) -> None:
        if progress.done > self._done:
            self._done = progress.done
            sys.stdout.write(f"{progress.current}\n")
            sys.stdout.flush()


async def load(folder: Path, files: Path) -> None:
    async with KnowledgeBases(folder, _reader_of(files)) as bases:
        base = await (bases.open("防汛") if "防汛" in bases.names() else bases.create("防汛"))
        await base.add([files], Voice())


def _reader_of(files: Path) -> PlainReader:
    return ReaderHere() if any(files.glob("*.zip")) else PlainReader()


if __name__ == "__main__":
    asyncio.run(load(Path(sys.argv[1]), Path(sys.argv[2])))
