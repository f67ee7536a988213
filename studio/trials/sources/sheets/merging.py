"""Cases of a sheet put into a suite: what asks the same is changed in its place, the rest comes after it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from studio.core.agents import TestCase

_Key = tuple[tuple[str, ...], int]


@dataclass(frozen=True, slots=True)
class Merged:
    """`same` counts the cases that were there already, exactly so."""

    cases: tuple[TestCase, ...]
    added: int
    changed: int
    same: int


def merged(cases: Sequence[TestCase], coming: Iterable[TestCase]) -> Merged:
    """The second of two that ask the same belongs to the second of the suite."""
    suite = dict(_keyed(cases))
    added = changed = same = 0
    for key, case in _keyed(coming):
        before = suite.get(key)
        added += before is None
        same += before == case
        changed += before is not None and before != case
        suite[key] = case
    return Merged(tuple(suite.values()), added, changed, same)


def _keyed(cases: Iterable[TestCase]) -> Iterator[tuple[_Key, TestCase]]:
    seen: dict[tuple[str, ...], int] = defaultdict(int)
    for case in cases:
        asked = (*case.before, case.question)
        yield (asked, seen[asked]), case
        seen[asked] += 1
