"""`review rerun`: a submitted suite is run once more on an endpoint of the reviewer's, and kept."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.agent import Endpoint
from studio.cli.review import Number
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.trials import CaseChange, CaseResult
    from studio.workspace import Workspace
    from studio.workspace.rerunning import Rerunning

_SIGNS = {"broken": "−", "mended": "+", "same": " ", "added": "+", "removed": "−"}


def rerun(context: typer.Context, number: Number, endpoint: Endpoint = "") -> None:
    """Run the submitted tests again; the report stays with the submission, beside its author's."""
    session: Session = context.obj

    def hear(result: "CaseResult") -> None:
        sign = "✓" if result.passed else "✗"
        session.tell(f"{sign} {result.question}")

    async def task(workspace: "Workspace") -> "Rerunning":
        from studio.workspace.rerunning import rerun_submission

        return await rerun_submission(workspace, number, endpoint, hear)

    done = session.work(task)
    session.show(_data(done), _text(done, session))


def reruns(
    context: typer.Context,
    number: Number,
    run: Annotated[int, typer.Argument(metavar="RUN", help="Number of the run, as “review show” has it.")],
) -> None:
    """Show the whole report of such a run."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Any":  # JSON as it was kept
        import json

        async with workspace.catalogue() as client:
            return json.loads(await client.desk.rerun_report(number, run))

    data = session.work(task)
    session.print_json(data)


def _data(done: "Rerunning") -> dict[str, Any]:
    changes = done.comparison.changes if done.comparison else ()
    return done.rerun.model_dump(mode="json") | {
        "report": done.report.model_dump(mode="json"),
        "compared": [
            {"question": change.result.question, "change": change.change.value} for change in changes
        ],
    }


def _text(done: "Rerunning", session: Session) -> str:
    kept = done.rerun
    head = session.say(
        "{passed} of {total} passed on {endpoint} · {model}; kept with the submission.",
        passed=kept.passed,
        total=kept.total,
        endpoint=kept.endpoint,
        model=kept.model,
    )
    changes = done.comparison.changes if done.comparison else ()
    differ = [_line(change) for change in changes if change.change.value != "same"]
    return "\n".join([head, *differ])


def _line(change: "CaseChange") -> str:
    return f"{_SIGNS[change.change.value]} {change.result.question}"
