"""One case of a run on the page: what was asked, each expectation with what came, the answer, its sources."""

from collections.abc import Iterator

from studio.core.i18n import Words
from studio.trials.results import CaseResult, Check
from studio.wording.run_report.page import block, table, tag, text
from studio.wording.trials import came_of, expected_of, passed_of, time_of, verdict_of


def case_html(result: CaseResult, place: int, say: Words) -> str:
    return (
        f'<section id="case-{place}"><h2>{place}. {text(result.question)}</h2>'
        f"<p>{status(result, say)} {text(result.group)}"
        f' <span class="muted">{text(time_of(result, say))}</span></p>'
        f"{_before(result, say)}{''.join(_attempts(result, say))}</section>"
    )


def status(result: CaseResult, say: Words) -> str:
    kind = "odd" if result.flaky else "good" if result.passed else "bad"
    return tag(kind, passed_of(result, say))


def _before(result: CaseResult, say: Words) -> str:
    if not result.before:
        return ""
    asked = "".join(f"<li>{text(question)}</li>" for question in result.before)
    return f'<p class="muted">{text(say("Asked before it"))}</p><ol class="muted">{asked}</ol>'


def _attempts(result: CaseResult, say: Words) -> Iterator[str]:
    attempts = result.attempts
    if len(attempts) == 1:
        yield _attempt(attempts[0], say)
        return
    for attempt in attempts:
        took = say("{seconds} s", seconds=f"{attempt.seconds:.1f}")
        head = f"{say('Repeat {number}', number=attempt.attempt)} · {took}"
        shown = tag("good", say("passed")) if attempt.held else tag("bad", say("failed"))
        opened = "" if attempt.held else " open"
        yield f"<details{opened}><summary>{text(head)} {shown}</summary>{_attempt(attempt, say)}</details>"


def _attempt(attempt: CaseResult, say: Words) -> str:
    heads = [say("Expected"), say("What came"), say("Verdict")]
    checks = table(heads, (_row(check, attempt, say) for check in attempt.checks))
    return f"{checks}{block(attempt.answer)}{_sources(attempt, say)}{_judged(attempt, say)}"


def _row(check: Check, result: CaseResult, say: Words) -> tuple[str, str, str]:
    kind = "odd" if check.overruled else "good" if check.met else "bad"
    word = say("overruled") if check.overruled else say("met") if check.met else say("not met")
    told = f"<br>{text(verdict_of(check, say))}" if check.overruled else ""
    return (
        text(expected_of(check, say)),
        text(came_of(check, result, say)),
        f"{tag(kind, word)}{told}",
    )


def _sources(result: CaseResult, say: Words) -> str:
    if not result.citations:
        return ""
    named = "".join(
        f"<li>[{cited.number}] {text(cited.document)} {text(cited.place.label(say.language))}</li>"
        for cited in result.citations
    )
    return f"<h3>{text(say('Sources'))}</h3><ul>{named}</ul>"


def _judged(result: CaseResult, say: Words) -> str:
    """What the judging model was asked, word for word."""
    prompts = [check.prompt for check in result.checks if check.prompt]
    head = text(say("What the judging model was sent"))
    return "".join(f"<details><summary>{head}</summary>{block(prompt)}</details>" for prompt in prompts)
