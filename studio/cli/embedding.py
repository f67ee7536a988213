"""`kb embed`: which model makes the vectors of a base, and how far they have come."""

import asyncio
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.cli.vectors import vectors_data, vectors_lines

if TYPE_CHECKING:
    from studio.knowledge import KnowledgeBase, VectorStatus
    from studio.workspace import Workspace

_TELL_EVERY = 1.0


class Source(StrEnum):
    DEFAULT = "default"
    ENDPOINT = "endpoint"
    FOLDER = "folder"
    NONE = "none"


def embed(
    context: typer.Context,
    name: Base,
    source: Annotated[Source | None, typer.Option(help="Where the vectors come from.")] = None,
    endpoint: Annotated[str, typer.Option(metavar="ID", help="Profile of the endpoint.")] = "",
    model: Annotated[str, typer.Option(help="Its embedding model, if not the profile's.")] = "",
    folder: Annotated[Path | None, typer.Option(help="Folder with model.onnx and tokenizer.json.")] = None,
) -> None:
    """Choose the model of the vectors and wait until they are made; say how they stand without a choice."""
    session: Session = context.obj
    chosen = source or (Source.FOLDER if folder else Source.ENDPOINT if endpoint else None)

    async def task(workspace: "Workspace") -> "VectorStatus":
        from studio.knowledge.settings import EmbeddingChoice

        base = await workspace.knowledge.open(name)
        if chosen is not None:
            where = str(folder.absolute()) if folder else ""
            choice = EmbeddingChoice(source=chosen, endpoint=endpoint, model=model, folder=where)
            await base.embed_with(choice)
            await _waited(base, session)
        return (await base.status()).vectors

    vectors = session.work(task)
    session.show(
        {"name": name, "vectors": vectors_data(vectors, session.say)},
        "\n".join(vectors_lines(vectors, session.say)),
    )
    if chosen is not None and vectors.trouble is not None:
        raise typer.Exit(1)


async def _waited(base: "KnowledgeBase", session: Session) -> None:
    """Stopping it loses nothing: the next command that opens the base goes on."""
    waiting = asyncio.ensure_future(base.settled())
    while not (await asyncio.wait([waiting], timeout=_TELL_EVERY))[0]:
        vectors = (await base.status()).vectors
        done = vectors.switching
        if done is not None:
            session.tell(
                session.say("{done} / {total} {total:chunk|chunks}", done=done.done, total=done.total)
            )
    await waiting
