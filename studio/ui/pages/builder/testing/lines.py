"""The cases of an agent with what became of each in the last run, as plain values."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from studio.core.agents import TestCase
from studio.trials import CaseResult, Expectation
from studio.ui.language import tr


class Verdict(StrEnum):
    FAILED = "failed"
    OPEN = "open"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class CaseLine:
    """`index` is the place of the case in its file."""

    index: int
    case: TestCase
    result: CaseResult | None = None

    @property
    def verdict(self) -> Verdict:
        if self.result is None:
            return Verdict.OPEN
        return Verdict.PASSED if self.result.passed else Verdict.FAILED


@dataclass(frozen=True, slots=True)
class RunFacts:
    """What a run says as a whole; `first_text` is the median, `sources` is met of expected."""

    passed: int
    total: int
    sources: tuple[int, int]
    first_text: float | None
    seconds: float


def case_lines(cases: Sequence[TestCase], results: Sequence[CaseResult]) -> list[CaseLine]:
    """Failures on top, then what has no result yet; each result belongs to one case with its questions."""
    waiting = list(results)
    lines = [CaseLine(index, case, _taken(case, waiting)) for index, case in enumerate(cases)]
    order = list(Verdict)
    return sorted(lines, key=lambda line: order.index(line.verdict))


def run_facts(results: Sequence[CaseResult]) -> RunFacts:
    cited = [check for result in results for check in result.checks if check.expectation is Expectation.CITES]
    first = [result.first_text for result in results if result.first_text is not None]
    return RunFacts(
        passed=sum(result.passed for result in results),
        total=len(results),
        sources=(sum(check.met for check in cited), len(cited)),
        first_text=median(first) if first else None,
        seconds=sum(result.seconds for result in results),
    )


def expected_text(case: TestCase) -> str:
    """Name in few words what the case asks of an answer."""
    parts = [tr("declines")] if case.declines else []
    if case.contains:
        parts.append(tr("says {words}", words=_first(case.contains)))
    if case.lacks:
        parts.append(tr("does not say {words}", words=_first(case.lacks)))
    if case.cites:
        parts.append(tr("cites {document}", document=case.cites[0].document))
    return " · ".join(parts) or tr("answers")


def _first(words: Sequence[str]) -> str:
    return f"“{words[0]}”" if len(words) == 1 else f"“{words[0]}” +{len(words) - 1}"


def _taken(case: TestCase, waiting: list[CaseResult]) -> CaseResult | None:
    for result in waiting:
        if (result.before, result.question) == (case.before, case.question):
            waiting.remove(result)
            return result
    return None
