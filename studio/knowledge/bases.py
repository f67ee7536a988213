"""All knowledge bases of a workspace: one folder each."""

import asyncio
import shutil
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from studio.core.errors import NameTaken, NotFound
from studio.core.files import writing_to
from studio.knowledge.base import KnowledgeBase
from studio.knowledge.database import FILE
from studio.knowledge.embedder import Embedder
from studio.knowledge.names import checked_name
from studio.knowledge.preparing import Reader


class KnowledgeBases:
    def __init__(self, folder: Path, readers: Reader, embedder: Embedder | None = None) -> None:
        self._folder, self._readers, self._embedder = folder, readers, embedder
        self._open: dict[str, KnowledgeBase] = {}
        self._opening = asyncio.Lock()

    def names(self) -> list[str]:
        return sorted(
            file.parent.name for file in self._folder.glob(f"*/{FILE}") if file.parent.name[0] != "."
        )

    async def create(self, name: str) -> KnowledgeBase:
        """Raises NameNotAllowed, NameTaken, FolderNotWritable or DiskFull."""
        name = checked_name(name)
        async with self._opening:
            self._must_be_free(name)
            with writing_to(self._folder):
                (self._folder / name).mkdir(parents=True, exist_ok=True)
            return await self._opened(name)

    async def open(self, name: str) -> KnowledgeBase:
        """Raises NotFound or KnowledgeDamaged; the same base is handed out until it is closed."""
        async with self._opening:
            self._must_exist(name)
            return self._open.get(name) or await self._opened(name)

    async def delete(self, name: str) -> None:
        async with self._opening:
            self._must_exist(name)
            await self._close(name)
            trash = self._folder / f".deleted-{uuid4().hex}"
            with writing_to(self._folder):
                (self._folder / name).rename(trash)
            await asyncio.to_thread(shutil.rmtree, trash, ignore_errors=True)

    async def rename(self, old: str, new: str) -> KnowledgeBase:
        """Close the base, move its folder and open it under its new name."""
        new = checked_name(new)
        async with self._opening:
            self._must_exist(old)
            self._must_be_free(new)
            await self._close(old)
            with writing_to(self._folder):
                (self._folder / old).rename(self._folder / new)
            return await self._opened(new)

    async def aclose(self) -> None:
        async with self._opening:
            for name in list(self._open):
                await self._close(name)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _opened(self, name: str) -> KnowledgeBase:
        base = await asyncio.to_thread(KnowledgeBase, self._folder / name, self._readers)
        self._open[name] = base
        return base

    async def _close(self, name: str) -> None:
        base = self._open.pop(name, None)
        if base is not None:
            await base.aclose()

    def _must_exist(self, name: str) -> None:
        if name not in self.names():
            raise NotFound(kind="knowledge base", missing=name)

    def _must_be_free(self, name: str) -> None:
        taken = {other.casefold(): other for other in self.names()}
        if name.casefold() in taken:
            raise NameTaken(taken=taken[name.casefold()])
