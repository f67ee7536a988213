"""Adds files to a base: tells what is new, has it read and written, and its vectors made beside that."""

import asyncio
from collections.abc import Sequence
from pathlib import Path

from studio.core.errors import NothingToLoad
from studio.core.findings import PersonalDataPolicy
from studio.knowledge.arrivals import arrivals
from studio.knowledge.containers import Emptied
from studio.knowledge.holdings import Holdings
from studio.knowledge.intake import Intake, Reader
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.loading import Load
from studio.knowledge.namesakes import Namesakes
from studio.knowledge.personal_data import stands_as_wanted
from studio.knowledge.progress import LoadReport, OnProgress
from studio.knowledge.unchanged import Comparison
from studio.knowledge.vector_sync import VectorSync
from studio.knowledge.waiting import to_the_end


class Adding:
    def __init__(self, holdings: Holdings, readers: Reader, sync: VectorSync) -> None:
        self._holdings, self._readers, self._sync = holdings, readers, sync

    async def load(
        self,
        files: Sequence[Path],
        policy: PersonalDataPolicy,
        on_progress: OnProgress,
        namesakes: Namesakes,
    ) -> LoadReport:
        holdings, store = self._holdings, self._holdings.store
        rows, stamps = await asyncio.to_thread(lambda: (store.rows(), store.stamps()))
        coming = await asyncio.to_thread(arrivals, files, rows, namesakes)
        settled = [row for row in rows if stands_as_wanted(row.findings, policy)]
        comparison = Comparison(settled, stamps, await asyncio.to_thread(holdings.containers.members))
        if not all(map(comparison.surely_unchanged, coming)):
            self._sync.get_ready()
        intake = Intake(self._readers, holdings.sources, policy)
        load = Load(intake, rows, comparison, self.write, on_progress, self._all_read)
        report = await load.run(coming)
        if comparison.seen:
            await to_the_end(store.note, comparison.seen)
        await asyncio.to_thread(holdings.sweep)
        return report

    async def write(self, documents: Sequence[LoadedDocument], emptied: Sequence[Emptied] = ()) -> None:
        await to_the_end(self._holdings.put, documents, emptied)
        if self._sync.has_model:
            self._sync.start()

    def _all_read(self, news: bool) -> None:
        self._readers.rest()
        if news:
            self._sync.open_index()


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Raises NothingToLoad."""
    from studio.documents import find_documents

    files = find_documents(paths)
    if not files:
        raise NothingToLoad(folder=", ".join(str(path) for path in paths))
    return files
