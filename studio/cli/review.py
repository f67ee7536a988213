"""`review`: what waits, what changed in it, and the decision with its reason."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Submission
    from studio.workspace import Workspace

app = typer.Typer(help="Reviews.", no_args_is_help=True)
Number = Annotated[int, typer.Argument(metavar="N", help="Number of the submission.")]
Comment = Annotated[str, typer.Option(help="The reason, kept on the record.")]


@app.command("list")
def list_submissions(context: typer.Context) -> None:
    """List the submissions, those that wait first."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Submission]":
        async with workspace.catalogue() as client:
            return await client.submissions()

    rows = session.work(task)
    text = "\n".join(
        f"{row.number}  {row.name} {row.version}  {row.author.name}  {session.say(row.state.value)}"
        for row in rows
    )
    session.show({"submissions": [row.model_dump(mode="json") for row in rows]}, text)


@app.command()
def show(context: typer.Context, number: Number) -> None:
    """Show a submission with its checks and what it changes."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> dict[str, Any]:
        async with workspace.catalogue() as client:
            submission = await client.submission(number)
            changes = await client.changes(number)
        return submission.model_dump(mode="json") | {"changes": changes.model_dump(mode="json")}

    data = session.work(task)
    session.show(data, "\n".join(f"{key}: {value}" for key, value in data.items()))


@app.command()
def approve(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Approve: the submission is released."""
    _decide(context.obj, lambda client: client.approve(number, comment))


@app.command("return")
def send_back(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Return it with what is to be changed."""
    _decide(context.obj, lambda client: client.return_(number, comment))


@app.command()
def reject(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Reject it."""
    _decide(context.obj, lambda client: client.reject(number, comment))


def _decide(session: Session, decision: "Callable[[CatalogueClient], Awaitable[Submission]]") -> None:
    async def task(workspace: "Workspace") -> "Submission":
        async with workspace.catalogue() as client:
            return await decision(client)

    submission = session.work(task)
    state = session.say(submission.state.value)
    text = session.say("Submission {number}: {state}", number=submission.number, state=state)
    session.show(submission.model_dump(mode="json"), text)
