"""The retrieval test: which questions find the documents and places they should, how high and how fast."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict

from studio.core.errors import FileInvalid
from studio.core.passages import Passage
from studio.core.places import Place
from studio.knowledge.case_files import read_cases
from studio.knowledge.cases import EvalCase
from studio.knowledge.filters import SearchFilters
from studio.knowledge.looking import NO_FILTERS
from studio.knowledge.settings import SearchSettings

RANKS = (1, 3, 5, 10)
OnProgress = Callable[[int, int], None]


class Found(BaseModel):
    """A passage by its document and where in it that stands."""

    model_config = ConfigDict(frozen=True)

    document: str
    place: Place


class Miss(BaseModel):
    """A question with no hit among the first ten; `found` is what came instead, best first."""

    model_config = ConfigDict(frozen=True)

    question: str
    documents: tuple[str, ...]
    places: tuple[str, ...]
    found: tuple[Found, ...]


class EvalReport(BaseModel):
    """`hits` at each rank and `mrr` are shares between 0 and 1; latencies are in milliseconds.

    `ranks` gives for each question, in their order, at which rank its first hit came, if any did.
    """

    model_config = ConfigDict(frozen=True)

    cases: int
    hits: dict[int, float]
    mrr: float
    p50_ms: float
    p95_ms: float
    misses: tuple[Miss, ...]
    ranks: tuple[int | None, ...] = ()


class Searched(Protocol):
    async def search(
        self,
        question: str,
        top: int = 6,
        filters: SearchFilters = NO_FILTERS,
        settings: SearchSettings | None = None,
    ) -> list[Passage]: ...


@dataclass(frozen=True, slots=True)
class _Outcome:
    rank: int | None
    seconds: float
    passages: list[Passage]


def unheard(_done: int, _total: int) -> None:
    """For callers that do not watch."""


async def evaluate(base: Searched, cases_file: Path, on_progress: OnProgress = unheard) -> EvalReport:
    """Ask every question of a file; raises NotFound or FileInvalid with the line."""
    return await measure(base, read_cases(cases_file), on_progress=on_progress)


async def measure(
    base: Searched,
    cases: Sequence[EvalCase],
    settings: SearchSettings | None = None,
    on_progress: OnProgress = unheard,
) -> EvalReport:
    """By the base's own settings unless others are given; raises FileInvalid when there are no questions."""
    if not cases:
        raise FileInvalid(file="", problem="no cases")
    await base.search(cases[0].question, RANKS[-1], settings=settings)  # the index is read once
    outcomes = []
    for done, case in enumerate(cases, start=1):
        outcomes.append(await _asked(base, case, settings))
        on_progress(done, len(cases))
    return _report(cases, outcomes)


async def _asked(base: Searched, case: EvalCase, settings: SearchSettings | None) -> _Outcome:
    started = time.perf_counter()
    passages = await base.search(case.question, RANKS[-1], settings=settings)
    seconds = time.perf_counter() - started
    rank = next((rank for rank, passage in enumerate(passages, start=1) if case.hit_by(passage)), None)
    return _Outcome(rank, seconds, passages)


def _report(cases: Sequence[EvalCase], outcomes: Sequence[_Outcome]) -> EvalReport:
    ranks = tuple(outcome.rank for outcome in outcomes)
    times = sorted(outcome.seconds * 1000 for outcome in outcomes)
    pairs = zip(cases, outcomes, strict=True)
    return EvalReport(
        cases=len(cases),
        hits={top: sum(rank is not None and rank <= top for rank in ranks) / len(cases) for top in RANKS},
        mrr=sum(1 / rank for rank in ranks if rank is not None) / len(cases),
        p50_ms=times[len(times) // 2],
        p95_ms=times[min(len(times) * 95 // 100, len(times) - 1)],
        misses=tuple(_miss(case, outcome) for case, outcome in pairs if outcome.rank is None),
        ranks=ranks,
    )


def _miss(case: EvalCase, outcome: _Outcome) -> Miss:
    found = tuple(Found(document=one.document, place=one.place) for one in outcome.passages)
    return Miss(question=case.question, documents=case.documents, places=case.places, found=found)
