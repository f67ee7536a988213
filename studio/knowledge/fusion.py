"""Joins what full text found with what lies near in meaning, into one ranking."""

from collections.abc import Sequence
from dataclasses import dataclass

_NEAR_ENOUGH = 0.6  # cosine from which a real model alone may say that a passage fits

Near = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Found:
    """A chunk by full text; `score` compares with others of the same question."""

    chunk: int
    score: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """`score` is 1 for the best; `likeness` is how near in meaning a real model holds the chunk, or 0."""

    chunk: int
    score: float
    likeness: float = 0.0

    @property
    def near(self) -> bool:
        return self.likeness >= _NEAR_ENOUGH


def fused(found: Sequence[Found], near: Near, weight: float) -> list[Ranked]:
    """The chunks of both, best first; without `near` in the order of full text.

    `weight` is what the nearest gains where 1 is the best by full text. Full text leads: equal weight made
    the ranking worse even with good vectors of short questions.
    """
    likeness, by_text = dict(near), {one.chunk: one.score for one in found}
    farthest, nearest = min(likeness.values(), default=0.0), max(likeness.values(), default=1.0)
    span = max(nearest - farthest, 1e-6)
    totals = dict(by_text)
    for chunk, likely in likeness.items():
        totals[chunk] = by_text.get(chunk, 0.0) + weight * (likely - farthest) / span
    best = max(totals.values(), default=1.0) or 1.0
    ordered = sorted(totals, key=lambda chunk: -totals[chunk])
    return [Ranked(chunk, totals[chunk] / best, likeness.get(chunk, 0.0)) for chunk in ordered]
