"""`kb`: create bases and look after them."""

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import typer

from studio.cli.parameters import Base
from studio.cli.session import Session, error_body
from studio.cli.tables import status_data, status_text
from studio.cli.vectors import vectors_data, vectors_lines
from studio.core.errors import KnowledgeError
from studio.wording import joined

if TYPE_CHECKING:
    from studio.knowledge import BaseStatus, KnowledgeBase
    from studio.workspace import Workspace

_PATIENCE_SECONDS = 2.0


def create(context: typer.Context, name: Base) -> None:
    """Create an empty knowledge base."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        await workspace.knowledge.create(name)

    session.work(task)
    session.show({"name": name}, session.say("Created the knowledge base “{name}”.", name=name))


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


def remove(context: typer.Context, name: Base, document: str) -> None:
    """Remove a document and its chunks from the base."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        await (await workspace.knowledge.open(name)).remove(document)

    session.work(task)
    session.show({"removed": document}, session.say("Removed “{document}”.", document=document))


def status(context: typer.Context, name: Base) -> None:
    """Show the documents of the base, what became of each, and how its vectors stand."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "BaseStatus":
        base = await workspace.knowledge.open(name)
        await settled(base)
        return await base.status()

    found = session.work(task)
    rows, say = list(found.documents), session.say
    data = status_data(name, rows, say) | {"vectors": vectors_data(found.vectors, say)}
    session.show(data, "\n".join([status_text(rows, say), *vectors_lines(found.vectors, say)]))


def rebuild(context: typer.Context, name: Base) -> None:
    """Build the vector index again from kb.sqlite3."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        await (await workspace.knowledge.open(name)).rebuild()

    session.work(task)
    session.show({"rebuilt": name}, session.say("Rebuilt the index of “{name}”.", name=name))


async def settled(base: "KnowledgeBase") -> None:
    """What the vectors are waiting for shows once they have tried."""
    with suppress(TimeoutError):
        await asyncio.wait_for(base.settled(), _PATIENCE_SECONDS)
