"""A run as one page of HTML."""

from collections.abc import Iterator

from studio.core.i18n import Words
from studio.trials.report import Report
from studio.trials.results import CaseResult
from studio.wording.run_report.cases import case_html, status
from studio.wording.run_report.page import facts, page, table, text
from studio.wording.trials import facts_of, score_of, time_of


def run_html(report: Report, say: Words) -> str:
    title = say("Test run {number} of “{agent}”", number=report.run or "", agent=report.agent)
    return page(title, _body(report, say), report.agent, say)


def _body(report: Report, say: Words) -> Iterator[str]:
    yield f'<p class="score">{text(score_of(report, say))}</p>'
    yield facts(facts_of(report, say))
    yield f"<h2>{text(say('All cases'))}</h2>"
    yield table(["", say("Question"), say("Group"), say("Result"), say("Time")], _lines(report, say))
    yield f"<h2>{text(say('The answers'))}</h2>"
    for place, result in _placed(report):
        yield case_html(result, place, say)


def _lines(report: Report, say: Words) -> Iterator[tuple[str, ...]]:
    for place, result in _placed(report):
        link = f'<a href="#case-{place}">{text(result.question)}</a>'
        yield str(place), link, text(result.group), status(result, say), text(time_of(result, say))


def _placed(report: Report) -> Iterator[tuple[int, CaseResult]]:
    for place, result in enumerate(report.results, start=1):
        yield result.number or place, result
