"""A person's verdict in place of one that was worked out, named by where it stands in a run."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from studio.trials.results import CaseResult, Check, Overruling


@dataclass(frozen=True, slots=True)
class Overruled:
    """Case, repeat and check of a run, each counted from 1."""

    number: int
    attempt: int
    place: int


def with_overrulings(
    results: Iterable[CaseResult], made: Mapping[Overruled, Overruling]
) -> Iterator[CaseResult]:
    """Yield the results with the overrulings on their checks."""
    for result in results:
        checks = tuple(
            _overruled(check, made.get(Overruled(result.number, result.attempt, place)))
            for place, check in enumerate(result.checks, start=1)
        )
        yield result.model_copy(update={"checks": checks})


def _overruled(check: Check, overruling: Overruling | None) -> Check:
    return check.model_copy(update={"overruled": overruling}) if overruling else check
