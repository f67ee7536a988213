"""Two runs side by side: which cases were mended, which broke, which came or went."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from studio.trials.report import Report
from studio.trials.results import CaseResult

_Key = tuple[tuple[str, ...], str, int]


class Change(StrEnum):
    """`UNASKED` is a case that one of the two runs left out, being of a part of the cases or broken off."""

    MENDED = "mended"
    BROKEN = "broken"
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    UNASKED = "unasked"


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One case in the newer run (`after`) and in the older one (`before`); at least one of them has it."""

    change: Change
    after: CaseResult | None
    before: CaseResult | None

    @property
    def result(self) -> CaseResult:
        """The newer result, or the older one of a case that was removed."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def differs(self) -> bool:
        """Whether it came, went, or passed in one of the two only."""
        return self.change not in (Change.SAME, Change.UNASKED)

    @property
    def answers_differ(self) -> bool:
        both = self.after and self.before
        return bool(both) and _said(self.after) != _said(self.before)


@dataclass(frozen=True, slots=True)
class Comparison:
    newer: Report
    older: Report
    changes: tuple[CaseChange, ...]

    @property
    def counts(self) -> Counter[Change]:
        return Counter(change.change for change in self.changes)


def compare(newer: Report, older: Report) -> Comparison:
    """Return a change for each case, in the order of the newer run, then those it has not."""
    before, now = dict(_keyed(older.results)), dict(_keyed(newer.results))
    came = Change.UNASKED if _is_part(older) else Change.ADDED
    went = Change.UNASKED if _is_part(newer) else Change.REMOVED
    kept = [
        CaseChange(_change(result, before.get(key), came), result, before.get(key))
        for key, result in now.items()
    ]
    gone = [CaseChange(went, None, result) for key, result in before.items() if key not in now]
    return Comparison(newer, older, (*kept, *gone))


def _is_part(report: Report) -> bool:
    return bool(report.chosen) or report.total < report.cases


def _change(result: CaseResult, earlier: CaseResult | None, came: Change) -> Change:
    if earlier is None:
        return came
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


def _said(result: CaseResult | None) -> str:
    return "" if result is None else " ".join(result.answer.split())
