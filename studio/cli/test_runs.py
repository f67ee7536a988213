"""`agent test`, `runs` and `run-report`: an agent's tests are run, listed and shown."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.agent import Endpoint
from studio.cli.run_files import Out, kind_of, write_out
from studio.cli.run_texts import failures_text, line_data, line_text, report_data, whole_text
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.trials import CaseResult, Report, RunLine
    from studio.workspace import Workspace

Agent = Annotated[str, typer.Argument(metavar="ID")]
Run = Annotated[str, typer.Argument(help="Number of a run, “last”, or a version: its newest run.")]


def run_tests(
    context: typer.Context,
    agent: Agent,
    endpoint: Endpoint = "",
    repeat: Annotated[
        int | None, typer.Option(min=1, max=20, help="Ask each case so many times; else once.")
    ] = None,
    resume: Annotated[
        bool,
        typer.Option(
            "--resume", help="Go on with a run that was broken off or lacks answers, if there is one."
        ),
    ] = False,
    case: Annotated[str, typer.Option(help="Only cases whose question or group holds these words.")] = "",
) -> None:
    """Run the agent's test questions and keep the report."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Report":
        from studio.workspace import Order, Testing

        order = Order(endpoint=endpoint, repeats=repeat or 0, resume=resume, words=case)
        told = _Progress(session)
        return await Testing(workspace).run(workspace.find_agent(agent), told.hear, order)

    def stopped() -> None:
        told = session.say(
            "Stopped. What was answered is kept; “agent test {agent} --resume” goes on.", agent=agent
        )
        session.tell(f"\n{told}")

    report = session.work(task, stopped)
    session.show(report_data(report), failures_text(report, session))
    if report.unanswered:
        told = session.say(
            "The endpoint gave no answer {count} {count:time|times}; “agent test {agent} --resume” "
            "asks again.",
            count=report.unanswered,
            agent=agent,
        )
        session.tell(told)
    if not report.all_passed:
        raise typer.Exit(1)


class _Progress:
    """Says how far it is, every twenty answers."""

    def __init__(self, session: Session) -> None:
        self._session, self._done, self._failed = session, 0, 0

    def hear(self, result: "CaseResult") -> None:
        self._done += 1
        self._failed += not result.held
        if self._done % 20 == 0:
            say = self._session.say
            self._session.tell(
                say("{count} answered, {failed} failed", count=self._done, failed=self._failed)
            )


def runs(context: typer.Context, agent: Agent) -> None:
    """List the test runs of an agent, newest first."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[RunLine]":
        from studio.workspace import Testing

        return Testing(workspace).all_of(workspace.find_agent(agent))

    found = session.work(task)
    text = "\n".join(line_text(line, session) for line in found)
    session.show({"runs": [line_data(line) for line in found]}, text or session.say("No test runs yet"))


def run_report(context: typer.Context, agent: Agent, run: Run, out: Out = None) -> None:
    """Show a test run with each expectation, or write it as a page or a workbook."""
    session: Session = context.obj
    kind = kind_of(out)

    async def task(workspace: "Workspace") -> "Report":
        from studio.workspace import Testing

        return Testing(workspace).run_named(workspace.find_agent(agent), run)

    report = session.work(task)
    if out is None:
        session.show(report_data(report), whole_text(report, session))
        return
    with session.speaking():
        from studio.wording.run_report import run_html, run_xlsx

        made = run_html(report, session.say).encode() if kind == ".html" else run_xlsx(report, session.say)
        write_out(session, out, made)
