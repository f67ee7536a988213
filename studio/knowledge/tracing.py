"""Follows one document through a search, to say at which step it was lost."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from studio.core.passages import DocumentRow, DocumentState
from studio.knowledge.looking import Chosen, Look
from studio.knowledge.passages import Candidate, Decision, Fate
from studio.knowledge.plain_names import names_place, plain_name
from studio.knowledge.retrieval import Retrieval
from studio.knowledge.search import Search
from studio.knowledge.search_reads import ChunkState, SearchReads
from studio.knowledge.store import Store
from studio.knowledge.whereabouts import Stage, Whereabouts

_ALSO_AT_MOST = 2000
_STATES = {DocumentState.FAILED: Stage.FAILED, DocumentState.REFUSED: Stage.REFUSED}
_FATES = {
    Fate.TWIN: Stage.TWIN,
    Fate.JOINED: Stage.JOINED,
    Fate.CROWDED: Stage.CROWDED_OUT,
    Fate.BELOW: Stage.BELOW_THRESHOLD,
}


class Tracing:
    def __init__(self, store: Store, reads: SearchReads, retrieval: Retrieval) -> None:
        self._store, self._reads, self._retrieval = store, reads, retrieval

    async def trace(self, search: Search, look: Look, document: str, place: str) -> Whereabouts:
        row = await asyncio.to_thread(self._row, document)
        told = Whereabouts(look.question, row.name if row else document, Stage.NOT_LOADED, place=place)
        if row is None:
            return told
        if row.state in _STATES:
            return replace(told, stage=_STATES[row.state], trouble=row.trouble)
        chunks = await asyncio.to_thread(self._chunks, row)
        return await self._of_chunks(search, look, told, chunks)

    async def _of_chunks(
        self, search: Search, look: Look, told: Whereabouts, chunks: Sequence[ChunkState]
    ) -> Whereabouts:
        meant = [one for one in chunks if names_place(one.place, told.place)]
        told = replace(told, off=sum(one.off for one in meant))
        if not meant:
            return replace(told, stage=Stage.NO_SUCH_PLACE if chunks else Stage.EMPTY)
        searched = [one for one in meant if not one.off]
        if not searched:
            return replace(told, stage=Stage.OFF)
        return await self._of_search(search, look, told, searched)

    async def _of_search(
        self, search: Search, look: Look, told: Whereabouts, chunks: Sequence[ChunkState]
    ) -> Whereabouts:
        ids = {one.id for one in chunks}
        really = await search.choose(look)
        lost_to = next((really.seen.out.get(one.document, "") for one in chunks), "")
        if lost_to and all(one.document in really.seen.out for one in chunks):
            stage = Stage.REPEALED if lost_to == "repealed" else Stage.FILTERED
            return replace(told, stage=stage, filter=lost_to)
        traced = self._told(told, look, really, ids)
        if traced is not None and traced.found:
            return traced
        also = [found.chunk for found in really.seen.ranking.of(ids)[:_ALSO_AT_MOST]]
        deeper = await asyncio.to_thread(self._retrieval.choose, replace(look, also=also))
        return traced or self._lost(told, look, really, deeper, ids)

    def _lost(
        self, told: Whereabouts, look: Look, really: Chosen, deeper: Chosen, ids: set[int]
    ) -> Whereabouts:
        """Not among the candidates: what it shares with the question was not enough to be weighed."""
        traced = self._told(told, look, deeper, ids) or told
        if traced.stage is Stage.BELOW_THRESHOLD and len(really.shown) < look.top:
            return traced
        best = really.seen.ranking.of(ids)[0]
        stage = Stage.OUTRANKED if best.score > 0 else Stage.NOTHING_SHARED
        ahead = tuple(self._retrieval.passages_of(really.shown)) if best.score > 0 else ()
        return replace(traced, stage=stage, ahead=ahead, shown=len(really.shown))

    def _told(self, told: Whereabouts, look: Look, chosen: Chosen, ids: set[int]) -> Whereabouts | None:
        """By the best of the document's candidates; None when it has none."""
        of_it = [(rank, one) for rank, one in enumerate(chosen.decisions, 1) if one.candidate.chunk.id in ids]
        if not of_it:
            return None
        rank, best = min(of_it, key=lambda one: (one[1].fate is not Fate.SHOWN, one[0]))
        shown = chosen.shown
        place = next((place for place, one in enumerate(shown, 1) if _holds(one, best)), None)
        stage = _FATES.get(best.fate, Stage.OUTRANKED if place is None else Stage.FOUND)
        found = chosen.seen.ranking.of([best.candidate.chunk.id])
        return replace(
            told,
            stage=stage,
            passage=self._retrieval.passages_of([best.candidate])[0],
            rank=place or rank,
            text_rank=chosen.seen.ranking.rank(found[0].score) if found and found[0].score else None,
            shown=len(shown),
            score=best.candidate.score,
            needed=_needed(look, best, shown),
            ahead=tuple(self._retrieval.passages_of(_ahead(best, shown))),
        )

    def _chunks(self, row: DocumentRow) -> list[ChunkState]:
        """Those of an archive or a mail are those of what came in it, if it says nothing itself."""
        own = self._reads.chunk_states(row.name)
        within = (
            [] if own else [one.name for one in self._store.rows() if one.name.startswith(f"{row.name}/")]
        )
        return own or [chunk for name in within for chunk in self._reads.chunk_states(name)]

    def _row(self, document: str) -> DocumentRow | None:
        """By its whole name, or by its file's name, with or without ending; of several one that holds."""
        exact = self._store.row(document)
        if exact is not None:
            return exact
        wanted = plain_name(PurePosixPath(document).name)
        rows = [(row, PurePosixPath(plain_name(PurePosixPath(row.name).name))) for row in self._store.rows()]
        for alike in (
            [row for row, name in rows if name.name == wanted],
            [row for row, name in rows if name.stem == wanted],
        ):
            if alike:
                return next((row for row in alike if row.facts.holds), alike[0])
        return None


def _holds(shown: Candidate, one: Decision) -> bool:
    """Whether what is shown is the candidate, or was joined from it."""
    if one.fate is Fate.JOINED and one.to is not None:
        inside = shown.chunk.start <= one.candidate.chunk.start and one.candidate.chunk.end <= shown.chunk.end
        return shown.chunk.document == one.candidate.chunk.document and inside
    return one.fate is Fate.SHOWN and shown.chunk.id == one.candidate.chunk.id


def _ahead(best: Decision, shown: Sequence[Candidate]) -> Sequence[Candidate]:
    if best.to is not None:
        return [best.to]
    return [] if best.fate is Fate.SHOWN else shown


def _needed(look: Look, best: Decision, shown: Sequence[Candidate]) -> float:
    if best.fate is Fate.BELOW:
        return look.settings.threshold
    return shown[-1].score if shown and best.fate is Fate.BEYOND else 0.0
