"""`review comment` and `answer`: what is said about a place in a submission."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.review import Number
from studio.cli.review_page import remark_text
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import Submission
    from studio.workspace import Workspace

Text = Annotated[str, typer.Option(help="What is said.")]


def comment(
    context: typer.Context,
    number: Number,
    text: Text = "",
    file: Annotated[
        str, typer.Option(help="instructions.md, agent.yaml, tests.yaml, or knowledge/BASE/DOCUMENT.")
    ] = "",
    line: Annotated[int, typer.Option(min=0, help="The line in that file.")] = 0,
    subject: Annotated[
        str, typer.Option(help="Instead of a line: a setting, a tool's field, a test question.")
    ] = "",
    digest: Annotated[str, typer.Option(help="The package it stands in: the submitted one if empty.")] = "",
) -> None:
    """Comment on a submission, or on a place in it."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Submission":
        from studio.catalogue import Spot

        spot = Spot(file=file, line=line, subject=subject, digest=digest)
        async with workspace.catalogue() as client:
            return await client.desk.comment(number, text, spot)

    submission = session.work(task)
    session.show(submission.model_dump(mode="json"), remark_text(submission.remarks[-1], session.say))


def answer(
    context: typer.Context,
    number: Number,
    remark: Annotated[int, typer.Argument(metavar="COMMENT", help="Number of the comment.")],
    text: Text = "",
    settle: Annotated[
        bool | None, typer.Option("--settle/--reopen", help="Settle the comment, or open it again.")
    ] = None,
) -> None:
    """Answer a comment, settle it, or open it again."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Submission":
        async with workspace.catalogue() as client:
            return await client.desk.answer(number, remark, text, resolves=settle)

    submission = session.work(task)
    told = next(one for one in submission.remarks if one.number == remark)
    session.show(submission.model_dump(mode="json"), remark_text(told, session.say))
