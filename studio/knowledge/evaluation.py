"""The retrieval test: which questions find the documents and places they should, how high and how fast."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from studio.core.errors import FileInvalid, NotFound
from studio.core.passages import Passage
from studio.knowledge.plain_names import names_place, same_document

RANKS = (1, 3, 5, 10)


class EvalCase(BaseModel):
    """With places, a hit is a passage of one of the documents whose place names one of them."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    question: str = Field(min_length=1)
    documents: tuple[str, ...] = Field(min_length=1)
    places: tuple[str, ...] = ()


class Miss(BaseModel):
    """A question with no hit among the first ten; `found` is what came instead, best first."""

    model_config = ConfigDict(frozen=True)

    question: str
    documents: tuple[str, ...]
    places: tuple[str, ...]
    found: tuple[tuple[str, str], ...]


class EvalReport(BaseModel):
    """`hits` at each rank and `mrr` are shares between 0 and 1; latencies are in milliseconds."""

    model_config = ConfigDict(frozen=True)

    cases: int
    hits: dict[int, float]
    mrr: float
    p50_ms: float
    p95_ms: float
    misses: tuple[Miss, ...]


class Searched(Protocol):
    async def search(self, question: str, top: int = 6) -> list[Passage]: ...


@dataclass(frozen=True, slots=True)
class _Outcome:
    rank: int | None
    seconds: float
    passages: list[Passage]


async def evaluate(
    base: Searched, cases_file: Path, on_progress: Callable[[int, int], None] = lambda _done, _total: None
) -> EvalReport:
    """Ask every question of a JSONL file; raises NotFound or FileInvalid with the line."""
    cases = read_cases(cases_file)
    await base.search(cases[0].question, RANKS[-1])  # the index is read from the disk once
    outcomes = []
    for done, case in enumerate(cases, start=1):
        outcomes.append(await _asked(base, case))
        on_progress(done, len(cases))
    return _report(cases, outcomes)


def read_cases(file: Path) -> list[EvalCase]:
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except FileNotFoundError as error:
        raise NotFound(kind="file", missing=file.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise FileInvalid(file=file.name, problem=str(error)) from error
    cases = [_case(file, number, line) for number, line in enumerate(lines, start=1) if line.strip()]
    if not cases:
        raise FileInvalid(file=file.name, problem="no cases")
    return cases


def _case(file: Path, number: int, line: str) -> EvalCase:
    try:
        return EvalCase.model_validate_json(line)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise FileInvalid(file=file.name, problem=f"{number}: {where} {first['msg']}") from error


async def _asked(base: Searched, case: EvalCase) -> _Outcome:
    started = time.perf_counter()
    passages = await base.search(case.question, RANKS[-1])
    seconds = time.perf_counter() - started
    rank = next((rank for rank, passage in enumerate(passages, start=1) if _hit(case, passage)), None)
    return _Outcome(rank, seconds, passages)


def _hit(case: EvalCase, passage: Passage) -> bool:
    if not any(same_document(passage.document, name) for name in case.documents):
        return False
    return not case.places or any(names_place(passage.place, place) for place in case.places)


def _report(cases: Sequence[EvalCase], outcomes: Sequence[_Outcome]) -> EvalReport:
    ranks = [outcome.rank for outcome in outcomes]
    times = sorted(outcome.seconds * 1000 for outcome in outcomes)
    pairs = zip(cases, outcomes, strict=True)
    return EvalReport(
        cases=len(cases),
        hits={top: sum(rank is not None and rank <= top for rank in ranks) / len(cases) for top in RANKS},
        mrr=sum(1 / rank for rank in ranks if rank is not None) / len(cases),
        p50_ms=times[len(times) // 2],
        p95_ms=times[min(len(times) * 95 // 100, len(times) - 1)],
        misses=tuple(_miss(case, outcome) for case, outcome in pairs if outcome.rank is None),
    )


def _miss(case: EvalCase, outcome: _Outcome) -> Miss:
    found = tuple((passage.document, passage.place.label()) for passage in outcome.passages)
    return Miss(question=case.question, documents=case.documents, places=case.places, found=found)
