"""`catalogue clients`: programs that ask published agents, and the keys they ask with."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue.values.clients import Client, ClientKey, ClientUse, NewClient
    from studio.core.i18n import Words
    from studio.workspace import Workspace

app = typer.Typer(help="Programs that ask published agents.", no_args_is_help=True)
Id = Annotated[str, typer.Argument(metavar="CLIENT", help="As the list has it.")]


@app.command("list")
def list_clients(context: typer.Context) -> None:
    """List the programs that may ask agents, and those that no longer may."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Client]":
        async with workspace.catalogue() as client:
            return await client.clients.list()

    rows = session.work(task)
    text = "\n".join(_line(row, session.say) for row in rows) or session.say("No program has a key.")
    session.show({"clients": [row.model_dump(mode="json") for row in rows]}, text)


@app.command()
def add(  # noqa: PLR0913, PLR0917  # one for each option of the command
    context: typer.Context,
    name: Annotated[str, typer.Argument(help="What the program is called.")],
    agent: Annotated[list[str] | None, typer.Option(help="Agent it may ask; may be repeated.")] = None,
    category: Annotated[list[str] | None, typer.Option(help="All agents of that category.")] = None,
    everything: Annotated[bool, typer.Option("--all", help="All agents that are released.")] = False,
    department: Annotated[str, typer.Option(help="Whose program it is.")] = "",
    per_minute: Annotated[int, typer.Option(min=1, help="Requests a minute.")] = 60,
    per_day: Annotated[int, typer.Option(min=1, help="Requests a day.")] = 10_000,
    at_once: Annotated[int, typer.Option(min=1, max=1000, help="Requests at the same time.")] = 4,
    expires: Annotated[str, typer.Option(metavar="YYYY-MM-DD", help="Last day its key counts.")] = "",
) -> None:
    """Let a program ask agents; its key is shown once."""
    session: Session = context.obj
    told = {
        "name": name,
        "agents": agent or (),
        "categories": category or (),
        "everything": everything,
        "department": department,
        "per_minute": per_minute,
        "per_day": per_day,
        "at_once": at_once,
        "expires": expires or None,
    }
    wanted = _wanted(told)

    async def task(workspace: "Workspace") -> "ClientKey":
        async with workspace.catalogue() as client:
            return await client.clients.add(wanted)

    made = session.work(task)
    session.show(made.model_dump(mode="json"), made.key)


@app.command()
def use(context: typer.Context, client: Id) -> None:
    """Show how much a program asked, by day and agent."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[ClientUse]":
        async with workspace.catalogue() as catalogue:
            return await catalogue.clients.use(client)

    rows = session.work(task)
    text = "\n".join(f"{row.day}  {row.agent} {row.version}  {row.answered} / {row.asked}" for row in rows)
    session.show({"use": [row.model_dump() for row in rows]}, text)


@app.command()
def revoke(context: typer.Context, client: Id) -> None:
    """Let a program ask no more, at once."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Client":
        async with workspace.catalogue() as catalogue:
            return await catalogue.clients.revoke(client)

    revoked = session.work(task)
    session.show(
        revoked.model_dump(mode="json"), session.say("Revoked the key of {name}.", name=revoked.name)
    )


def _wanted(told: dict[str, Any]) -> "NewClient":
    """Say which option is wrong before anything is asked."""
    from pydantic import ValidationError

    from studio.catalogue.values.clients import NewClient

    try:
        return NewClient.model_validate(told)
    except ValidationError as error:
        loc = error.errors(include_url=False)[0]["loc"]
        option = {"agents": "--agent", "categories": "--category", "name": "NAME"}
        wrong = option.get(str(loc[0]), f"--{loc[0]}") if loc else "--agent, --category, --all"
        raise typer.BadParameter(wrong, param_hint=wrong) from error


def _line(row: "Client", say: "Words") -> str:
    asks = "*" if row.everything else " ".join([*row.agents, *row.categories])
    limits = say("{minute} a minute, {day} a day", minute=row.per_minute, day=row.per_day)
    ended = say("revoked") if row.revoked else row.expires
    parts = (row.id, row.name, row.department, asks, limits, say("{count} today", count=row.today), ended)
    return "  ".join(part for part in parts if part)
