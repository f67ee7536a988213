"""Joins what full text found with what lies near in meaning, into one absolute score."""

from collections.abc import Sequence
from dataclasses import dataclass

# Full text leads: equal weight made the ranking worse even with good vectors of short questions.
_WEIGHT = 0.5
_NEAR_ENOUGH = 0.6  # cosine from which a real model alone may say that a passage fits

Near = Sequence[tuple[int, float]]


@dataclass(frozen=True, slots=True)
class Found:
    """`score` compares with others of the same question; the rest is absolute.

    `coverage` (0..1) is the share of the question's informative words that the chunk holds; `fits` is false
    when it holds too few and too common ones to be about the question at all.
    """

    chunk: int
    score: float
    coverage: float
    fits: bool


@dataclass(frozen=True, slots=True)
class Ranked:
    """`score` is between 0 and 1: how much of the question the best covers, scaled down by rank."""

    chunk: int
    score: float


def fused(found: Sequence[Found], near: Near) -> list[Ranked]:
    """The chunks that fit, best first; without `near` in the order of full text."""
    likeness = dict(near)
    farthest, nearest = min(likeness.values(), default=0.0), max(likeness.values(), default=1.0)
    span = max(nearest - farthest, 1e-6)
    by_text = {one.chunk: one for one in found}
    totals = {
        chunk: _text_score(by_text.get(chunk))
        + (_WEIGHT * (likeness[chunk] - farthest) / span if chunk in likeness else 0.0)
        for chunk in [*by_text, *(chunk for chunk in likeness if chunk not in by_text)]
    }
    fitting = [chunk for chunk in totals if _fits(by_text.get(chunk), likeness.get(chunk, 0.0))]
    ordered = sorted(fitting, key=lambda chunk: -totals[chunk])
    if not ordered:
        return []
    ceiling = max(_absolute(by_text.get(chunk), likeness.get(chunk, 0.0)) for chunk in ordered[:3])
    best = totals[ordered[0]] or 1.0
    return [Ranked(chunk, ceiling * totals[chunk] / best) for chunk in ordered]


def _text_score(found: Found | None) -> float:
    return 0.0 if found is None else found.score


def _fits(found: Found | None, likeness: float) -> bool:
    return likeness >= _NEAR_ENOUGH or (found is not None and found.fits)


def _absolute(found: Found | None, likeness: float) -> float:
    return max(0.0 if found is None else found.coverage, likeness if likeness >= _NEAR_ENOUGH else 0.0)
