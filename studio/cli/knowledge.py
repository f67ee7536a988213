"""`kb`: create bases, load documents, look after them."""

import asyncio
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.progress import LoadLine
from studio.cli.session import Session, error_body
from studio.cli.tables import load_data, load_text, status_data, status_text
from studio.cli.targets import check_target
from studio.cli.vectors import vectors_data, vectors_lines
from studio.core.errors import KnowledgeError
from studio.wording import joined

if TYPE_CHECKING:
    from studio.core.passages import DocumentRow
    from studio.knowledge import BaseStatus, KnowledgeBase, LoadReport, VectorStatus
    from studio.workspace import Workspace

app = typer.Typer(help="Knowledge bases.", no_args_is_help=True)
Readable = Annotated[Path, typer.Argument(readable=False)]  # what cannot be read is said in words
_PATIENCE_SECONDS = 2.0
Base = Annotated[str, typer.Argument(metavar="NAME", help="Name of the knowledge base.")]


@app.command()
def create(context: typer.Context, name: Base) -> None:
    """Create an empty knowledge base."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        await workspace.knowledge.create(name)

    session.work(task)
    session.show({"name": name}, session.say("Created the knowledge base “{name}”.", name=name))


@app.command("list")
def list_bases(context: typer.Context) -> None:
    """List the knowledge bases of the workspace."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> list[dict[str, Any]]:
        return [await _line(workspace, name, session) for name in workspace.knowledge.names()]

    rows = session.work(task)
    session.show({"bases": rows}, "\n".join(_line_text(row) for row in rows))


async def _line(workspace: "Workspace", name: str, session: Session) -> dict[str, Any]:
    """A damaged base is listed with what is wrong; the others are unaffected."""
    try:
        base = await workspace.knowledge.open(name)
        return {"name": name, "documents": len(await base.documents())}
    except KnowledgeError as error:
        return {"name": name, "documents": None, "error": error_body(error, session.say)}


def _line_text(row: dict[str, Any]) -> str:
    if "error" in row:
        return f"✗ {row['name']}  {joined(row['error']['message'], row['error']['hint'])}"
    return f"{row['name']}  {row['documents']}"


@app.command()
def add(
    context: typer.Context,
    name: Base,
    paths: Annotated[list[Path], typer.Argument(readable=False)],
    keep_both: Annotated[
        bool, typer.Option("--keep-both", help="Keep a document beside another file of its name.")
    ] = False,
) -> None:
    """Load files and folders; what has not changed is skipped."""
    session: Session = context.obj
    line = LoadLine(session)

    async def task(workspace: "Workspace") -> "tuple[LoadReport, list[DocumentRow]]":
        from studio.knowledge import Namesakes

        base = await workspace.knowledge.open(name)
        namesakes = Namesakes.KEEP_BOTH if keep_both else Namesakes.REPLACE
        report = await base.add(paths, line, namesakes)
        await base.chunk_questions.settled()
        return report, await base.documents()

    report, rows = session.work(task, line.tell_stopped)
    session.show(load_data(report, rows, session.say), load_text(report, rows, session.say))
    if (report.failed or report.refused) and not (report.loaded or report.replaced or report.skipped):
        raise typer.Exit(1)


@app.command()
def remove(context: typer.Context, name: Base, document: str) -> None:
    """Remove a document and its chunks from the base."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        await (await workspace.knowledge.open(name)).remove(document)

    session.work(task)
    session.show({"removed": document}, session.say("Removed “{document}”.", document=document))


@app.command()
def status(context: typer.Context, name: Base) -> None:
    """Show the documents of the base, what became of each, and how its vectors stand."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "BaseStatus":
        base = await workspace.knowledge.open(name)
        await _settled(base)
        return await base.status()

    found = session.work(task)
    rows, say = list(found.documents), session.say
    data = status_data(name, rows, say) | {"vectors": vectors_data(found.vectors, say)}
    session.show(data, "\n".join([status_text(rows, say), *vectors_lines(found.vectors, say)]))


@app.command()
def rebuild(context: typer.Context, name: Base) -> None:
    """Build the vector index again from kb.sqlite3."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        await (await workspace.knowledge.open(name)).rebuild()

    session.work(task)
    session.show({"rebuilt": name}, session.say("Rebuilt the index of “{name}”.", name=name))


@app.command("export")
def export_base(context: typer.Context, name: Base, file: Readable) -> None:
    """Write the whole base with its documents into one file."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        check_target(file)
        await (await workspace.knowledge.open(name)).export(file)

    session.work(task)
    session.show({"exported": str(file)}, session.say("Wrote “{file}”.", file=file))


@app.command("import")
def import_base(context: typer.Context, file: Readable) -> None:
    """Take in a base that was exported, and say whether its vectors can be used here."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[str, VectorStatus]":
        base = await workspace.knowledge.import_base(file)
        await _settled(base)
        return base.name, (await base.status()).vectors

    name, vectors = session.work(task)
    said = session.say("Imported the knowledge base “{name}”.", name=name)
    data = {"name": name, "vectors": vectors_data(vectors, session.say)}
    session.show(data, "\n".join([said, *vectors_lines(vectors, session.say)]))


async def _settled(base: "KnowledgeBase") -> None:
    """What the vectors are waiting for shows once they have tried."""
    with suppress(TimeoutError):
        await asyncio.wait_for(base.settled(), _PATIENCE_SECONDS)
