"""All knowledge bases of a workspace: one folder each."""

import asyncio
import shutil
import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from studio.core.errors import NameTaken, NotFound
from studio.core.files import writing_to
from studio.knowledge.base import KnowledgeBase
from studio.knowledge.database import FILE
from studio.knowledge.embedder import Embedders, no_model
from studio.knowledge.intake import Reader
from studio.knowledge.names import checked_name
from studio.knowledge.search_model import SearchModel
from studio.knowledge.settings import BaseSettings
from studio.knowledge.trash import Trash
from studio.knowledge.waiting import to_the_end
from studio.vectors.chroma_process import ChromaProcess
from studio.vectors.index import VectorIndex


class KnowledgeBases:
    """`index` holds the vectors; by default Chroma in a process of its own, started when first needed.

    `new` tells how a new base is set.
    """

    def __init__(
        self,
        folder: Path,
        readers: Reader,
        embedders: Embedders = no_model,
        index: VectorIndex | None = None,
        model: SearchModel | None = None,
        new: Callable[[], BaseSettings] = BaseSettings,
    ) -> None:
        self._folder, self._readers, self._embedders, self._model = folder, readers, embedders, model
        self._new = new
        self._index = index or ChromaProcess(folder / ".chroma")
        self._trash = Trash(folder, self._index)
        self._emptying: asyncio.Task[None] | None = None
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
            await self.sweep()
            with writing_to(self._folder):
                (self._folder / name).mkdir(parents=True, exist_ok=True)
            base = await self._opened(name)
        if (wanted := self._new()) != base.settings:
            await base.change_settings(wanted)
        return base

    async def open(self, name: str) -> KnowledgeBase:
        """Raises NotFound or KnowledgeDamaged; the same base is handed out until it is closed."""
        async with self._opening:
            self._must_exist(name)
            return self._open.get(name) or await self._opened(name)

    async def delete(self, name: str) -> None:
        async with self._opening:
            self._must_exist(name)
            await self._close(name)
            await to_the_end(self._trash.take, name)
            await to_the_end(self._trash.empty)

    async def set_aside(self, name: str) -> str:
        """Delete it with a way back: returns what `bring_back` takes while this program runs."""
        async with self._opening:
            self._must_exist(name)
            await self._close(name)
            return await to_the_end(self._trash.set_aside, name)

    async def bring_back(self, token: str, name: str) -> KnowledgeBase:
        """Raises NameTaken when another bears its name now, NotFound when it is gone for good."""
        async with self._opening:
            self._must_be_free(name)
            if not await to_the_end(self._trash.bring_back, token, name):
                raise NotFound(kind="knowledge base", missing=name)
            return await self._opened(name)

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
        from studio.knowledge.transfer import unpack

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
            if self._emptying is not None:
                await asyncio.wait([self._emptying])
            if self._trash.holds_aside():
                self._trash.let_go()
                await to_the_end(self._trash.empty)
            await asyncio.to_thread(self._index.close)

    async def sweep(self) -> None:
        """Clear away what a crash left behind, once; done by itself before the first base is opened."""
        if not self._swept:
            self._swept = True
            await asyncio.to_thread(self._sweep)
            if self._trash.is_full():
                self._emptying = asyncio.create_task(to_the_end(self._trash.empty))

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.aclose()

    async def _opened(self, name: str) -> KnowledgeBase:
        await self.sweep()
        folder = self._folder / name
        base = await asyncio.to_thread(
            KnowledgeBase, folder, self._readers, self._index, self._embedders, self._model
        )
        self._open[name] = base
        base.resume()
        return base

    def _sweep(self) -> None:
        """What a crash left of an import or of a base that was about to be made."""
        for folder in self._folder.glob(".import-*"):
            shutil.rmtree(folder, ignore_errors=True)
        with suppress(OSError):
            for folder in self._folder.glob("[!.]*/"):
                if not any(folder.iterdir()):
                    folder.rmdir()

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
