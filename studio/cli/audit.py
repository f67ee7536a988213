"""`catalogue audit`: the log of every act, listed, verified, exported."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.lines import labelled, time_text
from studio.cli.parameters import Readable
from studio.cli.session import Session
from studio.cli.targets import check_target
from studio.core.i18n import Words
from studio.wording import act_text
from studio.wording.trust import damage_text

if TYPE_CHECKING:
    from studio.catalogue.trust.chain import Examined, Head, Line
    from studio.workspace import Workspace

app = typer.Typer(
    help="The log of every act: of a server for administrators, of one's own folder for oneself.",
    no_args_is_help=True,
)


@app.command("list")
def list_lines(
    context: typer.Context,
    person: Annotated[str, typer.Option(help="Id of who acted.")] = "",
    subject: Annotated[str, typer.Option(help="What it was about: an agent, with or without version.")] = "",
    since: Annotated[str, typer.Option(help="ISO 8601, for example 2026-11-27")] = "",
    until: Annotated[str, typer.Option(help="ISO 8601, not included.")] = "",
    before: Annotated[int | None, typer.Option(min=1, help="Only lines below this number.")] = None,
    count: Annotated[int, typer.Option(min=1, max=1000)] = 50,
) -> None:
    """List who did what, newest first."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "list[Line]":
        from studio.catalogue.trust.chain import Sought

        sought = Sought(person=person, subject=subject, since=since, until=until, before=before, count=count)
        async with workspace.catalogue() as client:
            return await client.log.lines(sought)

    lines = session.work(task)
    text = "\n".join(_line_text(line, session.say) for line in lines)
    session.show({"lines": [line.model_dump(mode="json") for line in lines]}, text)


@app.command()
def verify(
    context: typer.Context,
    file: Annotated[
        Path | None, typer.Option(readable=False, help="A catalogue's SQLite file, or an export.")
    ] = None,
    head: Annotated[str, typer.Option(help="A line seen before, as NUMBER:DIGEST.")] = "",
) -> None:
    """Find the first line that is not what was written, or a cut end; ends with 1 if there is one."""
    session: Session = context.obj
    given = _head(head)

    async def task(workspace: "Workspace") -> "Examined":
        seen = given or workspace.contacts.index.known().trusted.log
        async with workspace.catalogue() as client:
            return await client.log.verify(seen if seen.number else None)

    def offline() -> "Examined":
        from studio.catalogue.offline import examine_file

        assert file is not None
        with session.speaking():
            return examine_file(file, [given] if given else [])

    found = offline() if file is not None else session.work(task)
    session.show(found.model_dump(mode="json"), _found_text(found, session.say))
    if found.broken is not None:
        raise typer.Exit(1)


@app.command()
def export(context: typer.Context, file: Readable) -> None:
    """Write all lines to a file, one JSON object each; `verify --file` reads it again."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> int:
        from studio.core.files import writing_to

        check_target(file)
        lines = 0
        async with workspace.catalogue() as client:
            with writing_to(file.parent), file.open("w", encoding="utf-8") as out:
                async for line in client.log.every_line():
                    out.write(line.model_dump_json() + "\n")
                    lines += 1
        return lines

    count = session.work(task)
    session.show({"file": str(file), "lines": count}, session.say("Wrote “{file}”.", file=file))


def _head(text: str) -> "Head | None":
    from studio.catalogue.trust.chain import Head

    if not text:
        return None
    number, _, digest = text.partition(":")
    if not number.isdecimal() or len(digest) != 64:  # hexadecimal digits of a SHA-256
        raise typer.BadParameter("NUMBER:DIGEST", param_hint="--head")
    return Head(number=int(number), digest=digest)


def _line_text(line: "Line", say: Words) -> str:
    said = (str(line.number), time_text(line.at), line.name, act_text(line.act, say), line.subject)
    act = "  ".join(filter(None, said))
    return labelled(act, line.comment, say) if line.comment else act


def _found_text(found: "Examined", say: Words) -> str:
    if found.broken is not None and found.damage is not None:
        return damage_text(found.damage, found.broken, say)
    told = say("All {count} {count:line|lines} {count:is|are} as first written.", count=found.head.number)
    return f"{told}\n{labelled(say('Last line'), f'{found.head.number}:{found.head.digest}', say)}"
