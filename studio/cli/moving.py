"""`kb export` and `kb import`: a base as one file."""

from typing import TYPE_CHECKING

import typer

from studio.cli.knowledge import settled
from studio.cli.parameters import Base, Readable
from studio.cli.session import Session
from studio.cli.targets import check_target
from studio.cli.vectors import vectors_data, vectors_lines

if TYPE_CHECKING:
    from studio.knowledge import VectorStatus
    from studio.workspace import Workspace


def export_base(context: typer.Context, name: Base, file: Readable) -> None:
    """Write the whole base with its documents into one file."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> None:
        check_target(file)
        await (await workspace.knowledge.open(name)).export(file)

    session.work(task)
    session.show({"exported": str(file)}, session.say("Wrote “{file}”.", file=file))


def import_base(context: typer.Context, file: Readable) -> None:
    """Take in a base that was exported, and say whether its vectors can be used here."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[str, VectorStatus]":
        base = await workspace.knowledge.import_base(file)
        await settled(base)
        return base.name, (await base.status()).vectors

    name, vectors = session.work(task)
    said = session.say("Imported the knowledge base “{name}”.", name=name)
    data = {"name": name, "vectors": vectors_data(vectors, session.say)}
    session.show(data, "\n".join([said, *vectors_lines(vectors, session.say)]))
