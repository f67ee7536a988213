"""What has come of the files of a load so far, told to whoever watches at least twice a second."""

import asyncio
import time
from collections.abc import Mapping

from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge.progress import LoadProgress, LoadReport, OnProgress

_TOLD_EVERY = 0.3  # seconds
_OUTCOMES = ("loaded", "replaced", "skipped", "failed", "refused")


class Tally:
    """`known` are the documents of before; `total` grows as containers are opened."""

    def __init__(self, known: Mapping[str, DocumentRow], tell: OnProgress) -> None:
        self._known, self._tell = known, tell
        self._names: dict[str, list[str]] = {outcome: [] for outcome in _OUTCOMES}
        self._started = self._told = time.monotonic()
        self._current, self._page = "", (0, 0)
        self.total = 0

    @property
    def report(self) -> LoadReport:
        loaded, replaced, skipped, failed, refused = (tuple(self._names[outcome]) for outcome in _OUTCOMES)
        return LoadReport(loaded, replaced, skipped, failed, refused, time.monotonic() - self._started)

    def note(self, row: DocumentRow) -> None:
        """A document that has been written, or its failure."""
        self._add(self._outcome(row), row.name)

    def skip(self, name: str) -> None:
        self._add("skipped", name)

    async def go_on_telling(self) -> None:
        """Also while nothing new is done: who watches sees that it goes on."""
        while True:
            await asyncio.sleep(_TOLD_EVERY)
            if time.monotonic() - self._told > _TOLD_EVERY / 2:
                self.tell(self._current, *self._page)

    def tell(self, current: str, page: int = 0, pages: int = 0) -> None:
        self._told, self._current, self._page = time.monotonic(), current, (page, pages)
        counts = {outcome: len(names) for outcome, names in self._names.items()}
        self._tell(
            LoadProgress(
                done=sum(counts.values()),
                total=self.total,
                current=current,
                loaded=counts["loaded"] + counts["replaced"],
                skipped=counts["skipped"],
                failed=counts["failed"],
                refused=counts["refused"],
                seconds=time.monotonic() - self._started,
                page=page,
                pages=pages,
            )
        )

    def _add(self, outcome: str, name: str) -> None:
        self._names[outcome].append(name)
        self.tell(name)

    def _outcome(self, row: DocumentRow) -> str:
        if row.state is not DocumentState.READY:
            return row.state.value
        known = self._known.get(row.name)
        return "replaced" if known is not None and known.state is DocumentState.READY else "loaded"
