"""What a base is asked: passages for a question, how the search went, why something was not found."""

import asyncio
from pathlib import Path

from studio.core.passages import Passage
from studio.core.searches import SearchResult
from studio.knowledge.database import Database
from studio.knowledge.filters import SearchFilters
from studio.knowledge.looking import NO_FILTERS, Look, searchable
from studio.knowledge.retrieval import Retrieval
from studio.knowledge.search import Search
from studio.knowledge.search_model import SearchModel
from studio.knowledge.search_reads import SearchReads
from studio.knowledge.settings import SearchSettings
from studio.knowledge.store import Store
from studio.knowledge.tracing import Tracing
from studio.knowledge.vector_sync import VectorSync
from studio.knowledge.whereabouts import Whereabouts


class Asking:
    """Made with the first question: a base that is only loaded into needs none of it."""

    def __init__(self, folder: Path, database: Database, sync: VectorSync, model: SearchModel | None) -> None:
        self.retrieval = Retrieval(folder.name, database, folder)
        self._tracing = Tracing(Store(database), SearchReads(database), self.retrieval)
        self._sync, self._model = sync, model

    async def look_up(
        self, question: str, top: int, filters: SearchFilters | None, settings: SearchSettings
    ) -> SearchResult:
        asked = searchable(question)
        if top < 1 or not asked:
            return SearchResult()
        return await self._search().run(asked, top, filters or NO_FILTERS, settings)

    async def trace(
        self,
        question: str,
        top: int,
        filters: SearchFilters | None,
        settings: SearchSettings,
        document: str,
        place: str,
    ) -> Whereabouts:
        look = Look(searchable(question), top, filters or NO_FILTERS, settings)
        return await self._tracing.trace(self._search(), look, document, place)

    async def similar(self, chunk: int, top: int) -> list[Passage]:
        near = await self._sync.nearest_to(chunk, top)
        return await asyncio.to_thread(self.retrieval.passages, near[:top])

    def _search(self) -> Search:
        return Search(self.retrieval, self._sync.near if self._sync.ranks else None, self._model)
