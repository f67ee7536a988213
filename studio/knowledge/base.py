"""One knowledge base: a folder with kb.sqlite3 and the kept originals, and what can be done with it."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from studio.core.errors import NothingToLoad
from studio.core.passages import DocumentRow, Passage
from studio.knowledge.database import Database
from studio.knowledge.loading import Load
from studio.knowledge.preparing import Reader
from studio.knowledge.progress import LoadReport, OnProgress, unheard
from studio.knowledge.retrieval import Retrieval
from studio.knowledge.sources import Sources
from studio.knowledge.store import LoadedDocument, Store, StoredChunk
from studio.knowledge.waiting import to_the_end


class KnowledgeBase:
    """Opened and closed by KnowledgeBases; changes wait for one another, searches wait for nothing."""

    def __init__(self, folder: Path, readers: Reader) -> None:
        self.folder = folder
        self._readers = readers
        self._database = Database(folder)
        self._store = Store(self._database)
        self._sources = Sources(folder / "sources")
        self._retrieval = Retrieval(folder.name, self._store)
        self._changing = asyncio.Lock()
        self._sources.sweep(self._store.digests())

    @property
    def name(self) -> str:
        return self.folder.name

    async def add(self, paths: Sequence[Path], on_progress: OnProgress = unheard) -> LoadReport:
        """Load files and folders; cancelling keeps what was written and ends within a second."""
        files = await asyncio.to_thread(_files_in, paths)
        async with self._changing:
            rows = await asyncio.to_thread(self._store.rows)
            load = Load(self._readers, self._sources, rows, self._write, on_progress)
            return await load.run(files)

    async def remove(self, document: str) -> None:
        """Take a document out for good; raises NotFound."""
        async with self._changing:
            await to_the_end(self._remove, document)

    async def documents(self) -> list[DocumentRow]:
        return await asyncio.to_thread(self._store.rows)

    async def document_text(self, document: str) -> str:
        return await asyncio.to_thread(self._store.text, document)

    async def chunks(self, document: str) -> list[StoredChunk]:
        return await asyncio.to_thread(self._store.chunks, document)

    async def source_file(self, document: str) -> Path | None:
        """The kept copy of the original, or None when this base came without originals."""
        row = await asyncio.to_thread(self._store.row, document)
        return None if row is None else self._sources.find(row.digest, row.name, row.bytes)

    async def search(self, question: str, top: int = 6) -> list[Passage]:
        """The passages that answer best, best first; none when the base holds nothing that fits."""
        return await asyncio.to_thread(self._retrieval.search, question, top)

    async def aclose(self) -> None:
        async with self._changing:
            await asyncio.to_thread(self._database.close)

    async def _write(self, documents: Sequence[LoadedDocument]) -> None:
        await to_the_end(self._put, documents)

    def _put(self, documents: Sequence[LoadedDocument]) -> None:
        self._retrieval.forget(self._store.put(documents))

    def _remove(self, document: str) -> None:
        self._retrieval.forget(self._store.remove(document))
        self._sources.sweep(self._store.digests())


def _files_in(paths: Sequence[Path]) -> list[Path]:
    from studio.documents import find_documents

    files = find_documents(paths)
    if not files:
        raise NothingToLoad(folder=", ".join(str(path) for path in paths))
    return files
