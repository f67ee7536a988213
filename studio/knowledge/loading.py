"""Load files into a base: several are read at once, and what is ready is written together.

A file with the content it had is skipped; one that changed replaces its namesake; the same content under
another name is a document of its own (search shows near-duplicates once). If a new version cannot be read,
the old one stays. Files that failed or were refused are tried again.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence

from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge.arrivals import Arrival
from studio.knowledge.preparing import Reader, prepared
from studio.knowledge.progress import LoadProgress, LoadReport, OnProgress
from studio.knowledge.sources import Sources
from studio.knowledge.store import LoadedDocument
from studio.knowledge.unchanged import Comparison

_AT_ONCE = 6
_BATCH = 64
_LONGEST_WAIT = 0.5

Write = Callable[[Sequence[LoadedDocument]], Awaitable[None]]


class Load:
    """One call of `add`; `write` puts a batch into the base in one transaction."""

    def __init__(
        self,
        readers: Reader,
        sources: Sources,
        rows: Sequence[DocumentRow],
        comparison: Comparison,
        write: Write,
        tell: OnProgress,
    ) -> None:
        self._readers, self._sources, self._write, self._tell = readers, sources, write, tell
        self._known = {row.name: row for row in rows}
        self._comparison = comparison
        self._outcomes: dict[str, list[str]] = {
            outcome: [] for outcome in ("loaded", "replaced", "skipped", "failed", "refused")
        }
        self._waiting: list[LoadedDocument] = []
        self._writing = asyncio.Lock()
        self._started = self._written = time.monotonic()
        self._total = 0

    async def run(self, coming: Sequence[Arrival]) -> LoadReport:
        self._total = len(coming)
        queue = iter(coming)
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(_AT_ONCE):
                    group.create_task(self._take_from(queue))
        except BaseExceptionGroup as errors:
            raise _first(errors) from errors
        await self._flush()
        told = {outcome: tuple(names) for outcome, names in self._outcomes.items()}
        return LoadReport(**told, seconds=time.monotonic() - self._started)

    async def _take_from(self, queue: Iterator[Arrival]) -> None:
        for arrival in queue:
            if await self._unchanged(arrival):
                self._note("skipped", arrival.name)
                continue
            document = await prepared(arrival, self._readers, self._sources)
            self._waiting.append(document)
            overdue = time.monotonic() - self._written > _LONGEST_WAIT
            if len(self._waiting) >= _BATCH or overdue:
                await self._flush()

    async def _unchanged(self, arrival: Arrival) -> bool:
        if self._comparison.surely_unchanged(arrival):
            return True
        return await asyncio.to_thread(self._comparison.unchanged, arrival)

    async def _flush(self) -> None:
        """A cancelled load finishes the transaction it is in, then ends."""
        async with self._writing:
            batch, self._waiting = self._waiting, []
            self._written = time.monotonic()
            if batch:
                await self._write([one for one in batch if not self._keeps_old(one)])
            for document in batch:
                self._note(self._outcome(document.row), document.row.name)

    def _keeps_old(self, document: LoadedDocument) -> bool:
        known = self._known.get(document.row.name)
        had_content = known is not None and known.state is DocumentState.READY
        return had_content and document.row.state is DocumentState.FAILED

    def _outcome(self, row: DocumentRow) -> str:
        if row.state is not DocumentState.READY:
            return row.state.value
        known = self._known.get(row.name)
        return "replaced" if known is not None and known.state is DocumentState.READY else "loaded"

    def _note(self, outcome: str, name: str) -> None:
        self._outcomes[outcome].append(name)
        counts = {key: len(names) for key, names in self._outcomes.items()}
        self._tell(
            LoadProgress(
                done=sum(counts.values()),
                total=self._total,
                current=name,
                loaded=counts["loaded"] + counts["replaced"],
                skipped=counts["skipped"],
                failed=counts["failed"],
                refused=counts["refused"],
                seconds=time.monotonic() - self._started,
            )
        )


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """The error that ended the load; the tasks beside it were only cancelled."""
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
