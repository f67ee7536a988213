"""`catalogue token`, `tokens` and `end-token`: what signs a person in, made, listed and ended."""

from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import Token, TokenFacts
    from studio.workspace import Workspace

Whose = Annotated[str, typer.Option("--person", help="Of that person; for administrators.")]


def token(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="[NUMBER]", help="Yours, unless told.")] = "",
    label: Annotated[str, typer.Option(help="What it is for.")] = "",
    days: Annotated[int, typer.Option(min=0, max=3660, help="0 is as long as the server allows.")] = 0,
) -> None:
    """Issue a token with which that person signs in; it is shown once."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Token":
        async with workspace.catalogue() as client:
            accounts = client.accounts
            return await (
                accounts.issue_token(number, label, days) if number else accounts.make_token(label, days)
            )

    made = session.work(task)
    session.show(made.model_dump(mode="json"), made.token)


def tokens(context: typer.Context, person: Whose = "") -> None:
    """List the sign-ins and tokens that are in force."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[TokenFacts]":
        async with workspace.catalogue() as client:
            return await client.accounts.tokens(person)

    rows = session.work(task)
    text = "\n".join(
        f"{row.id}  {row.how.value}  {row.label}  {row.used[:10]}  {row.expires[:10]}" for row in rows
    )
    session.show({"tokens": [row.model_dump(mode="json") for row in rows]}, text)


def end_token(context: typer.Context, token: str, person: Whose = "") -> None:
    """End one sign-in or token at once."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "TokenFacts":
        async with workspace.catalogue() as client:
            return await client.accounts.end_token(token, person)

    ended = session.work(task)
    session.show(ended.model_dump(mode="json"), session.say("Ended {name}.", name=ended.label or ended.id))
