"""The released agents of one process, each installed from its verified package when it is first asked."""

import asyncio
import shutil
from collections import Counter, OrderedDict
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from studio.catalogue import Package, unpack_package
from studio.catalogue.blobs import Blobs
from studio.documents import ReaderPool
from studio.endpoints import Endpoints
from studio.knowledge import KnowledgeBase, KnowledgeBases
from studio.knowledge.waiting import to_the_end
from studio.runtime import AgentFolder
from studio.workspace.search_model import EndpointSearchModel

_KEPT = 32
"""Copies that nobody asks at the moment and that stay open all the same."""


@dataclass(frozen=True)
class Copy:
    """An agent as it was released, with its own knowledge."""

    folder: AgentFolder
    bases: Sequence[KnowledgeBase]
    opened: KnowledgeBases


class Copies:
    """Copies are told by the digests of their packages: a new release is another copy beside the old one,
    which stays for those it is answering."""

    def __init__(self, folder: Path, blobs: Blobs, readers: ReaderPool, endpoints: Endpoints) -> None:
        self._folder, self._blobs = folder, blobs
        self._readers, self._endpoints = readers, endpoints
        self._copies: OrderedDict[str, Copy] = OrderedDict()
        self._locks: dict[str, asyncio.Lock] = {}
        self._users: Counter[str] = Counter()

    @asynccontextmanager
    async def lend(self, digest: str) -> AsyncIterator[Copy]:
        """Lend the copy of that package; raises NotFound, PackageDamaged or PackageInvalid."""
        self._users[digest] += 1
        try:
            async with self._locks.setdefault(digest, asyncio.Lock()):
                if digest not in self._copies:
                    self._copies[digest] = await self._installed(digest)
                self._copies.move_to_end(digest)
            yield self._copies[digest]
        finally:
            self._users[digest] -= 1
            await self._tidy()

    async def aclose(self) -> None:
        for digest in list(self._copies):
            await self._remove(digest)

    async def _installed(self, digest: str) -> Copy:
        place = self._folder / digest[:32]
        bases = KnowledgeBases(place / "bases", self._readers, model=EndpointSearchModel(self._endpoints))
        try:
            package: Package = await asyncio.to_thread(self._blobs.open, digest)
            await to_the_end(unpack_package, package, place / "agent")
            knowledge = place / "agent" / "knowledge"
            snapshots = sorted(knowledge.iterdir()) if knowledge.is_dir() else []
            for snapshot in snapshots:
                await bases.from_snapshot(snapshot.name, snapshot)
            folder = AgentFolder(place / "agent")
            return Copy(folder, [await bases.open(name) for name in folder.agent.knowledge.bases], bases)
        except BaseException:
            await bases.aclose()
            await asyncio.to_thread(shutil.rmtree, place, ignore_errors=True)
            raise

    async def _tidy(self) -> None:
        idle = [digest for digest in self._copies if not self._users[digest]]
        for digest in idle[: max(0, len(idle) - _KEPT)]:
            await self._remove(digest)

    async def _remove(self, digest: str) -> None:
        copy = self._copies.pop(digest)
        await copy.opened.aclose()
        await asyncio.to_thread(shutil.rmtree, self._folder / digest[:32], ignore_errors=True)
