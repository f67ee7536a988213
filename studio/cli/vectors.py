"""How the vectors of a base stand, as JSON and as lines for a person."""

from typing import TYPE_CHECKING, Any

from studio.cli.lines import fields
from studio.cli.session import error_body
from studio.core.errors import StudioError, error_from_facts
from studio.core.i18n import Words
from studio.core.passages import Trouble
from studio.wording import explain_trouble

if TYPE_CHECKING:
    from studio.knowledge import VectorStatus


def vectors_data(vectors: "VectorStatus", say: Words) -> dict[str, Any]:
    switching = vectors.switching
    return {
        "model": vectors.model,
        "dimension": vectors.dimension,
        "count": vectors.vectors,
        "pending": vectors.pending,
        "ranking": vectors.ranking,
        "switching": switching
        and {"model": switching.model, "done": switching.done, "total": switching.total},
        "server": vectors.where,
        "error": error_body(_error(vectors.trouble), say) if vectors.trouble else None,
    }


def vectors_lines(vectors: "VectorStatus", say: Words) -> list[str]:
    switching = vectors.switching
    made = (
        say("{done} / {total} {total:chunk|chunks}", done=switching.done, total=switching.total)
        if switching
        else ""
    )
    return [
        *fields(
            [
                (say("Model of the vectors"), _model(vectors, say)),
                (say("Vectors"), vectors.vectors or ""),
                (say("Not indexed yet"), vectors.pending or ""),
                (say("Changing to"), f"{switching.model}  {made}" if switching else ""),
                (say("Chroma server"), vectors.where),
            ],
            say,
        ),
        *([f"! {explain_trouble(vectors.trouble, say)}"] if vectors.trouble else []),
    ]


def _model(vectors: "VectorStatus", say: Words) -> str:
    if vectors.ranking:
        return say(
            "{model} ({dimension} {dimension:dimension|dimensions})",
            model=vectors.model,
            dimension=vectors.dimension,
        )
    return say("none that ranks: full text alone")


def _error(trouble: Trouble) -> StudioError:
    return error_from_facts(trouble.name, trouble.facts)
