"""`kb search` and `kb why`: what the base finds for a question, and why it does not find a document."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from studio.cli.parameters import Base
from studio.cli.session import Session
from studio.cli.tables import passage_text
from studio.cli.wire import passage_data
from studio.core.errors import QuestionEmpty
from studio.core.i18n import Words
from studio.wording.searches import search_notes
from studio.workspace.deeds import note_searched

if TYPE_CHECKING:
    from studio.knowledge import SearchFilters, SearchResult, Whereabouts
    from studio.workspace import Workspace

Only = Annotated[
    list[str] | None,
    typer.Option(
        "--only",
        metavar="KEY=VALUE",
        help="Only such documents: document, kind, issuer, number, from, until (dates).",
    ),
]
InForce = Annotated[bool, typer.Option("--in-force", help="Only what is in force today.")]
Repealed = Annotated[bool, typer.Option("--repealed", help="Repealed documents as well.")]
_FIELDS = {"document": "documents", "kind": "kinds", "from": "dated_from", "until": "dated_to"}


def search(
    context: typer.Context,
    name: Base,
    question: str,
    top: Annotated[int, typer.Option(min=1, max=50, help="How many passages.")] = 6,
    only: Only = None,
    in_force: InForce = False,
    repealed: Repealed = False,
) -> None:
    """Find the passages for a question, as an agent would."""
    session: Session = context.obj
    told = {**_told(only or []), "in_force": in_force, "repealed_too": repealed}

    async def task(workspace: "Workspace") -> "SearchResult":
        if not question.strip():
            raise QuestionEmpty(agent="")
        base = await workspace.knowledge.open(name)
        result = await base.look_up(question, top, _filters(told))
        note_searched(workspace.deeds, name, question, result.passages)
        return result

    result = session.work(task)
    for line in search_notes(result.rewritten, result.skipped, session.say):
        session.tell(line)
    data = [passage_data(passage, session.say.language) for passage in result.passages]
    text = "\n\n".join(passage_text(passage, session.say) for passage in result.passages)
    nothing = session.say("The documents hold nothing on this.")
    session.show({"passages": data, **_trace(result)}, text or nothing)


def why(
    context: typer.Context,
    name: Base,
    question: str,
    document: str,
    place: Annotated[str, typer.Option(help="A place in it, for example 第三十二条.")] = "",
) -> None:
    """Say why a document was not found for a question: which step lost it, and to what."""
    session: Session = context.obj

    async def task(workspace: "Workspace") -> "Whereabouts":
        base = await workspace.knowledge.open(name)
        return await base.why_not_found(question, document, place=place)

    told = session.work(task)
    session.show(_why_data(told, session.say), _why_text(told, session.say))


def _told(only: Sequence[str]) -> dict[str, Any]:
    """What the options say, by the fields of SearchFilters."""
    told: dict[str, Any] = {}
    for one in only:
        key, parted, value = one.partition("=")
        field = _FIELDS.get(key.strip(), key.strip())
        if not parted or field not in (*_FIELDS.values(), "issuer", "number"):
            raise typer.BadParameter(one, param_hint="--only")
        several = field in ("documents", "kinds")
        told[field] = (*told.get(field, ()), value.strip()) if several else value.strip()
    return told


def _filters(told: dict[str, Any]) -> "SearchFilters":
    from pydantic import ValidationError

    from studio.knowledge import SearchFilters

    try:
        return SearchFilters.model_validate(told)
    except ValidationError as error:
        wrong = ", ".join(str(one["input"]) for one in error.errors(include_url=False))
        raise typer.BadParameter(wrong, param_hint="--only") from error


def _trace(result: "SearchResult") -> dict[str, Any]:
    """What the endpoint's help came to, where it was asked for."""
    skipped = [{"step": one.step, "error": one.trouble.name} for one in result.skipped]
    told = {"rewritten": list(result.rewritten), "reranked": result.reranked, "skipped": skipped}
    return {key: value for key, value in told.items() if value}


def _why_data(told: "Whereabouts", say: Words) -> dict[str, Any]:
    from studio.wording.whereabouts import whereabouts_text

    language = say.language
    return {
        "question": told.question,
        "document": told.document,
        "stage": told.stage.value,
        "found": told.found,
        "rank": told.rank,
        "text_rank": told.text_rank,
        "shown": told.shown,
        "score": round(told.score, 4),
        "needed": round(told.needed, 4),
        "filter": told.filter,
        "off": told.off,
        "passage": passage_data(told.passage, language) if told.passage else None,
        "ahead": [passage_data(one, language) for one in told.ahead],
        "message": whereabouts_text(told, say),
    }


def _why_text(told: "Whereabouts", say: Words) -> str:
    from studio.wording.whereabouts import passage_line, whereabouts_text

    best = passage_line(told.passage, say) if told.passage else ""
    lines = [say("Its best passage: {passage}", passage=best)] if best else []
    before = [f"  {number}. {passage_line(one, say)}" for number, one in enumerate(told.ahead, 1)]
    heading = [say("Before it:")] if before else []
    return "\n".join([whereabouts_text(told, say), *lines, *heading, *before])
