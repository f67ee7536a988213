"""Two settings on the same questions, side by side."""

from collections.abc import Sequence
from dataclasses import dataclass

from studio.knowledge.cases import EvalCase
from studio.knowledge.evaluation import EvalReport, OnProgress, Searched, measure, unheard
from studio.knowledge.settings import SearchSettings


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose first hit moved; None where nothing is hit among the first ten."""

    case: EvalCase
    before: int | None
    after: int | None

    @property
    def better(self) -> bool:
        return self.after is not None and (self.before is None or self.after < self.before)


@dataclass(frozen=True, slots=True)
class Comparison:
    one: EvalReport
    other: EvalReport
    changes: tuple[Change, ...]

    @property
    def better(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if change.better)

    @property
    def worse(self) -> tuple[Change, ...]:
        return tuple(change for change in self.changes if not change.better)


async def compare(
    base: Searched,
    cases: Sequence[EvalCase],
    one: SearchSettings,
    other: SearchSettings,
    on_progress: OnProgress = unheard,
) -> Comparison:
    """Progress counts the questions of both; raises FileInvalid when there are none."""
    total = 2 * len(cases)
    first = await measure(base, cases, one, lambda done, _: on_progress(done, total))
    second = await measure(base, cases, other, lambda done, _: on_progress(len(cases) + done, total))
    moves = zip(cases, first.ranks, second.ranks, strict=True)
    return Comparison(first, second, tuple(Change(*move) for move in moves if move[1] != move[2]))
