"""One search from question to passages: the endpoint may help, and is never needed."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from typing import TypeVar

from studio.core.errors import SearchHelpLate, StudioError
from studio.core.passages import Trouble
from studio.core.searches import SearchResult, SkippedStep
from studio.knowledge.filters import SearchFilters
from studio.knowledge.fusion import Near
from studio.knowledge.looking import Chosen, Look, Seen
from studio.knowledge.passages import Candidate
from studio.knowledge.retrieval import Retrieval
from studio.knowledge.search_model import SearchModel
from studio.knowledge.settings import SearchSettings

Answer = TypeVar("Answer")
NearInMeaning = Callable[[str, int, "list[int] | None"], Awaitable[Near]]
_PATIENCE = 8  # seconds that a person waits for the endpoint before search goes on without
_NEAR = 40
_RERANKED = 30
_MOST_WORDINGS = 3


class Search:
    """`near` finds chunks by a real model's vectors, among some chunks or all; it raises StudioError."""

    def __init__(
        self,
        retrieval: Retrieval,
        near: NearInMeaning | None,
        model: SearchModel | None,
        patience: float = _PATIENCE,
    ) -> None:
        self._retrieval, self._near, self._model, self._patience = retrieval, near, model, patience
        self._skipped: list[SkippedStep] = []
        self.rewritten: tuple[str, ...] = ()
        self.reranked = False

    async def run(
        self, question: str, top: int, filters: SearchFilters, settings: SearchSettings
    ) -> SearchResult:
        started = time.perf_counter()
        chosen = await self.choose(Look(question, top, filters, settings))
        passages = tuple(self._retrieval.passages_of(chosen.shown))
        seconds = time.perf_counter() - started
        return SearchResult(passages, self.rewritten, tuple(self._skipped), self.reranked, seconds)

    async def choose(self, look: Look) -> Chosen:
        """Also tells what became of every candidate."""
        look = await self._prepared(look)
        if not look.settings.rerank or self._model is None:
            return await asyncio.to_thread(self._retrieval.choose, look)
        seen = await asyncio.to_thread(self._retrieval.see, look)
        reranked = await self._reranked(self._model, look.question, seen)
        return await asyncio.to_thread(self._retrieval.decide, look, reranked)

    async def _prepared(self, look: Look) -> Look:
        """With the question in other words, and with what lies near in meaning."""
        others, near = await asyncio.gather(self._rewritten(look), self._near_of(look))
        self.rewritten = tuple(others)
        return replace(look, others=others, near=near)

    async def _rewritten(self, look: Look) -> list[str]:
        if not look.settings.rewrite or self._model is None:
            return []
        said = await self._tried("rewrite", self._model.rewrite(look.question), [])
        told = (one.strip() for one in said)
        return list(dict.fromkeys(one for one in told if one and one != look.question))[:_MOST_WORDINGS]

    async def _near_of(self, look: Look) -> Near:
        if not look.settings.vector_weight or self._near is None:
            return []
        among = await asyncio.to_thread(self._retrieval.chunks_within, look)
        return await self._tried("vectors", self._near(look.question, max(_NEAR, look.top * 4), among), [])

    async def _reranked(self, model: SearchModel, question: str, seen: Seen) -> Seen:
        """The first of the candidates in the model's order; what is asked for by number stays first."""
        first, rest = seen.candidates[:_RERANKED], seen.candidates[_RERANKED:]
        texts = [one.chunk.text for one in first]
        scores = await self._tried("rerank", model.rerank(question, texts), [])
        if len(scores) != len(first):
            return seen
        self.reranked = True
        return replace(seen, candidates=[*_ordered_by(scores, first), *rest])

    async def _tried(self, step: str, asked: Awaitable[Answer], otherwise: Answer) -> Answer:
        try:
            async with asyncio.timeout(self._patience):
                return await asked
        except TimeoutError:
            self._skip(step, SearchHelpLate(seconds=round(self._patience)))
        except StudioError as error:
            self._skip(step, error)
        return otherwise

    def _skip(self, step: str, error: StudioError) -> None:
        self._skipped.append(SkippedStep(step=step, trouble=Trouble(name=error.name, facts=error.facts)))


def _ordered_by(scores: Sequence[float], candidates: Sequence[Candidate]) -> list[Candidate]:
    """Each place keeps the score it had, so that scores still fall and a threshold means what it meant."""
    exact = [one.exact for one in candidates]
    order = sorted(range(len(candidates)), key=lambda place: (not exact[place], -scores[place]))
    shares = [one.score for one in candidates]
    return [replace(candidates[place], score=share) for place, share in zip(order, shares, strict=True)]
