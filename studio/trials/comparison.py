"""What has changed since the last run: which cases were mended, which broke, which came or went."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from studio.trials.report import Report
from studio.trials.results import CaseResult

_Key = tuple[tuple[str, ...], str, int]


class Change(StrEnum):
    MENDED = "mended"
    BROKEN = "broken"
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class CaseChange:
    """`result` is of the newer run, or of the older one for a case that was removed."""

    change: Change
    result: CaseResult


def compare(newer: Report, older: Report) -> list[CaseChange]:
    """Return a change for each case, in the order of the newer run, then those removed."""
    before, now = dict(_keyed(older.results)), dict(_keyed(newer.results))
    kept = [CaseChange(_change(result, before.get(key)), result) for key, result in now.items()]
    gone = [CaseChange(Change.REMOVED, result) for key, result in before.items() if key not in now]
    return kept + gone


def _change(result: CaseResult, earlier: CaseResult | None) -> Change:
    if earlier is None:
        return Change.ADDED
    if earlier.passed == result.passed:
        return Change.SAME
    return Change.MENDED if result.passed else Change.BROKEN


def _keyed(results: Iterable[CaseResult]) -> Iterator[tuple[_Key, CaseResult]]:
    """Tell cases apart by their questions; the same asked twice by its turn."""
    seen: dict[tuple[tuple[str, ...], str], int] = defaultdict(int)
    for result in results:
        asked = (result.before, result.question)
        yield (*asked, seen[asked]), result
        seen[asked] += 1
