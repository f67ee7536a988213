"""`kb facts`: what documents say of themselves, shown and set right by hand."""

from typing import TYPE_CHECKING, Annotated, Any

import typer
from pydantic import ValidationError

from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.core.errors import FactInvalid, NotFound
from studio.core.facts import DocumentFacts
from studio.core.i18n import Words
from studio.wording import fact_label, fact_text

if TYPE_CHECKING:
    from studio.core.passages import DocumentRow
    from studio.knowledge import KnowledgeBase
    from studio.workspace import Workspace

SHOWN = [field for field in DocumentFacts.model_fields if field != "by_hand"]
FIELDS = [field for field in SHOWN if field not in ("ends", "ended")]


def facts(
    context: typer.Context,
    name: Base,
    document: Annotated[str, typer.Argument(metavar="[DOC]", help="Only this document.")] = "",
    changes: Annotated[
        list[str] | None, typer.Option("--set", metavar="FIELD=VALUE", help=f"One of {', '.join(FIELDS)}.")
    ] = None,
    recognised: Annotated[bool, typer.Option("--reset", help="Back to what was recognised.")] = False,
) -> None:
    """Show what documents say of themselves, or set a document's facts right."""
    session: Session = context.obj
    if (changes or recognised) and not document:
        raise typer.BadParameter(session.say("Name the document whose facts are to be changed."))
    told = [_told(change, session.say) for change in changes or []]

    async def task(workspace: "Workspace") -> "list[DocumentRow]":
        base = await workspace.knowledge.open(name)
        if recognised:
            await base.editing.forget_facts(document)
        if told:
            row = await _row(base, document)
            await base.editing.set_facts(document, _changed(row.facts, dict(told)))
        return [await _row(base, document)] if document else await base.documents()

    rows = session.work(task)
    session.show(
        {"documents": [_data(row) for row in rows]}, "\n".join(_text(row, session.say) for row in rows)
    )


async def _row(base: "KnowledgeBase", document: str) -> "DocumentRow":
    found = next((row for row in await base.documents() if row.name == document), None)
    if found is None:
        raise NotFound(kind="document", missing=document)
    return found


def _told(change: str, say: Words) -> tuple[str, str]:
    field, given, value = change.partition("=")
    if not given or field not in FIELDS:
        raise typer.BadParameter(
            say("Write it as FIELD=VALUE, with one of: {fields}", fields=", ".join(FIELDS))
        )
    return field, value.strip()


def _changed(before: DocumentFacts, told: dict[str, str]) -> DocumentFacts:
    """Several documents that are replaced are parted by semicolons."""
    values: dict[str, Any] = {**before.model_dump(), **told}
    if "replaces" in told:
        parts = told["replaces"].replace("；", ";").split(";")
        values["replaces"] = tuple(part.strip() for part in parts if part.strip())
    try:
        return DocumentFacts.model_validate(values)
    except ValidationError as error:
        field = str(error.errors()[0]["loc"][0])
        raise FactInvalid(field=field, value=str(told.get(field, ""))) from error


def _data(row: "DocumentRow") -> dict[str, Any]:
    return {"name": row.name, "facts": row.facts.model_dump(mode="json")}


def _text(row: "DocumentRow", say: Words) -> str:
    known = [(field, fact_text(field, row.facts, say)) for field in SHOWN]
    lines = [f"  {fact_label(field, say)}: {text}{_by(field, row, say)}" for field, text in known if text]
    return "\n".join([row.name, *lines])


def _by(field: str, row: "DocumentRow", say: Words) -> str:
    return f" ({say('set by hand')})" if field in row.facts.by_hand else ""
