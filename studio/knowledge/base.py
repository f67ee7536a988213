"""One knowledge base: a folder with kb.sqlite3 and the kept originals, and what can be done with it."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from studio.core.errors import NotFound, StudioError
from studio.core.passages import DocumentRow, Passage
from studio.knowledge.adding import Adding, files_in
from studio.knowledge.chunk_questions import ChunkQuestions
from studio.knowledge.database import Database
from studio.knowledge.embedder import Embedders
from studio.knowledge.holdings import Holdings
from studio.knowledge.intake import Reader
from studio.knowledge.kept_settings import KeptSettings
from studio.knowledge.namesakes import Namesakes, colliding
from studio.knowledge.progress import LoadReport, OnProgress, unheard
from studio.knowledge.search_model import SearchModel
from studio.knowledge.searching import Searching
from studio.knowledge.settings import BaseSettings, EmbeddingChoice, SearchSettings
from studio.knowledge.store import LARGE, StoredChunk
from studio.knowledge.vector_progress import told_meanwhile
from studio.knowledge.vector_store import VectorStore
from studio.knowledge.vector_sync import VectorSync
from studio.knowledge.waiting import to_the_end
from studio.vectors.index import VectorIndex

if TYPE_CHECKING:
    from studio.core.documents import RecognisedLine
    from studio.core.searches import SearchResult
    from studio.knowledge.editing import Editing
    from studio.knowledge.filters import SearchFilters
    from studio.knowledge.question_set import QuestionSet
    from studio.knowledge.status import BaseStatus
    from studio.knowledge.watching import Watching
    from studio.knowledge.whereabouts import Whereabouts


class KnowledgeBase:
    """Opened and closed by KnowledgeBases; changes wait for one another, searches wait for nothing."""

    def __init__(
        self,
        folder: Path,
        readers: Reader,
        index: VectorIndex,
        embedders: Embedders,
        model: SearchModel | None = None,
    ) -> None:
        self.folder = folder
        self._database = Database(folder)
        self._settings = KeptSettings(self._database)
        self._vectors = VectorStore(self._database)
        self.chunk_questions = ChunkQuestions(
            self._database, model, lambda: self.settings.questions_per_chunk
        )
        self._sync = VectorSync(self._vectors, index, embedders, self.settings.embedding)
        self._searching = Searching(folder, self._database, self._sync, model)
        self._holdings = Holdings(self._database, folder, self._searching.forget)
        self._store = self._holdings.store
        self._adding = Adding(self._holdings, readers, self._sync)
        self._changing = asyncio.Lock()
        self._holdings.opened(self.settings.personal_data)

    @property
    def name(self) -> str:
        return self.folder.name

    @property
    def id(self) -> str:
        return self._vectors.base_id

    @cached_property
    def editing(self) -> "Editing":
        from studio.knowledge.editing import Editing

        return Editing(
            self._database,
            self._holdings.facts,
            self._changing,
            self._gone,
            lambda: self.settings.personal_data,
        )

    @cached_property
    def questions(self) -> "QuestionSet":
        from studio.knowledge.question_set import QuestionSet

        return QuestionSet(self._database, self._store)

    @cached_property
    def watching(self) -> "Watching":
        from studio.knowledge.watching import Acts, Watching

        acts = Acts(self._add_beside, self.remove, self._gone)
        return Watching(self._database, self._store, self._changing, acts)

    @property
    def settings(self) -> BaseSettings:
        return self._settings.value

    async def change_settings(self, settings: BaseSettings) -> None:
        """Hold to these from now on; raises FolderNotWritable or DiskFull.

        A stricter policy on personal data is applied at once, a looser one as files are loaded again.
        """
        async with self._changing:
            await to_the_end(self._settings.keep, settings)
            await to_the_end(self._holdings.hold_to, settings.personal_data)
        self._sync.choose(settings.embedding)
        self.chunk_questions.start()

    async def embed_with(self, choice: EmbeddingChoice) -> None:
        """Have the vectors of another model made, which is tried first; raises what is wrong with it.

        `status` tells how far they have come; those of before answer until all are there.
        """
        await self._sync.try_out(choice)
        await self.change_settings(self.settings.model_copy(update={"embedding": choice}))

    async def add(
        self,
        paths: Sequence[Path],
        on_progress: OnProgress = unheard,
        namesakes: Namesakes = Namesakes.REPLACE,
    ) -> LoadReport:
        """Load files and folders; cancelling keeps what was written and ends within a second.

        Vectors follow in the background; only those of a real model, which rank, are waited for.
        """
        files = await asyncio.to_thread(files_in, paths)
        await asyncio.to_thread(self._sync.look)
        async with self._changing:
            with self._sync.while_loading():
                policy = self.settings.personal_data
                report = await self._adding.load(files, policy, on_progress, namesakes)
            await asyncio.to_thread(self._searching.catch_up)
        self.chunk_questions.start()
        changed = bool(report.loaded or report.replaced)
        if (changed or self._sync.has_model) and await asyncio.to_thread(self._vectors.pending) > 0:
            self._sync.start()
        if self._sync.has_model:
            await told_meanwhile(self._sync.settled(), self._standing, report, on_progress)
        return replace(report, behind=self._sync.trouble)

    async def catch_up_now(self) -> None:
        """Make the vectors that are behind without waiting for the next try by itself."""
        self._sync.try_again()

    async def namesakes(self, paths: Sequence[Path]) -> dict[str, Path]:
        """The documents that adding would replace by a file from another place, each with that file."""
        rows = await self.documents()
        return await asyncio.to_thread(lambda: colliding(files_in(paths), rows))

    async def remove(self, document: str) -> None:
        """Take a document out for good, with what came in it; raises NotFound."""
        async with self._changing:
            await to_the_end(self._holdings.remove, document)
        self._sync.start()

    async def documents(self) -> list[DocumentRow]:
        return await asyncio.to_thread(self._store.rows)

    async def status(self) -> "BaseStatus":
        return await asyncio.to_thread(self._status)

    async def document_text(self, document: str) -> str:
        return await asyncio.to_thread(self._store.text, document)

    async def chunks(self, document: str) -> list[StoredChunk]:
        return await asyncio.to_thread(self._store.chunks, document)

    async def recognised(self, document: str, page: int) -> "tuple[RecognisedLine, ...]":
        """The lines that OCR found on a page, which counts from 1; none where the file held the text."""
        from studio.knowledge.recognised import recognised_lines

        return await asyncio.to_thread(recognised_lines, self._database, document, page)

    async def source_file(self, document: str) -> Path | None:
        """The kept copy of the original, or None when this base came without originals."""
        row = await asyncio.to_thread(self._store.row, document)
        if row is None:
            raise NotFound(kind="document", missing=document)
        return self._holdings.sources.find(row.digest, row.name, row.bytes)

    async def search(
        self,
        question: str,
        top: int = 6,
        filters: "SearchFilters | None" = None,
        settings: SearchSettings | None = None,
    ) -> list[Passage]:
        """The passages that answer best, best first, of which some may not fit (`Passage.fits`)."""
        return list((await self.look_up(question, top, filters, settings)).passages)

    async def look_up(
        self,
        question: str,
        top: int = 6,
        filters: "SearchFilters | None" = None,
        settings: SearchSettings | None = None,
    ) -> "SearchResult":
        """Search and tell how it went; by the base's own settings unless others are to be tried."""
        return await self._searching.asking.look_up(question, top, filters, settings or self.settings.search)

    async def why_not_found(
        self,
        question: str,
        document: str,
        *,
        place: str = "",
        top: int = 6,
        filters: "SearchFilters | None" = None,
        settings: SearchSettings | None = None,
    ) -> "Whereabouts":
        """Which step lost a document's best passage for a question, or at which rank it is found."""
        asking, wanted = self._searching.asking, settings or self.settings.search
        return await asking.trace(question, top, filters, wanted, document, place)

    async def similar(self, chunk: int, top: int = 6) -> list[Passage]:
        """Passages like that chunk, the most alike first; raises VectorsUnavailable."""
        return await self._searching.asking.similar(chunk, top)

    async def rebuild(self) -> None:
        """Make the vector index anew from kb.sqlite3, with the model at hand; raises VectorsUnavailable."""
        async with self._changing:
            await self._sync.rebuild()

    async def note_asked(self, question: str) -> None:
        """Remember what a person asked, unless the settings say not to; trouble with that is nobody's."""
        if self.settings.keep_asked:
            with suppress(StudioError):
                await self.questions.note_asked(question)

    async def settled(self) -> None:
        """Wait until the vectors have caught up, or `status` says why they have not."""
        await self._sync.settled()

    async def export(self, file: Path) -> None:
        """Write the whole base, originals included, as one file."""
        from studio.knowledge.transfer import pack

        async with self._changing:
            await to_the_end(pack, self._database, self.folder / "sources", self.name, file)

    async def snapshot(self, folder: Path) -> None:
        """Write the content as canonical text files: same content, same bytes."""
        from studio.knowledge.snapshot import write_snapshot

        await asyncio.to_thread(lambda: write_snapshot(self._store, self._holdings.facts.own(), folder))

    async def digest(self) -> str:
        """SHA-256 of the content, whenever and in whatever order it was loaded."""
        from studio.knowledge.snapshot import digest_of_content

        return await asyncio.to_thread(lambda: digest_of_content(self._store, self._holdings.facts.own()))

    async def take_snapshot(self, folder: Path) -> None:
        """Fill this base from the files of `snapshot`; raises FileInvalid."""
        from studio.knowledge.snapshot import in_batches, read_snapshot

        batches = in_batches(read_snapshot(folder))
        async with self._changing:
            while batch := await asyncio.to_thread(next, batches, None):
                await self._adding.write(batch)
            await to_the_end(self._holdings.facts.restate)

    def resume(self) -> None:
        """Get a large base ready for its first question, and its vectors up to date, in the background."""
        if self._store.counts()[1] >= LARGE:
            self._searching.warm()
        self._sync.resume()
        self.chunk_questions.start()

    async def warmed(self) -> None:
        """Wait until the first question no longer has to."""
        await self._searching.warmed()

    async def aclose(self) -> None:
        await self.chunk_questions.stop()
        await self._sync.stop()
        await self._searching.settle()
        async with self._changing:
            self._searching.close()
            await asyncio.to_thread(self._database.close)

    async def _add_beside(self, files: Sequence[Path], on_progress: OnProgress) -> LoadReport:
        return await self.add(files, on_progress, Namesakes.KEEP_BOTH)

    async def _gone(self, chunks: Sequence[int]) -> None:
        await asyncio.to_thread(self._searching.forget, chunks)
        self._sync.start()

    def _standing(self) -> tuple[int, int]:
        """Chunks, and those whose vectors are still to come."""
        return self._store.counts()[1], self._vectors.pending()

    def _status(self) -> "BaseStatus":
        from studio.knowledge.status import BaseStatus

        return BaseStatus(tuple(self._store.rows()), self._store.counts()[1], self._sync.status())


async def knowledge_digest(base: KnowledgeBase) -> str:
    return await base.digest()
