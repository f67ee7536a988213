"""A run as a workbook: what it was about, a row per case, a row per expectation."""

from collections.abc import Iterator
from decimal import Decimal

from studio.core.i18n import Words
from studio.papers.ai_label import AiLabel
from studio.papers.sheet import Cell, sheets_xlsx
from studio.trials.report import Report
from studio.trials.results import CaseResult
from studio.wording.run_report.page import AI_NOTE
from studio.wording.trials import came_of, expected_of, facts_of, passed_of, score_of, verdict_of


def run_xlsx(report: Report, say: Words) -> bytes:
    label = AiLabel(report.agent, say(AI_NOTE))
    sheets = [
        (say("About the run"), list(_about(report, say))),
        (say("Cases"), list(_cases(report, say))),
        (say("Expectations"), list(_checks(report, say))),
    ]
    title = say("Test run {number} of “{agent}”", number=report.run or "", agent=report.agent)
    return sheets_xlsx(title, sheets, label)


def seconds(value: float) -> Decimal:
    return Decimal(f"{value:.2f}")


def _about(report: Report, say: Words) -> Iterator[list[Cell]]:
    yield [say("Test run"), score_of(report, say)]
    for name, value in facts_of(report, say):
        yield [name, value]


def _cases(report: Report, say: Words) -> Iterator[list[Cell]]:
    heads = (say("Case number"), say("Group"), say("Asked before it"), say("Question"), say("Result"))
    more = (
        say("Passed"),
        say("Repeats"),
        say("Quickest, s"),
        say("Slowest, s"),
        say("Answer"),
        say("Sources"),
    )
    yield [*heads, *more]
    for result in report.results:
        least, most = result.spread
        yield [
            Decimal(result.number),
            result.group,
            "\n".join(result.before),
            result.question,
            passed_of(result, say),
            Decimal(result.times_passed),
            Decimal(len(result.attempts)),
            seconds(least),
            seconds(most),
            result.answer,
            _sources(result, say),
        ]


def _checks(report: Report, say: Words) -> Iterator[list[Cell]]:
    heads = (say("Case number"), say("Repeat"), say("Question"), say("Expected"), say("What came"))
    yield [*heads, say("Verdict"), say("Counts as"), say("What the judging model was sent")]
    for result in report.results:
        for attempt in result.attempts:
            for check in attempt.checks:
                yield [
                    Decimal(result.number),
                    Decimal(attempt.attempt),
                    result.question,
                    expected_of(check, say),
                    came_of(check, attempt, say),
                    verdict_of(check, say),
                    say("met") if check.counts else say("not met"),
                    check.prompt,
                ]


def _sources(result: CaseResult, say: Words) -> str:
    named = (
        f"[{cited.number}] {cited.document} {cited.place.label(say.language)}" for cited in result.citations
    )
    return "\n".join(named)
