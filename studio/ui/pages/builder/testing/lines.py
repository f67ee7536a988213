"""The cases of an agent with what became of each in a run, as plain values."""

from collections import defaultdict, deque
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from studio.core.agents import TestCase
from studio.trials import CaseResult, Expectation
from studio.ui.language import tr

_Waiting = defaultdict[tuple[str, ...], deque[CaseResult]]


class Verdict(StrEnum):
    FAILED = "failed"
    UNANSWERED = "unanswered"
    FLAKY = "flaky"
    OPEN = "open"
    OVERRULED = "overruled"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """`index` is the place of the case in its file, `before` how it went the time before."""

    index: int
    case: TestCase
    result: CaseResult | None = None
    before: CaseResult | None = None

    @property
    def verdict(self) -> Verdict:
        return verdict_of(self.result)

    @property
    def failed(self) -> bool:
        return self.verdict in (Verdict.FAILED, Verdict.UNANSWERED, Verdict.FLAKY)

    @property
    def changed(self) -> bool:
        both = self.result is not None and self.before is not None
        return both and self.result.passed != self.before.passed  # type: ignore[union-attr]  # both are there


@dataclass(frozen=True, slots=True)
class GroupFacts:
    """Shares that passed, 0 to 1; `before` is None where the run before had no such group."""

    name: str
    now: float
    before: float | None


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run says as a whole; `first_text` is the median, `sources` is met of expected."""

    passed: int
    total: int
    sources: tuple[int, int]
    first_text: float | None
    seconds: float


def verdict_of(result: CaseResult | None) -> Verdict:
    if result is None:
        return Verdict.OPEN
    if result.flaky:
        return Verdict.FLAKY
    if not result.passed:
        return Verdict.UNANSWERED if result.unanswered else Verdict.FAILED
    return Verdict.OVERRULED if result.overruled else Verdict.PASSED


def case_lines(
    cases: Sequence[TestCase], results: Sequence[CaseResult], before: Sequence[CaseResult] = ()
) -> list[CaseLine]:
    """Failures on top, then what has no result yet; each result belongs to one case with its questions."""
    waiting, earlier = _by_question(results), _by_question(before)
    lines = [
        CaseLine(index, case, _taken(case, waiting), _taken(case, earlier))
        for index, case in enumerate(cases)
    ]
    return _ordered(lines)


def result_lines(results: Sequence[CaseResult], before: Sequence[CaseResult] = ()) -> list[CaseLine]:
    """The lines of a run whose cases may be others by now."""
    earlier, lines = _by_question(before), []
    for index, result in enumerate(results):
        case = TestCase(question=result.question or "?", before=result.before, group=result.group)
        lines.append(CaseLine(index, case, result, _taken(case, earlier)))
    return _ordered(lines)


def run_facts(results: Sequence[CaseResult]) -> RunFacts:
    cited = [check for result in results for check in result.checks if check.expectation is Expectation.CITES]
    first = [result.first_text for result in results if result.first_text is not None]
    return RunFacts(
        passed=sum(result.passed for result in results),
        total=len(results),
        sources=(sum(check.counts for check in cited), len(cited)),
        first_text=median(first) if first else None,
        seconds=sum(attempt.seconds for result in results for attempt in result.attempts),
    )


def group_facts(now: Sequence[CaseResult], before: Sequence[CaseResult]) -> list[GroupFacts]:
    """In the order of the cases; what has no group has no line."""
    names = dict.fromkeys(result.group for result in now if result.group)
    return [GroupFacts(name, _share(now, name) or 0.0, _share(before, name)) for name in names]


def expected_text(case: TestCase) -> str:
    """Name in few words what the case asks of an answer."""
    parts = [tr("declines")] if case.declines else []
    parts += [tr("asks back")] if case.asks_back else []
    if case.contains:
        parts.append(tr("says {words}", words=_first(case.contains)))
    if case.lacks:
        parts.append(tr("does not say {words}", words=_first(case.lacks)))
    if case.matches:
        parts.append(tr("matches {pattern}", pattern=_first(case.matches)))
    if case.cites:
        parts.append(tr("cites {document}", document=case.cites[0].document))
    parts += [tr("uses {tool}", tool=call.tool) for call in case.calls[:1]]
    parts += [tr("makes “{file}”", file=case.artifact)] if case.artifact else []
    parts += [tr("within {seconds} s", seconds=f"{case.within:g}")] if case.within else []
    parts += [tr("rubric")] if case.rubric else []
    return " · ".join(parts) or tr("answers")


def seconds_text(result: CaseResult) -> str:
    least, most = result.spread
    if len(result.attempts) == 1 or f"{least:.1f}" == f"{most:.1f}":
        return tr("{seconds} s", seconds=f"{most:.1f}")
    return tr("{seconds} s", seconds=f"{least:.1f}–{most:.1f}")


def _ordered(lines: list[CaseLine]) -> list[CaseLine]:
    order = {Verdict.OPEN: 1, Verdict.OVERRULED: 2, Verdict.PASSED: 2}
    return sorted(lines, key=lambda line: order.get(line.verdict, 0))


def _first(words: Sequence[str]) -> str:
    return f"“{words[0]}”" if len(words) == 1 else f"“{words[0]}” +{len(words) - 1}"


def _share(results: Sequence[CaseResult], group: str) -> float | None:
    of_group = [result.passed for result in results if result.group == group]
    return sum(of_group) / len(of_group) if of_group else None


def _by_question(results: Sequence[CaseResult]) -> _Waiting:
    found: _Waiting = defaultdict(deque)
    for result in results:
        found[(*result.before, result.question)].append(result)
    return found


def _taken(case: TestCase, waiting: _Waiting) -> CaseResult | None:
    """Each result belongs to one case; the second of two that ask the same to the second."""
    found = waiting[(*case.before, case.question)]
    return found.popleft() if found else None
