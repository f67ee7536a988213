"""Load files into a base: several are read at once, and what is ready is written together.

A file with the content it had is skipped; one that changed replaces its namesake; the same content under
another name is a document of its own (search shows near-duplicates once). If a new version cannot be read,
the old one stays. Files that failed or were refused are tried again. What is in an archive or a mail becomes
documents of its own; the container itself is written after them, so that a load cut short goes on from there.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from studio.core.documents import DocumentKind, is_parcel
from studio.core.errors import DocumentError
from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge.arrivals import Arrival
from studio.knowledge.containers import Emptied
from studio.knowledge.intake import Intake, grouped, is_short_text
from studio.knowledge.loaded import LoadedDocument
from studio.knowledge.preparing import failed, prepared, prepared_together
from studio.knowledge.progress import LoadReport, OnProgress
from studio.knowledge.scans_last import scans_last
from studio.knowledge.tally import Tally
from studio.knowledge.unchanged import Comparison
from studio.knowledge.unpacking import coming_out, failed_members, told, warned

if TYPE_CHECKING:
    from studio.documents import Allowance

_AT_ONCE = 6
_BATCH = 64
_LONGEST_WAIT = 0.1  # seconds

Write = Callable[[Sequence[LoadedDocument], Sequence[Emptied]], Awaitable[None]]


class Load:
    """One call of `add`; `write` puts a batch into the base in one transaction.

    When nothing more is to be read, though the last batch is still to be written, `all_read` hears whether
    anything new has come.
    """

    def __init__(
        self,
        intake: Intake,
        rows: Sequence[DocumentRow],
        comparison: Comparison,
        write: Write,
        tell: OnProgress,
        all_read: Callable[[bool], None] = lambda _: None,
    ) -> None:
        self._intake, self._write, self._all_read = intake, write, all_read
        self._known = {row.name: row for row in rows}
        self._comparison = comparison
        self._tally = Tally(self._known, tell)
        self._waiting: list[LoadedDocument] = []
        self._emptied: list[Emptied] = []
        self._came_in: dict[str, list[str]] = {}
        self._tainted: set[str] = set()
        self._left: dict[str, Allowance] = {}
        self._writing = asyncio.Lock()
        self._written = 0.0  # the first are written at once: a model may begin with them

    async def run(self, coming: Sequence[Arrival]) -> LoadReport:
        self._tally.total = len(coming)
        speaking = asyncio.create_task(self._tally.go_on_telling())
        try:
            await self._take_all(coming)
            self._all_read(self._brings_news())
            await self._flush()
        finally:
            speaking.cancel()
        return self._tally.report

    async def _take_all(self, coming: Sequence[Arrival], depth: int = 0) -> None:
        """`depth` counts the containers they came in."""
        queue = grouped(await scans_last(coming))
        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(_AT_ONCE, len(coming))):
                    group.create_task(self._take_from(queue, depth))
        except BaseExceptionGroup as errors:
            raise _first(errors) from errors

    async def _take_from(self, queue: Iterator[Sequence[Arrival]], depth: int) -> None:
        for group in queue:
            if news := [arrival for arrival in group if not await self._skipped(arrival, depth)]:
                for arrival, document in zip(news, await self._prepared(news), strict=True):
                    await self._take(arrival, document, depth)
                await self._flush_if_due()

    async def _skipped(self, arrival: Arrival, depth: int) -> bool:
        if arrival.container:
            self._came_in[arrival.container].append(arrival.name)
        unchanged = await self._unchanged(arrival)
        if unchanged:
            await self._skip(arrival, depth)
        return unchanged

    async def _prepared(self, group: Sequence[Arrival]) -> Sequence[LoadedDocument]:
        hearing = [partial(self._tally.tell, arrival.name) for arrival in group]
        if is_short_text(group[0]):
            return await prepared_together(group, self._intake, hearing)
        each = zip(group, hearing, strict=True)
        return [await prepared(arrival, self._intake, heard) for arrival, heard in each]

    async def _take(self, arrival: Arrival, document: LoadedDocument, depth: int) -> None:
        if document.row.state is DocumentState.REFUSED or document.row.findings.masked:
            self._tainted.add(arrival.container)
        if document.row.state is DocumentState.READY and is_parcel(document.row.kind):
            document = await self._unpacked(arrival, document, depth)
        self._waiting.append(document)
        self._close(arrival)

    async def _skip(self, arrival: Arrival, depth: int) -> None:
        """An unchanged container is opened again only if something of it is missing."""
        known = self._known[arrival.name]
        if is_parcel(known.kind):
            members = None if arrival.container else self._comparison.all_held(arrival.name)
            if members is None:
                await self._unpacked(arrival, LoadedDocument(known), depth)
                self._close(arrival)
            else:
                self._tally.total += len(members)
                for name in members:
                    self._tally.skip(name)
        self._tally.skip(arrival.name)

    async def _unpacked(self, arrival: Arrival, document: LoadedDocument, depth: int) -> LoadedDocument:
        """Load what is in a container; what then is to be written of itself."""
        from studio.documents import Allowance

        async with self._intake.sources.scratch() as folder:
            kind, outermost = DocumentKind(document.row.kind), arrival.container or arrival.name
            left = self._left.get(outermost) or Allowance()
            try:
                unpacked = await self._intake.readers.unpack(arrival.path, kind, folder, left.at(depth))
            except DocumentError as error:
                if kind is DocumentKind.MAIL:
                    return warned(document, [("attachments_not_read", error.name)])
                return failed(arrival, error)
            self._tally.total += len(unpacked.members)
            self._left[outermost] = left.less(unpacked)
            inner = self._came_in.setdefault(outermost, [])
            for member in failed_members(arrival, unpacked):
                inner.append(member.row.name)
                self._waiting.append(member)
            await self._take_all(coming_out(arrival, unpacked), depth + 1)
            masked = document.row.findings.masked
            if kind is DocumentKind.MAIL and not masked and outermost not in self._tainted:
                await asyncio.to_thread(self._keep, arrival, document)
            return told(document, unpacked)

    def _keep(self, arrival: Arrival, document: LoadedDocument) -> None:
        """A mail is kept with what is attached to it, unless a guard has turned some of that away."""
        with suppress(DocumentError):  # it has been written to meanwhile: it opens without its original
            self._intake.sources.keep(arrival.path, document.row.digest, arrival.name)

    def _close(self, arrival: Arrival) -> None:
        """All that came in an outermost container is read: what an earlier version held may go."""
        members = self._came_in.pop(arrival.name, None)
        self._left.pop(arrival.name, None)
        if members is not None:
            self._emptied.append(Emptied(arrival.name, tuple(members)))

    async def _unchanged(self, arrival: Arrival) -> bool:
        if self._comparison.surely_unchanged(arrival):
            return True
        if self._comparison.surely_new(arrival):
            return False
        return await asyncio.to_thread(self._comparison.unchanged, arrival)

    async def _flush_if_due(self) -> None:
        overdue = time.monotonic() - self._written > _LONGEST_WAIT
        if len(self._waiting) >= _BATCH or overdue:
            await self._flush()

    async def _flush(self) -> None:
        """A cancelled load finishes the transaction it is in, then ends."""
        async with self._writing:
            batch, self._waiting = self._waiting, []
            emptied, self._emptied = self._emptied, []
            self._written = time.monotonic()
            if batch or emptied:
                await self._write([one for one in batch if not self._keeps_old(one)], emptied)
            for document in batch:
                self._tally.note(document.row)

    def _brings_news(self) -> bool:
        report = self._tally.report
        ready = any(document.row.state is DocumentState.READY for document in self._waiting)
        return ready or bool(report.loaded or report.replaced)

    def _keeps_old(self, document: LoadedDocument) -> bool:
        known = self._known.get(document.row.name)
        had_content = known is not None and known.state is DocumentState.READY
        return had_content and document.row.state is DocumentState.FAILED


def _first(errors: BaseExceptionGroup[BaseException]) -> BaseException:
    """The error that ended the load; the tasks beside it were only cancelled."""
    error: BaseException = errors
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error
