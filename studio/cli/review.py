"""`review`: what waits, what changed in it, and the decision with its reason."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Until, day_of
from studio.cli.review_page import queue_text, submission_text
from studio.cli.session import Session
from studio.wording import state_text

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Changes, DepartmentQueue, Submission
    from studio.workspace import Workspace

_SHOWN = "changes evidence checks"
Number = Annotated[int, typer.Argument(metavar="N", help="Number of the submission.")]
Comment = Annotated[str, typer.Option(help="The reason, kept on the record.")]
Digest = Annotated[str, typer.Option(help="The package looked at; another one is refused.")]
Department = Annotated[str | None, typer.Option(help="Only the queue of this department.")]


def list_submissions(
    context: typer.Context,
    department: Department = None,
    category: Annotated[str, typer.Option(help="Only this category.")] = "",
    waited: Annotated[int, typer.Option(min=0, help="Only what has waited so many days.")] = 0,
    mine: Annotated[
        bool | None, typer.Option("--mine/--others", help="Only one's own, or none of them.")
    ] = None,
    waiting: Annotated[bool, typer.Option("--waiting", help="Only what waits, oldest first.")] = False,
    after: Annotated[int, typer.Option(min=0, help="Go on after the submission of this number.")] = 0,
) -> None:
    """List the submissions one may see, those that wait first: a page of each."""
    session: Session = context.obj
    wanted = {"department": department, "category": category, "waited": waited, "mine": mine, "after": after}

    async def task(workspace: "Workspace") -> "tuple[list[Submission], list[DepartmentQueue]]":
        async with workspace.catalogue() as client:
            rows = await client.desk.submissions(**wanted, state="submitted")
            if not waiting:
                rows += await client.desk.submissions(**wanted, decided=True)
            return rows, await client.desk.queues()

    rows, queues = session.work(task)
    data = {
        "submissions": [row.model_dump(mode="json") for row in rows],
        "queues": [queue.model_dump(mode="json") for queue in queues],
    }
    session.show(data, queue_text(rows, queues, session.say))


def show(context: typer.Context, number: Number) -> None:
    """Show a submission with its checks, what it changes, and what was said about it."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[Submission, Changes]":
        async with workspace.catalogue() as client:
            found = await client.desk.submission(number)
            workspace.deeds.note("submission_opened", number=number, agent=found.agent, part=_SHOWN)
            return found, await client.desk.changes(number)

    submission, changes = session.work(task)
    data = submission.model_dump(mode="json") | {"changes": changes.model_dump(mode="json")}
    session.show(data, submission_text(submission, changes, session.say))


def approve(
    context: typer.Context, number: Number, comment: Comment = "", digest: Digest = "", until: Until = ""
) -> None:
    """Approve: the submission is released."""
    day = day_of(until)
    _decide(context.obj, lambda client, seen: client.desk.approve(number, comment, day, seen), number, digest)


def send_back(context: typer.Context, number: Number, comment: Comment = "", digest: Digest = "") -> None:
    """Return it with what is to be changed."""
    _decide(context.obj, lambda client, seen: client.desk.return_(number, comment, seen), number, digest)


def reject(context: typer.Context, number: Number, comment: Comment = "", digest: Digest = "") -> None:
    """Reject it."""
    _decide(context.obj, lambda client, seen: client.desk.reject(number, comment, seen), number, digest)


def withdraw(context: typer.Context, number: Number, comment: Comment = "") -> None:
    """Take one's own submission back, before it is decided."""
    _act(context.obj, lambda client: client.desk.withdraw(number, comment))


def _decide(
    session: Session,
    decision: "Callable[[CatalogueClient, str], Awaitable[Submission]]",
    number: int,
    digest: str,
) -> None:
    """Without a digest it is about the package that waits now."""

    async def decided(client: "CatalogueClient") -> "Submission":
        return await decision(client, digest or (await client.desk.submission(number)).digest)

    _act(session, decided)


def _act(session: Session, act: "Callable[[CatalogueClient], Awaitable[Submission]]") -> None:
    async def task(workspace: "Workspace") -> "Submission":
        async with workspace.catalogue() as client:
            return await act(client)

    submission = session.work(task)
    state = state_text(submission.state, session.say)
    text = session.say("Submission {number}: {state}", number=submission.number, state=state)
    session.show(submission.model_dump(mode="json"), text)
