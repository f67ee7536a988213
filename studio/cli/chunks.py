"""`kb chunks` and `kb chunk`: the passages of a document, edited, switched off and on, restored."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.core.i18n import Words
from studio.core.languages import Language

if TYPE_CHECKING:
    from studio.knowledge import ChunkEdit, StoredChunk
    from studio.workspace import Workspace


def chunks(context: typer.Context, name: Base, document: str) -> None:
    """List the passages of a document, with those edited or switched off."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "tuple[list[StoredChunk], list[ChunkEdit]]":
        base = await workspace.knowledge.open(name)
        return await base.chunks(document), await base.editing.unplaced(document)

    found, lost = session.work(task)
    language = session.say.language
    data = {
        "document": document,
        "chunks": [_data(chunk, language) for chunk in found],
        "unplaced": [{"was": edit.was, "text": edit.text, "off": edit.off} for edit in lost],
    }
    session.show(data, "\n\n".join(_text(chunk, session.say) for chunk in found))


def chunk(
    context: typer.Context,
    name: Base,
    number: Annotated[int, typer.Argument(metavar="ID", help="Its id, as kb chunks shows it.")],
    text: Annotated[str | None, typer.Option(help="What it is to say.")] = None,
    off: Annotated[bool | None, typer.Option("--off/--on", help="Leave it out of search, or not.")] = None,
    restore: Annotated[bool, typer.Option("--restore", help="Back to what the file says.")] = False,
) -> None:
    """Edit a passage, switch it off or on, or restore it; a reload of the file keeps the change."""
    session: Session = context.obj
    if text is None and off is None and not restore:
        raise typer.BadParameter("--text, --off, --on, --restore")

    async def task(workspace: "Workspace") -> int:
        editing = (await workspace.knowledge.open(name)).editing
        changed = await editing.restore(number) if restore else number
        changed = await editing.edit(changed, text) if text is not None else changed
        return await editing.switch(changed, off=off) if off is not None else changed

    changed = session.work(task)
    session.show({"chunk": changed}, session.say("Changed; the passage is now {id}.", id=changed))


def _data(one: "StoredChunk", language: Language) -> dict[str, Any]:
    place = one.place.label(language)
    return {"id": one.id, "place": place, "text": one.text, "off": one.off, "edited": one.edited}


def _text(one: "StoredChunk", say: Words) -> str:
    marks = [say("switched off")] * one.off + [say("edited")] * one.edited
    return f"[{one.id}] {' · '.join(filter(None, [one.place.label(say.language), *marks]))}\n{one.text}"
