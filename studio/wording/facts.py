"""Words for what documents say of themselves: the names of the facts, and how a document stands."""

from studio.core.facts import DocumentFacts, Validity
from studio.core.i18n import Words, mark
from studio.wording.labels import FACTS

_VALIDITY = {
    Validity.IN_FORCE: mark("in force"),
    Validity.NOT_YET: mark("not in force yet"),
    Validity.REPEALED: mark("repealed"),
    Validity.REPLACED: mark("replaced"),
    Validity.UNSURE: mark("to be confirmed"),
}


def fact_label(field: str, say: Words) -> str:
    """Name a field of DocumentFacts."""
    return say(FACTS[field])


def fact_text(field: str, facts: DocumentFacts, say: Words) -> str:
    """The value of a fact; empty when it is not known."""
    if field == "validity":
        return say(_VALIDITY[facts.validity])
    if field in ("ends", "ended"):
        return "; ".join(f"{one.part} ({one.document})" for one in getattr(facts, field))
    return "; ".join(facts.replaces) if field == "replaces" else str(getattr(facts, field))


def validity_text(validity: Validity, replaced_by: str, say: Words, since: str = "") -> str:
    """How a document stands, by what it was replaced, and since when it will hold (an ISO 8601 day)."""
    if since and validity is Validity.NOT_YET:
        return say("not in force yet, only from {day} on", day=since)
    if replaced_by and validity is Validity.REPEALED:
        return say("repealed by “{document}”", document=replaced_by)
    if replaced_by and validity is Validity.REPLACED:
        return say("replaced by “{document}”", document=replaced_by)
    if replaced_by and validity is Validity.UNSURE:
        return say("to be confirmed, perhaps replaced by “{document}”", document=replaced_by)
    return say(_VALIDITY[validity])
