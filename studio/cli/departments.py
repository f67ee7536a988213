"""`catalogue departments`: the offices of a city, as its catalogue knows them."""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import CatalogueClient, Department
    from studio.workspace import Workspace

app = typer.Typer(help="Departments of a catalogue server.", invoke_without_command=True)


@app.callback()
def departments(context: typer.Context) -> None:
    """List the departments and how many people belong to each."""
    if context.invoked_subcommand:
        return
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Department]":
        async with workspace.catalogue() as client:
            return await client.accounts.departments()

    rows = session.work(task)
    text = "\n".join(f"{row.name}  {row.people}" for row in rows)
    session.show({"departments": [row.model_dump() for row in rows]}, text)


@app.command()
def add(context: typer.Context, name: str) -> None:
    """Add a department."""
    _act(context, lambda client: client.accounts.add_department(name))


@app.command()
def rename(context: typer.Context, name: str, new: str) -> None:
    """Rename a department with its people and queues."""
    _act(context, lambda client: client.accounts.rename_department(name, new))


@app.command()
def remove(context: typer.Context, name: str) -> None:
    """Remove a department nobody belongs to."""
    _act(context, lambda client: client.accounts.remove_department(name))


def _act(context: typer.Context, act: "Callable[[CatalogueClient], Awaitable[Department]]") -> None:
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Department":
        async with workspace.catalogue() as client:
            return await act(client)

    department = session.work(task)
    session.show(department.model_dump(), session.say("Saved {name}.", name=department.name))
