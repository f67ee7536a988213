"""Words for test runs: what a case expected, what came, and what has changed between two runs."""

from studio.core.events import Outcome
from studio.core.i18n import Words, mark
from studio.trials.comparison import Change, Comparison
from studio.trials.report import Report
from studio.trials.results import CaseResult, Check, Expectation
from studio.wording.explanation import explain_trouble
from studio.wording.reviews import endpoint_text

_EXPECTED = {
    Expectation.ANSWERS: mark("Gives an answer"),
    Expectation.DECLINES: mark("Says that it does not answer this"),
    Expectation.ASKS_BACK: mark("Asks for what is missing"),
    Expectation.WITHIN: mark("Answers within {expected} s"),
    Expectation.CONTAINS: mark("Says “{expected}”"),
    Expectation.LACKS: mark("Does not say “{expected}”"),
    Expectation.MATCHES: mark("Matches “{expected}”"),
    Expectation.CITES: mark("Cites {expected}"),
    Expectation.CALLS: mark("Uses the tool {expected}"),
    Expectation.MAKES: mark("Makes the file “{expected}”"),
    Expectation.RUBRIC: mark("Judged by: {expected}"),
}
_OUTCOMES = {
    Outcome.ANSWERED: mark("Answered"),
    Outcome.NOTHING_FOUND: mark("Said that the documents hold no answer"),
    Outcome.QUOTED: mark("Only quoted passages"),
}
_NOTHING = {
    Expectation.CITES: mark("No source cited"),
    Expectation.CALLS: mark("No tool used"),
    Expectation.MAKES: mark("No file made"),
    Expectation.ASKS_BACK: mark("Asked for nothing"),
    Expectation.MATCHES: mark("Not in the answer"),
}
CHANGES = {
    Change.MENDED: mark("mended"),
    Change.BROKEN: mark("broken"),
    Change.SAME: mark("as before"),
    Change.ADDED: mark("added"),
    Change.REMOVED: mark("gone"),
    Change.UNASKED: mark("not asked"),
}


def expected_of(check: Check, say: Words) -> str:
    return say(_EXPECTED[check.expectation], expected=check.expected)


def came_of(check: Check, result: CaseResult, say: Words) -> str:
    """Say what came instead, or what met it."""
    no_answer = result.trouble if check.expectation is Expectation.ANSWERS else None
    if trouble := check.trouble or no_answer:
        return explain_trouble(trouble, say).happened
    match check.expectation:
        case Expectation.ANSWERS | Expectation.DECLINES:
            return say(_OUTCOMES[result.outcome]) if result.outcome else say("It broke off")
        case Expectation.CONTAINS | Expectation.LACKS:
            said = check.met is (check.expectation is Expectation.CONTAINS)
            return say("Said so") if said else say("Not in the answer")
        case Expectation.WITHIN:
            return say("It took {seconds} s", seconds=check.actual)
        case Expectation.RUBRIC:
            return check.reason
        case _:
            nothing = mark("As expected") if check.met else _NOTHING[check.expectation]
            return check.actual or say(nothing)


def verdict_of(check: Check, say: Words) -> str:
    """Met or not, as it was worked out, and what a person made of it."""
    worked_out = say("met") if check.met else say("not met")
    if check.overruled is None:
        return worked_out
    return say(
        "{verdict}; overruled by {person} at {time}: {instead}. {reason}",
        verdict=worked_out,
        person=check.overruled.person,
        time=moment(check.overruled.time),
        instead=say("met") if check.overruled.met else say("not met"),
        reason=check.overruled.reason,
    )


def passed_of(result: CaseResult, say: Words) -> str:
    """Passed or failed, and of repeats how often it passed."""
    told = say("passed") if result.passed else say("failed")
    count = len(result.attempts)
    if count == 1:
        return told
    often = say("{passed} of {count} {count:time|times}", passed=result.times_passed, count=count)
    return " · ".join([told, often, *([say("flaky")] if result.flaky else [])])


def time_of(result: CaseResult, say: Words) -> str:
    """Seconds, of repeats from the quickest to the slowest."""
    least, most = result.spread
    told = f"{least:.1f}" if len(result.attempts) == 1 else f"{least:.1f}–{most:.1f}"
    return say("{seconds} s", seconds=told)


def moment(time: str) -> str:
    """An ISO 8601 time without seconds and zone."""
    return time[:16].replace("T", " ")


def facts_of(report: Report, say: Words) -> list[tuple[str, str]]:
    """Name what a run was about: label and value, in order."""
    host = report.host and f" ({report.host})"
    facts = [
        (say("Agent"), f"{report.agent} {report.version}".strip()),
        (say("Run number"), str(report.run or "")),
        (say("Endpoint"), f"{endpoint_text(report.endpoint, say)}{host}"),
        (say("Model"), report.model),
        (say("Begun"), moment(report.started)),
        (say("Ended"), moment(report.finished) if report.finished else say("broken off")),
        (say("Repeats of each case"), str(report.repeats)),
        (say("At a time"), str(report.concurrency or "")),
        (say("Digest of the agent"), report.agent_digest),
        (say("Digest of the knowledge"), report.knowledge_digest),
        (say("Agent Studio"), report.studio),
    ]
    return [(name, value) for name, value in facts if value]


def score_of(report: Report, say: Words) -> str:
    """Say in one line how a run went."""
    parts = [say("{passed} of {total} passed", passed=report.passed, total=report.total)]
    if report.flaky:
        parts.append(say("{count} flaky", count=report.flaky))
    if report.overruled:
        parts.append(say("{count} {count:verdict|verdicts} overruled", count=report.overruled))
    if report.answers < report.planned:
        parts.append(
            say(
                "{answers} of {planned} {planned:answer|answers}",
                answers=report.answers,
                planned=report.planned,
            )
        )
    return " · ".join(parts)


def counts_of(comparison: Comparison, say: Words) -> str:
    """Say in one line what has changed: mended, broken, new, gone."""
    counts = comparison.counts
    wanted = (Change.MENDED, Change.BROKEN, Change.ADDED, Change.REMOVED, Change.UNASKED, Change.SAME)
    return " · ".join(f"{say(CHANGES[change])} {counts[change]}" for change in wanted if counts[change])
