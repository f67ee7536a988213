"""`review`: what waits, what changed in it, and the decision with its reason."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.review_page import submission_text
from studio.cli.session import Session
from studio.wording import state_text

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Changes, Submission
    from studio.workspace import Workspace

Number = Annotated[int, typer.Argument(metavar="N", help="Number of the submission.")]
Comment = Annotated[str, typer.Option(help="The reason, kept on the record.")]


def list_submissions(context: typer.Context) -> None:
    """List the submissions, those that wait first."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Submission]":
        async with workspace.catalogue() as client:
            return await client.desk.submissions()

    rows = session.work(task)
    text = "\n".join(
        f"{row.number}  {row.name} {row.version}  {row.author.name}  {state_text(row.state, session.say)}"
        for row in rows
    )
    session.show({"submissions": [row.model_dump(mode="json") for row in rows]}, text)


def show(context: typer.Context, number: Number) -> None:
    """Show a submission with its checks and what it changes."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[Submission, Changes]":
        async with workspace.catalogue() as client:
            return await client.desk.submission(number), await client.desk.changes(number)

    submission, changes = session.work(task)
    data = submission.model_dump(mode="json") | {"changes": changes.model_dump(mode="json")}
    session.show(data, submission_text(submission, changes, session.say))


def approve(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Approve: the submission is released."""
    _decide(context.obj, lambda client: client.desk.approve(number, comment))


def send_back(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Return it with what is to be changed."""
    _decide(context.obj, lambda client: client.desk.return_(number, comment))


def reject(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Reject it."""
    _decide(context.obj, lambda client: client.desk.reject(number, comment))


def _decide(session: Session, decision: "Callable[[CatalogueClient], Awaitable[Submission]]") -> None:
    async def task(workspace: "Workspace") -> "Submission":
        async with workspace.catalogue() as client:
            return await decision(client)

    submission = session.work(task)
    state = state_text(submission.state, session.say)
    text = session.say("Submission {number}: {state}", number=submission.number, state=state)
    session.show(submission.model_dump(mode="json"), text)
