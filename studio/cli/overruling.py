"""`agent overrule`: a person's verdict in place of one that was worked out."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.run_texts import report_data, score
from studio.cli.session import Session
from studio.cli.test_runs import Agent, Run

if TYPE_CHECKING:
    from studio.trials import Report
    from studio.workspace import Workspace


class Verdict(StrEnum):
    MET = "met"
    UNMET = "unmet"


def overrule(
    context: typer.Context,
    agent: Agent,
    run: Run,
    case: Annotated[str, typer.Argument(help="Number of the case in the run; 3.2 is its second repeat.")],
    check: Annotated[int, typer.Argument(min=1, help="Number of the expectation in the case.")],
    verdict: Annotated[Verdict, typer.Option(help="What it counts as.")],
    reason: Annotated[str, typer.Option(help="Why; it stays on the record.")],
) -> None:
    """Put your verdict in place of one that was worked out; both stay on the record."""
    session: Session = context.obj
    place = _place(case)

    async def task(workspace: "Workspace") -> "Report":
        from studio.trials import Overruled
        from studio.workspace import Testing

        testing, folder = Testing(workspace), workspace.find_agent(agent)
        number = testing.run_named(folder, run).run
        which = Overruled(*place, check)
        return testing.overrule(agent, number, which, met=verdict is Verdict.MET, reason=reason)

    report = session.work(task)
    session.show(report_data(report), score(report, session))


def _place(case: str) -> tuple[int, int]:
    """Number and repeat."""
    number, _, attempt = case.partition(".")
    if not number.isdecimal() or not (attempt or "1").isdecimal():
        raise typer.BadParameter(case, param_hint="CASE")
    return int(number), int(attempt or 1)
