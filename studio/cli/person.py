"""`catalogue person`: one person of a catalogue server, added or changed."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import FirstPassword, Person
    from studio.workspace import Workspace


class RoleName(StrEnum):
    """The roles of the catalogue, said here so that it is imported only when it is asked."""

    BUILDER = "builder"
    REVIEWER = "reviewer"
    TRAINER = "trainer"
    ADMIN = "admin"
    NONE = "none"


def keep_person(
    context: typer.Context,
    number: Annotated[str, typer.Argument(metavar="NUMBER")],
    role: Annotated[
        list[RoleName] | None, typer.Option(help="May be repeated; “none” takes all away.")
    ] = None,
    name: Annotated[str | None, typer.Option(help="The number, unless told.")] = None,
    department: str | None = None,
    reviews: Annotated[
        list[str] | None, typer.Option(help="Departments whose queue they review; * for all, repeated.")
    ] = None,
    active: Annotated[
        bool | None, typer.Option("--active/--left", help="Who left signs in no more; all they did stays.")
    ] = None,
) -> None:
    """Add a person or change them: what is not said stays as it is; for administrators."""
    session: Session = context.obj
    roles = None if role is None else [one for one in role if one is not RoleName.NONE]
    said = {"roles": roles, "name": name, "department": department, "reviews": reviews, "active": active}
    changes = {field: value for field, value in said.items() if value is not None}

    async def task(workspace: "Workspace") -> "Person":
        async with workspace.catalogue() as client:
            known = {person.id: person for person in await client.accounts.people()}
            return await client.accounts.keep_person(_person(number, known.get(number), changes))

    kept = session.work(task)
    session.show(kept.model_dump(mode="json"), session.say("Saved {name}.", name=kept.name))


def first_password(context: typer.Context, number: Annotated[str, typer.Argument(metavar="NUMBER")]) -> None:
    """Give a person a password for one sign-in, at which they choose their own; it is shown once."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "FirstPassword":
        async with workspace.catalogue() as client:
            return await client.accounts.give_first_password(number)

    first = session.work(task)
    session.show(first.model_dump(), first.password)


def _person(number: str, known: "Person | None", changes: dict[str, Any]) -> "Person":
    from studio.catalogue import Person

    return Person.model_validate({"id": number, "name": known.name if known else number, **changes})
