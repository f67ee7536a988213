"""A test run as the command tells of it: as JSON with its sums, or in lines for a person."""

from typing import TYPE_CHECKING, Any

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.trials import CaseResult, Check, Report, RunLine


def report_data(report: "Report") -> dict[str, Any]:
    """The report as JSON with its sums."""
    return report.model_dump(mode="json") | {
        "passed": report.passed,
        "total": report.total,
        "flaky": report.flaky,
        "overruled": report.overruled,
        "answers": report.answers,
        "unanswered": report.unanswered,
        "planned": report.planned,
    }


def line_data(line: "RunLine") -> dict[str, Any]:
    head = line.head.model_dump(mode="json", exclude={"results"})
    sums = line.model_dump(mode="json", exclude={"head"})
    return head | sums | {"planned": line.head.planned}


def line_text(line: "RunLine", session: Session) -> str:
    from studio.wording.reviews import endpoint_text
    from studio.wording.trials import moment

    head, say = line.head, session.say
    parts = [
        f"{head.run:>4}  {moment(head.started)}",
        say("{passed} of {total} passed", passed=line.passed, total=line.total),
        *([say("{count} flaky", count=line.flaky)] if line.flaky else []),
        *(
            [say("{count} {count:verdict|verdicts} overruled", count=line.overruled)]
            if line.overruled
            else []
        ),
        *([] if head.finished else [say("broken off")]),
        *([say("{count} unanswered", count=line.unanswered)] if line.unanswered else []),
        *([] if head.whole else [say("part of the cases")]),
        head.version,
        f"{endpoint_text(head.endpoint, say)} {head.model}",
    ]
    return "  ".join(part for part in parts if part)


def score(report: "Report", session: Session) -> str:
    from studio.wording.trials import score_of

    return score_of(report, session.say)


def failures_text(report: "Report", session: Session) -> str:
    """How it went, and what failed."""
    failed = [_case_text(result, session) for result in report.results if not result.passed]
    return "\n".join([score(report, session), *failed])


def whole_text(report: "Report", session: Session) -> str:
    from studio.wording.trials import facts_of

    facts = [f"{name}  {value}" for name, value in facts_of(report, session.say)]
    cases = [_case_text(result, session, every=True) for result in report.results]
    return "\n".join([score(report, session), *facts, "", *cases])


def _case_text(result: "CaseResult", session: Session, *, every: bool = False) -> str:
    """Checks are numbered, so that one can be overruled; met ones come where `every` one is wanted."""
    from studio.wording.trials import passed_of, time_of

    sign = "✓" if result.passed else "✗"
    about = f"{passed_of(result, session.say)}, {time_of(result, session.say)}"
    lines = [f"{sign} {result.number}. {result.question} ({about})", f"  {result.answer}"]
    for number, check in enumerate(result.checks, start=1):
        if every or not check.counts or check.overruled:
            lines.append(f"  {number}) {_check_text(check, result, session)}")
    return "\n".join(lines)


def _check_text(check: "Check", result: "CaseResult", session: Session) -> str:
    from studio.wording.trials import came_of, expected_of, verdict_of

    say = session.say
    return f"{expected_of(check, say)}: {came_of(check, result, say)} ({verdict_of(check, say)})"
