"""Why a document was not found for a question, in words: what happened, and what can be done."""

from studio.core.i18n import Words, mark
from studio.core.passages import Passage
from studio.knowledge import Stage, Whereabouts
from studio.wording.explanation import explain_trouble, joined

FILTERS = {
    "documents": mark("documents"),
    "kinds": mark("kind of file"),
    "issuer": mark("issuer"),
    "number": mark("document number"),
    "dated_from": mark("issued from"),
    "dated_to": mark("issued until"),
    "in_force": mark("in force only"),
}
_TOLD: dict[Stage, tuple[str, str]] = {
    Stage.NOT_LOADED: (
        mark("“{document}” is not in this knowledge base."),
        mark("Add the file, or check its name."),
    ),
    Stage.FAILED: (mark("“{document}” could not be loaded, so nothing of it can be found."), ""),
    Stage.REFUSED: (mark("“{document}” was refused, so nothing of it can be found."), ""),
    Stage.EMPTY: (
        mark("“{document}” was loaded, and no text was found in it."),
        mark("Open the file; if it is a scan, have its text recognised."),
    ),
    Stage.NO_SUCH_PLACE: (
        mark("“{document}” has no place called “{place}”."),
        mark("Look at its chunks to see how the place is called there."),
    ),
    Stage.OFF: (
        mark("The chunks of “{document}” that could answer are switched off."),
        mark("Switch them on again."),
    ),
    Stage.FILTERED: (
        mark("The filter “{filter}” leaves “{document}” out."),
        mark("Change that filter, or set the fact right on the document."),
    ),
    Stage.REPEALED: (
        mark("“{document}” is repealed or replaced, and such documents are not searched."),
        mark("Ask for the repealed one, let repealed ones be searched, or set its state right."),
    ),
    Stage.NOTHING_SHARED: (
        mark("“{document}” shares no words with the question."),
        mark("Ask in the document's own words, or let the endpoint rewrite questions."),
    ),
    Stage.OUTRANKED: (
        mark("The best passage of “{document}” came at rank {rank}; {shown} are shown."),
        mark("Look at what came before it: it may answer as well, or be out of date."),
    ),
    Stage.BELOW_THRESHOLD: (
        mark("The best passage of “{document}” scored {score}, below the threshold of {needed}."),
        mark("Lower the threshold of this knowledge base."),
    ),
    Stage.CROWDED_OUT: (
        mark("Other passages of “{document}” took all the places that one document may have."),
        mark("Raise the number of passages one document may have."),
    ),
    Stage.TWIN: (
        mark("The best passage of “{document}” says what another passage says, and is shown once."),
        mark("Open the other one, or have repetitions shown."),
    ),
    Stage.JOINED: (mark("“{document}” was found at rank {rank}, as a part of a longer passage."), ""),
    Stage.FOUND: (mark("“{document}” was found at rank {rank}."), ""),
}


def whereabouts_text(told: Whereabouts, say: Words) -> str:
    """One or two sentences; trouble of the document itself in its own words."""
    happened, action = _TOLD[told.stage]
    facts = {
        "document": told.document,
        "place": told.place,
        "rank": told.rank or "?",
        "shown": told.shown,
        "score": f"{told.score:.2f}",
        "needed": f"{told.needed:.2f}",
        "filter": say(FILTERS[told.filter]) if told.filter in FILTERS else told.filter,
    }
    first = say(happened, **facts)
    if told.trouble is not None:
        return joined(first, str(explain_trouble(told.trouble, say)))
    return joined(first, say(action) if action else "")


def passage_line(passage: Passage, say: Words) -> str:
    return " · ".join([passage.document, passage.place.label(say.language), f"{passage.score:.2f}"])
