"""All knowledge bases of a workspace: one folder each."""

import asyncio
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from studio.core.errors import KnowledgeDamaged, NameTaken, NotFound
from studio.core.files import writing_to
from studio.knowledge.base import KnowledgeBase
from studio.knowledge.chroma_client import ChromaProcess
from studio.knowledge.database import FILE
from studio.knowledge.embedder import Embedder
from studio.knowledge.intake import Reader
from studio.knowledge.names import checked_name
from studio.knowledge.search_model import SearchModel
from studio.knowledge.transfer import unpack
from studio.knowledge.vector_sync import VectorIndex
from studio.knowledge.waiting import to_the_end


class KnowledgeBases:
    """`index` holds the vectors; by default Chroma in a process of its own, started when first needed."""

    def __init__(
        self,
        folder: Path,
        readers: Reader,
        embedder: Embedder | None = None,
        index: VectorIndex | None = None,
        model: SearchModel | None = None,
    ) -> None:
        self._folder, self._readers, self._embedder, self._model = folder, readers, embedder, model
        self._index = index or ChromaProcess(folder / ".chroma")
        self._open: dict[str, KnowledgeBase] = {}
        self._opening = asyncio.Lock()
        self._swept = False

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
            with suppress(KnowledgeDamaged):  # a damaged base can be deleted too
                await (self._open.get(name) or await self._opened(name)).forget_vectors()
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

    async def import_base(self, file: Path, name: str = "") -> KnowledgeBase:
        """Take in what `export` wrote, under the name it had; raises FileInvalid or NameTaken."""
        async with self._opening:
            with writing_to(self._folder):
                self._folder.mkdir(parents=True, exist_ok=True)
                folder = Path(tempfile.mkdtemp(dir=self._folder, prefix=".import-"))
            try:
                told = await to_the_end(unpack, file, folder)
                wanted = checked_name(name or told)
                self._must_be_free(wanted)
                await asyncio.to_thread(folder.rename, self._folder / wanted)
            finally:
                await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            return await self._opened(wanted)

    async def from_snapshot(self, name: str, folder: Path) -> KnowledgeBase:
        """Build a base from the files of `snapshot`; a bad snapshot leaves no base behind."""
        base = await self.create(name)
        try:
            await base.take_snapshot(folder)
        except BaseException:
            await self.delete(name)
            raise
        return base

    async def aclose(self) -> None:
        """Close all bases and end the process Chroma lives in."""
        async with self._opening:
            for name in list(self._open):
                await self._close(name)
            await asyncio.to_thread(self._index.close)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _opened(self, name: str) -> KnowledgeBase:
        if not self._swept:
            self._swept = True
            await asyncio.to_thread(self._sweep)
        folder = self._folder / name
        base = await asyncio.to_thread(
            KnowledgeBase, folder, self._readers, self._index, self._embedder, self._model
        )
        self._open[name] = base
        base.resume()
        return base

    def _sweep(self) -> None:
        """What a crash left of a deletion or an import."""
        for pattern in (".deleted-*", ".import-*"):
            for folder in self._folder.glob(pattern):
                shutil.rmtree(folder, ignore_errors=True)

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
