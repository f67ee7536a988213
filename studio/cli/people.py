"""`catalogue people`: who is known to a catalogue server, and whole lists of them from a spreadsheet."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Readable
from studio.cli.session import Session

if TYPE_CHECKING:
    from studio.catalogue import PeopleImported, Person
    from studio.core.i18n import Words
    from studio.workspace import Workspace

app = typer.Typer(help="People of a catalogue server.", invoke_without_command=True)


@app.callback()
def people(context: typer.Context) -> None:
    """List the people of the catalogue."""
    if context.invoked_subcommand:
        return
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Person]":
        async with workspace.catalogue() as client:
            return await client.accounts.people()

    rows = session.work(task)
    text = "\n".join(_line(person, session.say) for person in rows)
    session.show({"people": [person.model_dump(mode="json") for person in rows]}, text)


@app.command("import")
def import_people(
    context: typer.Context,
    file: Readable,
    passwords: Annotated[
        Path | None,
        typer.Option(help="Give first passwords to those who are new, and write them into this CSV file."),
    ] = None,
) -> None:
    """Enter or change everybody in a spreadsheet with the columns 工号, 姓名, 部门, 角色, or nobody."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "PeopleImported":
        from studio.workspace.first_passwords import to_hand_out
        from studio.workspace.people_file import people_in

        listed = people_in(file)
        with to_hand_out(passwords) as write:
            async with workspace.catalogue() as client:
                done = await client.accounts.import_people(listed, passwords=passwords is not None)
            write(done.passwords)
        return done

    done = session.work(task)
    counts = {"added": len(done.added), "changed": len(done.changed), "unchanged": len(done.unchanged)}
    text = session.say("{added} added, {changed} changed, {unchanged} as they were.", **counts)
    session.show(done.model_dump(mode="json", exclude={"passwords"}), text)


def _line(person: "Person", say: "Words") -> str:
    roles = say(", ").join(say(role.value) for role in person.roles)
    gone = "" if person.active else say("not active")
    return "  ".join(part for part in (person.id, person.name, person.department, roles, gone) if part)
