"""`catalogue people`, `person` and `token`: who may do what on a catalogue server."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.workspace import Workspace


class RoleName(StrEnum):
    """The roles of the catalogue, said here so that it is imported only when it is asked."""

    BUILDER = "builder"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    ADMIN = "admin"


def people(context: typer.Context) -> None:
    """List the people of the catalogue."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[dict[str, Any]]:
        async with workspace.catalogue() as client:
            return [person.model_dump(mode="json") for person in await client.accounts.people()]

    rows = session.work(task)
    text = "\n".join(f"{row['id']}  {row['department']}  {' '.join(row['roles'])}" for row in rows)
    session.show({"people": rows}, text)


def keep_person(
    context: typer.Context,
    name: str,
    role: Annotated[list[RoleName], typer.Option(help="May be repeated.")],
    department: str = "",
) -> None:
    """Add a person or change their roles; for administrators."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> dict[str, Any]:
        from studio.catalogue import Person, Role

        person = Person(id=name, name=name, department=department, roles=tuple(Role(one) for one in role))
        async with workspace.catalogue() as client:
            return (await client.accounts.keep_person(person)).model_dump(mode="json")

    session.show(session.work(task), session.say("Saved {name}.", name=name))


def token(context: typer.Context, name: str) -> None:
    """Issue a token with which that person signs in; it is shown once."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> dict[str, Any]:
        async with workspace.catalogue() as client:
            return (await client.accounts.issue_token(name)).model_dump(mode="json")

    data = session.work(task)
    session.show(data, data["token"])
