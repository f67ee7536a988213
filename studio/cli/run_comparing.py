"""`agent compare`: two test runs side by side."""

from typing import TYPE_CHECKING, Any

import typer

from studio.cli.run_files import Out, kind_of, write_out
from studio.cli.run_texts import score
from studio.cli.session import Session
from studio.cli.test_runs import Agent, Run

if TYPE_CHECKING:
    from studio.trials import CaseResult, Comparison, Report
    from studio.workspace import Workspace


def compare(
    context: typer.Context,
    agent: Agent,
    before: Run,
    after: Run,
    out: Out = None,
) -> None:
    """Put two test runs side by side: what was mended, what broke, what the answers are."""
    session: Session = context.obj
    kind = kind_of(out)

    async def task(workspace: "Workspace") -> "Comparison":
        from studio import trials
        from studio.workspace import Testing

        folder, testing = workspace.find_agent(agent), Testing(workspace)
        return trials.compare(testing.run_named(folder, after), testing.run_named(folder, before))

    comparison = session.work(task)
    if out is None:
        session.show(_comparison_data(comparison), _comparison_text(comparison, session))
        return
    with session.speaking():
        from studio.wording.run_report import comparison_html, comparison_xlsx

        say = session.say
        made = (
            comparison_html(comparison, say).encode() if kind == ".html" else comparison_xlsx(comparison, say)
        )
        write_out(session, out, made)


def _comparison_data(comparison: "Comparison") -> dict[str, Any]:
    older, newer = comparison.older, comparison.newer
    return {
        "older": older.model_dump(mode="json", exclude={"results"}) | _sums(older),
        "newer": newer.model_dump(mode="json", exclude={"results"}) | _sums(newer),
        "counts": {change.value: count for change, count in sorted(comparison.counts.items())},
        "cases": [
            {
                "question": change.result.question,
                "change": change.change.value,
                "answers_differ": change.answers_differ,
                "before": _side(change.before),
                "after": _side(change.after),
            }
            for change in comparison.changes
        ],
    }


def _sums(report: "Report") -> dict[str, Any]:
    return {"passed": report.passed, "total": report.total, "seconds": report.seconds}


def _side(result: "CaseResult | None") -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "passed": result.passed,
        "times_passed": result.times_passed,
        "attempts": len(result.attempts),
        "seconds": result.seconds,
        "answer": result.answer,
        "unmet": [check.model_dump(mode="json") for check in result.unmet],
    }


def _comparison_text(comparison: "Comparison", session: Session) -> str:
    from studio.wording.trials import CHANGES, counts_of, passed_of

    say = session.say
    lines = [
        f"{score(comparison.older, session)} → {score(comparison.newer, session)}",
        counts_of(comparison, say),
    ]
    for change in comparison.changes:
        sides = [passed_of(side, say) if side else "—" for side in (change.before, change.after)]
        differ = f" · {say('the answer differs')}" if change.answers_differ else ""
        lines.append(
            f"{say(CHANGES[change.change])}  {change.result.question}  ({' → '.join(sides)}{differ})"
        )
    return "\n".join(lines)
